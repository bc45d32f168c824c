using Microsoft.AspNetCore.Mvc;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>A draft at a glance: its parts, what the check asks, and the button that publishes it.</summary>
public sealed class DraftModel(ReadDraft read, ScenarioCheck check, OrderParts order, PublishScenario publish, Catalogue catalogue) : DraftPage(read)
{
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public IReadOnlyList<DraftLack> Lacks => ScenarioCheck.Lacks(Text);

    /// <summary>Asked about: not yet answered, and answered before.</summary>
    public IEnumerable<(int Index, Remark Remark, bool Answered)> Asked =>
        Remarks.Index().Select(r => (r.Index, r.Item, Chosen("purpose", r.Item.Key, View.Scenario.OnPurpose.Contains(r.Item.Key))));

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
