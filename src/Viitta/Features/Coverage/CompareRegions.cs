using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Coverage;

/// <summary>A network's coverage, need by need.</summary>
/// <param name="Gaps">The most minutes without anybody, over the municipalities, first.</param>
public sealed record RegionCoverage(NetworkCoverage Coverage, IReadOnlyDictionary<string, double> Shares, IReadOnlyList<AreaReach> Gaps)
{
    public static RegionCoverage Of(NetworkCoverage coverage, CoverageAsked asked, IEnumerable<Term> needs)
    {
        var areas = needs.ToDictionary(need => need.Id, need => coverage.Over(asked, need));
        return new(
            coverage,
            areas.ToDictionary(a => a.Key, a => Share(a.Value)),
            [.. areas.Values.SelectMany(a => a).Where(a => a.Missing > 0).OrderByDescending(a => a.Missing)]);
    }

    /// <summary>0–1: of all minutes of all municipalities, those at which somebody is reached.</summary>
    private static double Share(IReadOnlyList<AreaReach> areas) => areas.Count == 0 ? 0
        : 1 - (areas.Sum(a => a.Missing) / areas.Sum(a => (double)a.Reach.Span.Minutes * a.Municipalities.Count));
}

/// <summary>The same question in all the regions that the actor may read, the practice region never among them.</summary>
public sealed class CompareRegions(ViittaDb db, ReadCoverage read, Catalogue catalogue)
{
    /// <returns>By name in the reader's language.</returns>
    public async Task<IReadOnlyList<RegionCoverage>> RunAsync(Actor actor, CoverageAsked asked, CancellationToken ct)
    {
        var regions = new List<RegionCoverage>();
        foreach (var id in await db.Networks.Of(actor).Where(n => !n.IsPractice).Select(n => n.Id).ToListAsync(ct))
        {
            var outcome = await read.RunAsync(actor, id, asked.Year, ct);
            if (!outcome.Refused)
            {
                regions.Add(RegionCoverage.Of(outcome.Value, asked, catalogue.Needs));
            }
        }
        return [.. regions.OrderBy(r => r.Coverage.Network.Name.ToString(), StringComparer.Create(Languages.Culture(Languages.Current), ignoreCase: true))];
    }
}
