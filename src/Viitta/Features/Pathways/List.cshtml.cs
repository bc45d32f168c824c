using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Pathways;

/// <summary>What a network has agreed, theme by theme, in all versions.</summary>
public sealed class PathwayListModel(ListPathways list, TakeBackDraft take, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    public NetworkPathways View { get; private set; } = null!;

    public Term Theme(string id) => catalogue.Theme(id);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(await take.RunAsync(Actor, id, ct), $"/pathways/{id}");

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Actor, Network, ct);
        View = outcome.Value!;
        return !outcome.Refused;
    }
}
