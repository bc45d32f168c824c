using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Coverage;

/// <summary>The regions side by side: for the same person, need by need, the share of the year with somebody to call.</summary>
public sealed class RegionsModel(CompareRegions compare, Catalogue catalogue) : AskedPage(catalogue)
{
    /// <summary>Gaps told in words for each region.</summary>
    public const int Worst = 3;

    public IReadOnlyList<RegionCoverage> Regions { get; private set; } = [];

    /// <summary>As much as the actor may see in every one of the regions: else they would not be compared alike.</summary>
    public override Reader Most => Actor.SeesAllNetworks || Actor.NetworkIds.Length == 0
        ? Actor.ReaderOf("")
        : Actor.NetworkIds.Min(Actor.ReaderOf);

    /// <summary>As after the first start: then every share is nothing, and that says little.</summary>
    public bool NothingVerified => !Asked.StaleCounts && Regions.All(r => r.Shares.Values.All(share => share <= 0));

    public PageFrame Frame => new() { Width = "wide", Map = true, Tlp = Most.Sees };

    public string Address(RegionCoverage region) => $"/networks/{region.Coverage.Network.Id}/coverage";

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Ask();
        Regions = await compare.RunAsync(Actor, Asked, ct);
        return true;
    }
}
