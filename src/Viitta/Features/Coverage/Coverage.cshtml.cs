using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Coverage;

/// <summary>Where the chain breaks: needs and municipalities of a network by the share of the year with somebody to call.</summary>
public sealed class CoverageModel(ReadCoverage read, MunicipalityTiles tiles, Catalogue catalogue) : CoveragePage(read, catalogue)
{
    /// <summary>Gaps told in words.</summary>
    public const int Worst = 10;

    public IReadOnlyList<(Term Need, IReadOnlyList<AreaReach> Areas)> Rows { get; private set; } = [];

    /// <summary>The most minutes without anybody, over the municipalities, first.</summary>
    public IReadOnlyList<AreaReach> Gaps { get; private set; } = [];

    /// <summary>The need on the map: as asked, else that of the largest gap.</summary>
    public (Term Need, IReadOnlyList<AreaReach> Areas) Shown { get; private set; }

    public IReadOnlyList<TileBoard> Boards { get; private set; } = [];

    public string Hours(string need, string municipality) => $"{Root}/hours{(Asked with { Need = need, Municipality = municipality }).Query()}";

    protected override void Show()
    {
        Rows = [.. Catalogue.Needs.Select(need => (need, Coverage.Over(Asked, need)))];
        Gaps = [.. Rows.SelectMany(r => r.Areas).Where(a => a.Missing > 0).OrderByDescending(a => a.Missing).Take(Worst)];
        var shown = Asked.Need.Length == 0 && Gaps is [var worst, ..] ? worst.Need.Id : Asked.Need;
        Shown = Rows.FirstOrDefault(r => r.Need.Id == shown, Rows[0]);
        Boards = tiles.Of(Coverage.Municipalities);
    }
}

/// <summary>What the pages of a network's coverage share: its map and the question in the address.</summary>
public abstract class CoveragePage(ReadCoverage read, Catalogue catalogue) : AskedPage(catalogue)
{
    [FromRoute(Name = "network")]
    public string NetworkId { get; init; } = "";

    public NetworkCoverage Coverage { get; protected set; } = null!;

    public override Reader Most => Actor.ReaderOf(NetworkId);

    public string Root => $"/networks/{NetworkId}/coverage";

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Ask();
        var outcome = await read.RunAsync(Actor, NetworkId, Asked.Year, ct);
        if (outcome.Refused)
        {
            return false;
        }
        Coverage = outcome.Value;
        Show();
        return true;
    }

    protected abstract void Show();

    /// <summary>
    /// Marked as what the actor may read, whoever the question is asked for: the reasons and the changes to try also name
    /// contacts that the asked-for reader does not see.
    /// </summary>
    public PageFrame Frame => new() { Width = "wide", Map = true, Fictional = Coverage.Network.IsPractice, Tlp = Most.Sees };
}
