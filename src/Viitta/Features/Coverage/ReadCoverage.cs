using Viitta.Common;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>A contact that coverage was counted over, with what it belongs to.</summary>
public sealed record CoveredContact(Organization Organization, Service Service, ContactPoint Contact);

/// <summary>Municipalities where the same services answer a need, and so the same people are reached.</summary>
public sealed record AreaReach(Term Need, IReadOnlyList<Municipality> Municipalities, Reach Reach)
{
    /// <summary>Minutes without anybody, over all its municipalities.</summary>
    public long Missing => (long)(Reach.Span.Minutes - Reach.Covered) * Municipalities.Count;
}

/// <summary>A network's service map as it is now, and what it covers in a calendar year.</summary>
public sealed record NetworkCoverage(
    Network Network, CalendarSpan Span, CoverageMap Map, IReadOnlyList<Municipality> Municipalities, IReadOnlyDictionary<Guid, CoveredContact> Contacts)
{
    public Reach Reach(CoverageAsked asked, string need, string municipality) => Map.Reach(asked.Question(need, municipality), Span);

    /// <summary>A need over all municipalities; those with the same services are counted once.</summary>
    public IReadOnlyList<AreaReach> Over(CoverageAsked asked, Term need) =>
    [
        .. from municipality in Municipalities
           group municipality by string.Join(',', Map.Services.Where(s => s.Answers(asked.Question(need.Id, municipality.Code))).Select(s => s.Id)) into alike
           let municipalities = alike.ToList()
           select new AreaReach(need, municipalities, Reach(asked, need.Id, municipalities[0].Code)),
    ];
}

/// <summary>
/// Counts who is reached, over the contacts that the actor may see: the map as it is kept now, not the edition that was
/// published, so that a gap can be seen closing before the next edition.
/// </summary>
public sealed class ReadCoverage(LoadMap load, Catalogue catalogue)
{
    /// <param name="year">Calendar year in Finland.</param>
    public async Task<Outcome<NetworkCoverage>> RunAsync(Actor actor, string networkId, int year, CancellationToken ct)
    {
        if (await load.RunAsync(actor, networkId, ct) is not { } loaded)
        {
            return Refusals.NotFound;
        }
        var (network, organizations) = loaded;
        var rows = organizations.Where(o => !o.Organization.IsCandidate).SelectMany(o => o.Services, (o, s) => (o.Organization, s.Service, s.Contacts)).ToList();
        return new NetworkCoverage(
            network,
            CalendarSpan.Year(year),
            new CoverageMap(rows.Select(r => CoverageService.Of(r.Service, r.Contacts, network.Area))),
            [.. catalogue.Municipalities.Where(m => network.Area.Contains(m.Code)).OrderBy(m => m.Name.ToString(), StringComparer.CurrentCulture)],
            rows.SelectMany(r => r.Contacts, (r, c) => new CoveredContact(r.Organization, r.Service, c)).ToDictionary(c => c.Contact.Id));
    }
}
