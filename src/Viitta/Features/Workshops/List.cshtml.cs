using Microsoft.AspNetCore.Mvc;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.Workshops;

/// <summary>A network's workshops, the newest first.</summary>
public sealed class ListModel(ListWorkshops list, PracticeRegion practice) : ViittaPage
{
    [FromRoute(Name = "network")]
    public string NetworkId { get; init; } = "";

    public Network Network { get; private set; } = null!;

    public bool Coordinates => Actor.Coordinates(NetworkId);

    /// <summary>Whoever coordinates rehearses; the rehearsals are the practice region's.</summary>
    public bool MayRehearse => Coordinates && PracticeId is not null;

    public string? PracticeId => practice.NetworkId;

    public IReadOnlyList<ListedWorkshop> Workshops { get; private set; } = [];

    public IReadOnlyList<ListedWorkshop> Rehearsals { get; private set; } = [];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var found = await list.RunAsync(Actor, NetworkId, ct);
        (Network, Workshops, Rehearsals) = (found.Value?.Network!, found.Value?.Workshops ?? [], found.Value?.Rehearsals ?? []);
        return !found.Refused;
    }

    /// <summary>Where somebody who opens a workshop wants to be.</summary>
    public string PageOf(Workshop workshop) =>
        $"/workshops/{workshop.Id}/{(Coordinates && !workshop.IsClosed ? "stage" : "findings")}";
}
