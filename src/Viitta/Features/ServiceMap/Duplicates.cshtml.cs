using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>What is likely to be on the map twice: merged into one, or said to be two; and undone.</summary>
public sealed class DuplicatesModel(ReadDuplicates read, MergeRows merge, KeepApart keep, RemoveFromMap remove, Catalogue catalogue) : ViittaPage
{
    /// <summary>Pairs that are listed at once.</summary>
    public const int Shown = 25;

    [BindProperty(SupportsGet = true)]
    public string Network { get; set; } = "";

    public Duplicates Found { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var found = await read.RunAsync(Actor, Network, ct);
        Found = found.Value!;
        return !found.Refused;
    }

    public static LocalText Name(IOnTheMap row) => row is Organization organization ? organization.Name : ((Service)row).Name;

    public static string Address(MapRow kind, Guid id) => $"/{(kind == MapRow.Service ? "services" : "organizations")}/{id}";

    /// <summary>"sama numero 017 000 0117; nimet muistuttavat toisiaan".</summary>
    public string Reasons(LikelyDuplicate pair) => string.Join("; ", pair.Shared.Select(s => T[
        $"servicemap.duplicates.reason.{Texts.Slug(s.Reason)}",
        s.Reason == DuplicateReason.Municipality ? catalogue.Municipality(s.What)?.Name : s.What]));

    /// <summary>Both ways that this actor may merge them.</summary>
    public IEnumerable<(IOnTheMap From, IOnTheMap Into)> Ways(LikelyDuplicate pair) =>
        new[] { (From: pair.Second, Into: pair.First), (From: pair.First, Into: pair.Second) }
            .Where(w => Actor.Keeps(w.From.NetworkId) && MergeRows.Fits(w.From, w.Into));

    public async Task<IActionResult> OnPostMergeAsync(MapRow kind, Guid leaving, Guid staying, CancellationToken ct)
    {
        var outcome = await merge.RunAsync(Actor, kind, leaving, staying, ct);
        return await AfterAsync(outcome.Refusal is { } refusal ? refusal.For($"merge-{leaving}-{staying}") : Outcome.Ok, $"/networks/{Network}/map/duplicates?done=decided");
    }

    public async Task<IActionResult> OnPostApartAsync(Guid first, Guid second, bool apart, CancellationToken ct) =>
        await AfterAsync(await keep.RunAsync(Actor, first, second, apart, ct), $"/networks/{Network}/map/duplicates?done=decided");

    public async Task<IActionResult> OnPostUndoAsync(MapRow kind, Guid leaving, CancellationToken ct) =>
        await AfterAsync(await remove.RunAsync(Actor, kind, leaving, remove: false, ct), $"/networks/{Network}/map/duplicates?done=decided");
}
