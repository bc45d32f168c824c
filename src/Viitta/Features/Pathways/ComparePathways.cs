using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>A pathway beside another.</summary>
/// <param name="Before">Null when there is none to compare with: a first version in the only region that the reader sees.</param>
/// <param name="Differences">None without <paramref name="Before"/>.</param>
/// <param name="Others">All that it can be compared with: other versions first, then other themes, then other regions.</param>
/// <param name="Networks">By id.</param>
/// <param name="Organizations">By id: all that the two name.</param>
/// <param name="Services">Names by id, as far as the reader may see them.</param>
public sealed record PathwayComparison(
    Pathway After,
    Pathway? Before,
    PathwayDifferences Differences,
    IReadOnlyList<Pathway> Others,
    IReadOnlyDictionary<string, Network> Networks,
    IReadOnlyDictionary<Guid, Organization> Organizations,
    IReadOnlyDictionary<Guid, LocalText> Services)
{
    /// <summary>Between networks sectors are compared: each has its own police.</summary>
    public bool BySector => Before is not null && Before.NetworkId != After.NetworkId;
}

/// <summary>Compares a pathway with the version before it, or with any other that the reader may see.</summary>
public sealed class ComparePathways(ViittaDb db)
{
    public static readonly Refusal NotThere = new("pathways.not-to-compare", 400) { Field = "with" };

    /// <param name="with">Null is the version before: for a draft the one in force.</param>
    public async Task<Outcome<PathwayComparison>> RunAsync(Actor actor, Guid id, Guid? with, CancellationToken ct)
    {
        var pathways = db.Pathways.AsNoTracking().Of(actor);
        if (await pathways.WithSteps().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } after)
        {
            return Refusals.NotFound;
        }
        var networks = await db.Networks.AsNoTracking().Of(actor).ToDictionaryAsync(n => n.Id, ct);
        var isPractice = networks[after.NetworkId].IsPractice;
        var others = (await pathways.Where(p => p.Id != id).ToListAsync(ct))
            .Where(p => networks[p.NetworkId].IsPractice == isPractice && Near(p, after) is not null)
            .OrderBy(p => Near(p, after)).ThenByDescending(p => p.Number).ToList();
        var chosen = others.Find(p => with is { } asked ? p.Id == asked : IsBefore(p, after));
        if (with is not null && chosen is null)
        {
            return NotThere;
        }
        var before = chosen is null ? null : await pathways.WithSteps().FirstAsync(p => p.Id == chosen.Id, ct);
        var organizations = await OrganizationsAsync([after, .. before is null ? Array.Empty<Pathway>() : [before]], ct);
        var comparison = new PathwayComparison(after, before, new([]), others, networks, organizations, await ServicesAsync(actor, after.NetworkId, ct));
        return before is null ? comparison : comparison with
        {
            Differences = PathwayDifferences.Between(
                before, after,
                organization => comparison.BySector ? organizations[organization].SectorId : $"{organization}",
                closely: before.NetworkId == after.NetworkId && before.ThemeId == after.ThemeId),
        };
    }

    /// <summary>Another version, the same region's other theme, the same theme in another region; else they have nothing in common.</summary>
    private static int? Near(Pathway other, Pathway pathway) => (other.NetworkId == pathway.NetworkId, other.ThemeId == pathway.ThemeId) switch
    {
        (true, true) => 0,
        (true, false) when other.State == PathwayState.Adopted => 1,
        (false, true) when other.State == PathwayState.Adopted => 2,
        _ => null,
    };

    private static bool IsBefore(Pathway other, Pathway pathway) =>
        Near(other, pathway) == 0 && other.State != PathwayState.Draft && (pathway.Number == 0 || other.Number < pathway.Number);

    private async Task<Dictionary<Guid, Organization>> OrganizationsAsync(IEnumerable<Pathway> pathways, CancellationToken ct)
    {
        var named = pathways.SelectMany(p => p.OrganizationIds()).Distinct().ToList();
        return await db.Organizations.AsNoTracking().Where(o => named.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
    }

    private async Task<Dictionary<Guid, LocalText>> ServicesAsync(Actor actor, string networkId, CancellationToken ct) =>
        await db.Services.AsNoTracking().Of(actor).For(networkId).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
}
