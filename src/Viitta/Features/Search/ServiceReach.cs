using Viitta.Common;

namespace Viitta.Features.Search;

public enum ReachState
{
    /// <summary>No edition has been published there: nothing is known.</summary>
    Unknown,

    /// <summary>Published, and no service.</summary>
    Nobody,

    /// <summary>Not everywhere, or not at this moment.</summary>
    Partly,

    /// <summary>Somebody answers at this moment; in a county, in all its municipalities.</summary>
    Reached,
}

/// <param name="Count">In a municipality services that answer now, or, when none does, all there are; in a county municipalities where one answers.</param>
/// <param name="Of">In a county the number of its municipalities; 0 otherwise.</param>
public sealed record ReachCell(ReachState State, int Count, int Of = 0);

/// <summary>
/// The found services by need and municipality. National services reach everywhere and are counted apart, or every place
/// would look alike.
/// </summary>
public sealed class ServiceReach
{
    /// <summary>In place of a need: whatever the need.</summary>
    public const string Any = "";

    private readonly Dictionary<(string Need, string Municipality), (int Now, int All)> _counts = [];
    private readonly Dictionary<string, (int Now, int All)> _everywhere = [];
    private readonly ILookup<string, Municipality> _municipalities;
    private readonly IReadOnlySet<string> _published;

    public ServiceReach(SearchAnswer answer, Catalogue catalogue)
    {
        _municipalities = catalogue.Municipalities.ToLookup(m => m.CountyCode);
        _published = answer.Published;
        foreach (var offer in answer.Found.Concat(answer.Practice))
        {
            foreach (var need in offer.Service.Needs.Append(Any))
            {
                if (offer.Everywhere)
                {
                    Add(_everywhere, need, offer);
                    continue;
                }
                foreach (var municipality in offer.Area)
                {
                    Add(_counts, (need, municipality), offer);
                }
            }
        }
    }

    private static void Add<TKey>(Dictionary<TKey, (int Now, int All)> counts, TKey key, Offer offer)
        where TKey : notnull
    {
        var (now, all) = counts.GetValueOrDefault(key);
        counts[key] = (now + (offer.Answers ? 1 : 0), all + 1);
    }

    /// <summary>National services for that need.</summary>
    public ReachCell Everywhere(string need) => Cell(_everywhere.GetValueOrDefault(need), published: true);

    public ReachCell In(string need, Municipality municipality) =>
        Cell(_counts.GetValueOrDefault((need, municipality.Code)), _published.Contains(municipality.Code));

    public ReachCell In(string need, County county)
    {
        var cells = _municipalities[county.Code].Select(m => In(need, m)).ToList();
        var reached = cells.Count(c => c.State == ReachState.Reached);
        var state = reached == cells.Count ? ReachState.Reached
            : cells.Exists(c => c.State >= ReachState.Partly) ? ReachState.Partly
            : cells.Exists(c => c.State == ReachState.Nobody) ? ReachState.Nobody
            : ReachState.Unknown;
        return new ReachCell(state, reached, cells.Count);
    }

    private static ReachCell Cell((int Now, int All) counted, bool published) => counted switch
    {
        { Now: > 0 } => new ReachCell(ReachState.Reached, counted.Now),
        { All: > 0 } => new ReachCell(ReachState.Partly, counted.All),
        _ => new ReachCell(published ? ReachState.Nobody : ReachState.Unknown, 0),
    };
}
