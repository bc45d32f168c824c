using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>What a network has agreed, theme by theme, in all versions.</summary>
public sealed class PathwayListModel(ListPathways list, TakeBackDraft take, TypicalPictures pictures, Catalogue catalogue, Reforms reforms) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    public NetworkPathways View { get; private set; } = null!;

    public IReadOnlyList<TypicalPicture> Pictures => pictures.All;

    public Term Theme(string id) => catalogue.Theme(id);

    /// <summary>Authorities that reforms have ended and its words still name, each once a step. What is no longer in force is history.</summary>
    public IEnumerable<(PathwayStep Step, Reform Reform, string Word)> Outdated(Pathway pathway) =>
        from step in pathway.Ordered
        where pathway.State is PathwayState.Draft or PathwayState.Adopted
        from found in step.Ordered.Select(r => r.Handover).Append(step.Text)
            .SelectMany(text => Languages.All.Select(text.Exactly)).SelectMany(reforms.In).DistinctBy(hit => hit.Reform)
        select (step, found.Reform, found.Word);

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(await take.RunAsync(Actor, id, ct), $"/pathways/{id}");

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Actor, Network, ct);
        View = outcome.Value!;
        return !outcome.Refused;
    }
}
