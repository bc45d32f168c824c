using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Actions;
using Viitta.Features.Layout;
using Viitta.Features.Workshops;

namespace Viitta.Features.Pathways;

/// <summary>
/// A draft for its coordinator: findings on the left, what is agreed on the right, each row with small forms of its own.
/// For everyone else, and once adopted, the sheet to read and print.
/// </summary>
public sealed class PathwayModel(
    ReadPathway read, SayStep say, DecideStep decide, PutResponsibility put, RemoveResponsibility remove, PutResponsibilityBack putBack,
    AdoptPathway adopt, RevisePathway revise, DiscardDraft discard, AddAction addAction, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public PathwayView View { get; private set; } = null!;

    public Pathway Pathway => View.Pathway;

    public Catalogue Catalogue => catalogue;

    /// <summary>Prefix of the fields of the form that was sent; that form stays open when it was refused.</summary>
    public string Sent { get; private set; } = "";

    /// <summary>The step whose row is open, after a refusal.</summary>
    public string SentStep { get; private set; } = "";

    public Task<IActionResult> OnPostTextAsync(string step, int version, CancellationToken ct) => InRowAsync($"{step}-say", step, () =>
        say.RunAsync(Actor, Id, step, version, Languages.Current, Value("text"), Value("overruled") == "true", ct));

    public Task<IActionResult> OnPostDecideAsync(string step, int version, bool decided, CancellationToken ct) => InRowAsync($"{step}-decide", step, () =>
        decide.RunAsync(Actor, Id, step, version, decided, ct));

    public Task<IActionResult> OnPostPutAsync(string step, int version, Guid id, string form, CancellationToken ct) => InRowAsync(form, step, () =>
        put.RunAsync(Actor, Id, step, version, Input(id), ct));

    public Task<IActionResult> OnPostRemoveAsync(string step, int version, Guid id, CancellationToken ct) => InRowAsync($"r{id:N}", step, () =>
        remove.RunAsync(Actor, Id, step, version, id, ct));

    public Task<IActionResult> OnPostPutBackAsync(string step, int version, Guid id, CancellationToken ct) => InRowAsync($"r{id:N}", step, () =>
        putBack.RunAsync(Actor, Id, step, version, id, ct));

    public Task<IActionResult> OnPostActionAsync(string step, Guid id, CancellationToken ct) => InRowAsync($"{step}-action", step, async () =>
    {
        var found = await read.RunAsync(Actor, Id, ct);
        if (found.Refused)
        {
            return found.Refusal;
        }
        var terms = new ActionTerms(Value("text"), Reference("owner"), Day("due"), Overruled: Value("overruled") == "true");
        return new Outcome((await addAction.RunAsync(Actor, new NewAction(
            id, found.Value.Network.Id, found.Value.Pathway.ThemeId, step, Choice<GapKind>("kind"), terms,
            found.Value.Pathway.WorkshopId), ct)).Refusal);
    });

    public async Task<IActionResult> OnPostAdoptAsync(int version, CancellationToken ct)
    {
        Sent = "adopt";
        var known = catalogue.Steps.Select(s => s.Id).Where(s => Chosen($"known-{s}", "true")).ToList();
        return await AfterAsync(await adopt.RunAsync(Actor, Id, version, DayField.Read(Typed("adopted-on")), known, ct), $"/pathways/{Id}");
    }

    public async Task<IActionResult> OnPostReviseAsync(Guid newId, CancellationToken ct) =>
        await AfterAsync(await revise.RunAsync(Actor, Id, newId, ct), id => $"/pathways/{id}");

    public async Task<IActionResult> OnPostDiscardAsync(int version, CancellationToken ct) =>
        await AfterAsync(await discard.RunAsync(Actor, Id, version, ct), network => $"/networks/{network}/pathways");

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Id, ct);
        View = outcome.Value!;
        return !outcome.Refused;
    }

    public Finding? FindingOf(PathwayStep step) => View.Findings?.Of(step.StepId);

    public IEnumerable<string> Words(Finding finding) => FindingWords.Of(finding, who => View.Findings!.NameOf(who).ToString(), T);

    public string Today => DayField.Text(Clock.LocalDate(Now));

    /// <summary>Runs, and comes back to the row: with everything typed still there when it was refused.</summary>
    private async Task<IActionResult> InRowAsync(string form, string step, Func<Task<Outcome>> run)
    {
        (Sent, SentStep) = (form, step);
        var outcome = await run();
        return outcome.Refusal is { } refusal
            ? await RefuseAsync(refusal.Field is { } field ? refusal.For($"{form}-{field}") : refusal)
            : LocalRedirect($"/pathways/{Id}#{step}");
    }

    private ResponsibilityInput Input(Guid id) => new(
        id, Reference("who"), Value("name"), Value("sector"),
        new ResponsibilityTerms
        {
            Role = Choice<Role>("role") ?? Role.Contributes,
            When = Situation.Of(
                from point in catalogue.DecisionPoints
                let said = Value($"when-{point.Id}")
                where said is "yes" or "no"
                select KeyValuePair.Create(point.Id, said == "yes")),
            ServiceId = Reference("service"),
            Basis = Choice<Basis>("basis") ?? Basis.Assumption,
            Hours = Choice<Cover>("hours") ?? Cover.Unknown,
            SubstituteId = Reference("substitute"),
            InformationLabel = Choice<InformationLabel>("label"),
            Confidence = Choice<Confidence>("confidence") ?? Confidence.Assumed,
        },
        Value("handover"), Languages.Current, Value("overruled") == "true");

    private string Value(string field) => Typed($"{Sent}-{field}") ?? "";

    private Guid? Reference(string field) => Guid.TryParse(Value(field), out var id) ? id : null;

    private T? Choice<T>(string field)
        where T : struct, Enum => Enum.GetValues<T>().Where(m => Texts.Slug(m) == Value(field)).Select(m => (T?)m).FirstOrDefault();

    private DateOnly? Day(string field) => DayField.Read(Value(field));
}

/// <summary>One row of the draft's table.</summary>
public sealed record PathwayRow(PathwayModel Page, PathwayStep Step)
{
    public bool IsNext => Page.Pathway.Next == Step;
}

/// <summary>One small form of a row: its fields' names and ids begin with the prefix.</summary>
/// <param name="Responsibility">Null where one is added.</param>
public sealed record RowForm(PathwayModel Page, PathwayStep Step, string Prefix, Responsibility? Responsibility = null)
{
    public bool IsOpen => Page.Sent == Prefix;

    public string Name(string field) => $"{Prefix}-{field}";

    public Refusal? Error(string field) => Page.ErrorFor(Name(field));

    public string? Typed(string field, object? otherwise = null) => Page.Typed(Name(field), otherwise);

    /// <summary>The warning may be overruled in this form.</summary>
    public bool IsSuspicious => Page.Errors.Exists(e => e.Code == Refusals.Suspicious.Code && e.Field?.StartsWith(Prefix, StringComparison.Ordinal) == true);

    public ChoiceField Choice(string field, string label, IEnumerable<(string Value, string Text)> options, string? chosen, string? empty = null) =>
        new(Name(field), label, [.. options], Typed(field, chosen) ?? "", empty, Error(field));
}
