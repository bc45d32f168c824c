using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>What the form or the API says about a new workshop.</summary>
/// <param name="Id">Made with the form, so that sending it twice makes one workshop.</param>
/// <param name="VariantId">Empty when the scenario has no variants.</param>
/// <param name="StartsAt">Local time in Finland; null when it is not known yet.</param>
public sealed record NewWorkshop(
    Guid Id, string NetworkId, string ScenarioKey, string VariantId, DateOnly? Date, string Place, int? Tables, TimeOnly? StartsAt = null)
{
    /// <summary>What it is to look at.</summary>
    public string Focus { get; init; } = "";

    /// <summary>Not null: a rehearsal whose simulated tables write in this language.</summary>
    public string? RehearsedIn { get; init; }

    /// <summary>The coordinator has looked at the warning of the focus.</summary>
    public bool Overruled { get; init; }
}

/// <summary>Prepares a workshop: a network, the newest version of a scenario, a day and tables, with a code to join.</summary>
public sealed class CreateWorkshop(ViittaDb db, ScenarioTexts scenarios, TimeProvider time)
{
    public static readonly TraceKind Created = new("workshops.created");

    public static readonly TraceKind RehearsalStarted = new("workshops.rehearsal-started");

    public static readonly Refusal NoTime = new("workshops.no-time", 400) { Field = "start" };

    public async Task<Outcome<Workshop>> RunAsync(Actor actor, NewWorkshop asked, CancellationToken ct)
    {
        if (!actor.Coordinates(asked.NetworkId) || await db.Networks.AsNoTracking().FirstOrDefaultAsync(n => n.Id == asked.NetworkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var scenario = (await scenarios.NewestAsync(actor, ct, asked.NetworkId)).FirstOrDefault(s => s.Key == asked.ScenarioKey);
        if (Check(asked, scenario?.Text, Clock.LocalDate(time.Now())) is { } refusal)
        {
            return refusal;
        }
        if (await db.Workshops.WithRehearsals().RunBy(actor).FirstOrDefaultAsync(w => w.Id == asked.Id, ct) is { } made)
        {
            return TheSame(made, asked);
        }
        var workshop = new Workshop
        {
            Id = asked.Id,
            NetworkId = asked.NetworkId,
            ScenarioVersionId = scenario!.VersionId,
            VariantId = asked.VariantId,
            Date = asked.Date!.Value,
            Place = FreeText.Clean(asked.Place),
            Code = await FreeCodeAsync(ct),
            JoinKey = Secrets.NewKey(),
            CreatedAt = time.Now(),
        };
        workshop.AddTables(asked.Tables!.Value);
        workshop.StartAt(asked.StartsAt);
        if (workshop.FocusOn(FreeText.Clean(asked.Focus), asked.Overruled).Refusal is { } no)
        {
            return no;
        }
        if (asked.RehearsedIn is { } language && workshop.Rehearse(network, language).Refusal is { } real)
        {
            return real;
        }
        db.Workshops.Add(workshop);
        db.Record(workshop.IsRehearsal ? RehearsalStarted : Created, workshop.Id, workshop.NetworkId, actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
            return workshop;
        }
        catch (DbUpdateException)
        {
            // The same form arrived twice at the same moment; or the id is somebody else's.
            db.ChangeTracker.Clear();
            return await db.Workshops.WithRehearsals().RunBy(actor).FirstOrDefaultAsync(w => w.Id == asked.Id, ct) is { } twin
                ? TheSame(twin, asked)
                : Refusals.ChangedMeanwhile;
        }
    }

    /// <summary>What was made of the same form before; a rehearsal's id is no workshop's.</summary>
    private static Outcome<Workshop> TheSame(Workshop made, NewWorkshop asked) =>
        made.IsRehearsal == asked.RehearsedIn is not null ? made : Refusals.ChangedMeanwhile;

    /// <summary>A time as the time field sends it, or as a person writes it: 09:00, 9.00, 9. Empty is no time yet.</summary>
    public static Outcome<TimeOnly?> ReadTime(string? text) => string.IsNullOrWhiteSpace(text) ? new Outcome<TimeOnly?>(null, null)
        : TimeOnly.TryParseExact(text.Trim(), ["H:mm", "H.mm", "%H", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : NoTime;

    private static Refusal? Check(NewWorkshop asked, ScenarioText? scenario, DateOnly today) => asked switch
    {
        _ when scenario is null || !HasVariant(scenario, asked.VariantId) => Refusals.NotAChoice.For("scenario"),
        { Date: null } => Refusals.Required.For("date"),
        { Date: var date } when date < today => Workshop.DatePast,
        { Tables: not (>= 1 and <= Workshop.MostTables) } => Workshop.TablesNumber,
        { Place.Length: > 200 } => Refusals.TooLong.With(200).For("place"),
        _ => null,
    };

    private static bool HasVariant(ScenarioText scenario, string variantId) => scenario.Variants.Count == 0
        ? variantId.Length == 0
        : scenario.Variants.Any(v => v.Id == variantId);

    private async Task<string> FreeCodeAsync(CancellationToken ct)
    {
        string code;
        do
        {
            code = Secrets.NewCode();
        }
        while (await db.Workshops.WithRehearsals().AnyAsync(w => w.Code == code, ct));
        return code;
    }
}
