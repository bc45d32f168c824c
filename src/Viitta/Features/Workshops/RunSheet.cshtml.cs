using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>What a coordinator prepares: when what happens, what to bring, who sits where and who is invited. One page to print.</summary>
public sealed class RunSheetModel(ReadRunSheet read, SetStart start, SetFocus focus, InviteNetwork invite, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public RunSheetView View { get; private set; } = null!;

    public StageView Stage => View.Stage;

    public Workshop Workshop => View.Stage.Workshop;

    public ExpectedPeople Expected { get; private set; } = null!;

    public IReadOnlyList<PlannedTable> Tables { get; private set; } = [];

    public int? BetterNumber => TablePlan.BetterNumber(Expected.People, Expected.Tables);

    public IReadOnlyList<Term> Sectors => catalogue.Sectors;

    /// <summary>What the address says goes along with the other forms.</summary>
    public Dictionary<string, string> Kept => new(Expected.Asked, StringComparer.Ordinal);

    public string Address => $"/workshops/{Id}";

    /// <summary>As the time field takes it.</summary>
    public string? Start => Workshop.StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture);

    public bool CanInvite => !Workshop.IsClosed && Workshop.Date >= Clock.LocalDate(Now);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var view = await read.RunAsync(Actor, Id, ct);
        if (view is null)
        {
            return false;
        }
        View = view;
        (Expected, var refusals) = ExpectedPeople.Read(Request.Query, catalogue.Sectors, Workshop.Tables.Count);
        Tables = TablePlan.Of(Expected.Sectors, Expected.Tables);
        if (HttpMethods.IsGet(Request.Method))
        {
            Errors.AddRange(refusals);
        }
        return true;
    }

    /// <summary>"9.10", or "+10 min" while nobody has said when the workshop starts.</summary>
    public string When(RunSheetRow row) => View.Sheet.At(row) is { } at
        ? Clock.TimeOfDay(at.ToLocalTime())
        : $"+{T["workshops.sheet.minutes", row.From]}";

    public string Length(int minutes) => minutes < 60
        ? T["workshops.sheet.minutes", minutes]
        : T["workshops.sheet.hours", minutes / 60, minutes % 60];

    public LocalText NameOf(ExpectedSector sector) => catalogue.Sector(sector.SectorId).Name;

    public Part PartOf(RunSheetRow row) => Stage.Scenario.PartNumber(row.Part)!;

    public async Task<IActionResult> OnPostStartAsync([FromForm(Name = "start")] string? time, CancellationToken ct)
    {
        var typed = CreateWorkshop.ReadTime(time);
        return typed.Refusal is { } noTime ? await RefuseAsync(noTime) : await BackAsync(await start.RunAsync(Actor, Id, typed.Value, ct));
    }

    public async Task<IActionResult> OnPostFocusAsync([FromForm(Name = "focus")] string? words, bool overruled, CancellationToken ct) =>
        await BackAsync(await focus.RunAsync(Actor, Id, words ?? "", overruled, ct));

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken ct) => await BackAsync(await invite.RunAsync(Actor, Id, ct));

    private Task<IActionResult> BackAsync(Outcome outcome) => AfterAsync(
        outcome, $"{Address}/run-sheet{ExpectedPeople.Read(Request.Query, catalogue.Sectors, 1).Expected.Query}");
}
