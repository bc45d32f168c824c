using Microsoft.AspNetCore.Mvc;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>A draft at a glance: its parts, what the check asks, and the button that publishes it.</summary>
public sealed class DraftModel(ReadDraft read, ScenarioCheck check, OrderParts order, PublishScenario publish, Catalogue catalogue) : DraftPage(read)
{
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public IReadOnlyList<DraftLack> Lacks => ScenarioCheck.Lacks(Text);

    /// <summary>What the author is asked now.</summary>
    public IReadOnlyList<AskedRemark> Open => [.. Asked.Where(a => !View.Scenario.OnPurpose.Contains(a.Remark.Key))];

    public IReadOnlyList<AskedRemark> AnsweredBefore => [.. Asked.Where(a => View.Scenario.OnPurpose.Contains(a.Remark.Key))];

    private IEnumerable<AskedRemark> Asked =>
        Remarks.Index().Select(r => new AskedRemark(this, r.Index, r.Item, Chosen("purpose", r.Item.Key, View.Scenario.OnPurpose.Contains(r.Item.Key))));

    /// <summary>Where a part is written; 0 for what is said of the whole.</summary>
    public string Where(int part) => part == 0 ? $"/scenarios/{Id}/draft/whole" : $"/scenarios/{Id}/draft/parts/{part}";

    public IEnumerable<(string Language, int Texts)> Unwritten =>
        Languages.All.Select(l => (l, ScenarioCheck.Unwritten(Text, l))).Where(l => l.Item2 > 0);

    public int NextVersion => View.Versions.Select(v => v.Number).FirstOrDefault() + 1;

    public Term Theme => catalogue.Theme(Text.ThemeId);

    public Step Step(string id) => catalogue.Step(id);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!await base.LoadAsync(ct))
        {
            return false;
        }
        Remarks = await check.RunAsync(View.Network.Id, Text, ct);
        return true;
    }

    public async Task<IActionResult> OnPostAddPartAsync(CancellationToken ct) =>
        await AfterAsync(await order.AddAsync(Actor, Id, ct), $"/scenarios/{Id}/draft#parts");

    public async Task<IActionResult> OnPostMoveAsync(int number, string? seen, string? move, CancellationToken ct) =>
        await AfterAsync(await order.MoveAsync(Actor, Id, number, seen ?? "", Enum.GetValues<PartMove>().FirstOrDefault(m => Texts.Slug(m) == move), ct), $"/scenarios/{Id}/draft#parts");

    public async Task<IActionResult> OnPostPutBackAsync(string? seen, CancellationToken ct) =>
        await AfterAsync(await order.PutBackAsync(Actor, Id, seen ?? "", ct), $"/scenarios/{Id}/draft#parts");

    public async Task<IActionResult> OnPostPublishAsync(int version, string[] purpose, bool fictional, CancellationToken ct) =>
        await AfterAsync(await publish.RunAsync(Actor, Id, version, purpose, fictional, ct), key => $"/scenarios/{key}?published");
}

/// <summary>A remark as the page asks about it.</summary>
/// <param name="Index">Its place among all remarks: names its box.</param>
public sealed record AskedRemark(DraftModel Page, int Index, Remark Remark, bool Answered);
