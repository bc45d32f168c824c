using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>
/// The participant's own table. The address says which part is shown, 0 being the wait for the first (/table alone goes
/// to the current one), so that nobody's page turns under the fingers when the facilitator releases the next.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class TableModel(
    ReadTable readTable, SaveAnswer save, RemoveAnswer remove, RestoreAnswer restore, JoinWordings join,
    Catalogue catalogue, Pseudonyms pseudonyms) : ViittaPage
{
    [FromQuery(Name = "part")]
    public int? AskedPart { get; set; }

    /// <summary>The answer being rewritten: its form stands in its place.</summary>
    [FromQuery(Name = "edit")]
    public Guid? EditId { get; set; }

    /// <summary>The answer just taken away, to offer its undoing.</summary>
    [FromQuery(Name = "removed")]
    public Guid? RemovedId { get; set; }

    [FromQuery(Name = "view")]
    public string? View { get; set; }

    public TableState State { get; private set; } = null!;

    /// <summary>Other tables' answers by table number; empty unless revealed and asked for.</summary>
    public ILookup<int, Answer> Others { get; private set; } = Array.Empty<Answer>().ToLookup(_ => 0);

    /// <summary>0 for the wait before the first part.</summary>
    public int PartNumber { get; private set; }

    public Part? Part => State.Scenario.PartNumber(PartNumber);

    public IEnumerable<Step> Steps => Part?.StepIds.Select(catalogue.Step) ?? [];

    public bool MayWrite => State.MayWrite;

    /// <summary>live.js reads the page again: it takes the regions that may have changed, so the forms to write in are left out.</summary>
    public bool IsLook => Look.Is(Request);

    /// <summary>What the phones of the table read of a part differs by who wrote what only where two wordings wait to be joined.</summary>
    private bool IsSameForAll => Part is not null && !State.Workshop.IsClosed && !State.Answers.Any(a => a.BesideId is not null && a.RemovedAt is null);

    public bool ShowsAll => View == "all" && State.Workshop.Revealed;

    /// <summary>Organisations to choose from, the region's own first, by sector, in the order of their names.</summary>
    public IEnumerable<IGrouping<string, Organization>> Choices => State.Organizations
        .Where(o => o.RemovedAt is null && !o.IsCandidate)
        .OrderBy(o => o.NetworkId is null)
        .ThenBy(o => catalogue.Sectors.TakeWhile(s => s.Id != o.SectorId).Count())
        .ThenBy(o => o.Name.ToString(), StringComparer.CurrentCulture)
        .GroupBy(o => $"{catalogue.Sector(o.SectorId).Name}{(o.NetworkId is null ? $" · {T["servicemap.map.national"]}" : "")}");

    public string Pseudonym(int? number) => pseudonyms[number].ToString();

    /// <summary>Free text that was sent after the end, or by an observer, shown again so that it is not lost; the page has no forms then.</summary>
    public IEnumerable<string> Unsaved => !MayWrite && Errors.Count > 0
        ? AnswerForm.TextFields.Select(name => Typed($"{Typed("form")}-{name}") ?? "").Where(text => text.Length > 0)
        : [];

    public Answer? Removed => State.Answers.FirstOrDefault(a => a.Id == RemovedId && a.RemovedAt is not null);

    public override Task<bool> LoadAsync(CancellationToken ct) => LoadAsync(toChooseFrom: true, ct);

    private async Task<bool> LoadAsync(bool toChooseFrom, CancellationToken ct)
    {
        var state = await readTable.RunAsync(Actor, toChooseFrom, ct);
        if (state is null)
        {
            return false;
        }
        State = state;
        PartNumber = state.PartNumber(AskedPart);
        if (ShowsAll)
        {
            Others = await readTable.OthersAsync(state, ct);
        }
        return true;
    }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // Others at the table may wait for the same look: it is made also when the phone that asked first is gone.
        if (!await LoadAsync(toChooseFrom: AskedPart is not null && !IsLook, IsLook ? CancellationToken.None : ct))
        {
            return LocalRedirect("/join");
        }
        if (IsLook && IsSameForAll)
        {
            TableLooks.Share(HttpContext);
        }
        return PartNumber == AskedPart ? Page() : LocalRedirect(Address());
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        var draft = AnswerForm.Read(Request.Form, await readTable.PartIdAsync(Actor, AskedPart, ct));
        var saved = await save.RunAsync(Actor, draft, ct);
        return saved.Refusal is { Field: { } field } refusal
            ? await RefuseAsync(refusal.For($"{Request.Form["form"]}-{field}"))
            : PhoneOutbox.AddressOnly(this, await AfterAsync(saved, Address(draft.StepId)));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int version, string? step, CancellationToken ct) =>
        PhoneOutbox.AddressOnly(this, await AfterAsync(await remove.RunAsync(Actor, id, version, ct), Address(step, $"&removed={id}")));

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, string? step, CancellationToken ct) =>
        await AfterAsync(await restore.RunAsync(Actor, id, ct), Address(step));

    public async Task<IActionResult> OnPostJoinAsync(Guid id, Guid? keep, int version, int beside, string? step, CancellationToken ct) =>
        await AfterAsync(await join.RunAsync(Actor, id, keep, version, beside, ct), Address(step));

    /// <summary>This page at a step.</summary>
    public string Address(string? stepId = null, string more = "")
    {
        var part = State is null ? AskedPart : PartNumber;
        var place = stepId is { Length: > 0 } && catalogue.Steps.Any(s => s.Id == stepId) ? $"#{stepId}" : "";
        return (part is null ? "/table" : $"/table?part={part}{more}") + place;
    }

    /// <summary>A fresh form for something new at a step.</summary>
    public AnswerForm NewForm(string stepId, AnswerKind kind)
    {
        var prefix = $"{stepId}-{kind switch { AnswerKind.Responsibility => "line", AnswerKind.Gap => "gap", _ => "question" }}";
        var led = State.Lines(Part!.Id, stepId).Any(a => a.Role == Role.Leads);
        var words = kind == AnswerKind.Responsibility ? new Wording { Role = led ? Role.Contributes : Role.Leads } : new Wording();
        return new AnswerForm(this, prefix, PartNumber, stepId, kind, Guid.CreateVersion7(), null, words);
    }

    public AnswerForm EditForm(Answer answer) =>
        new(this, "edit", PartNumber, answer.StepId, answer.Kind, answer.Id, answer.Version, answer.Wording);

    public bool IsEdited(Answer answer) => MayWrite && answer.Id == EditId;
}
