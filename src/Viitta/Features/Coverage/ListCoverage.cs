using Viitta.Common;

namespace Viitta.Features.Coverage;

/// <summary>One need in one municipality over a calendar year.</summary>
/// <param name="Need">Id of content/needs.yaml.</param>
/// <param name="Municipality">Code.</param>
/// <param name="Minutes">Of the year.</param>
/// <param name="CoveredMinutes">At which somebody is reached.</param>
/// <param name="OnStaleMinutes">At which only a contact answers that nobody has verified in twelve months.</param>
/// <param name="UncoveredIntervals">How many times with nobody there are.</param>
/// <param name="LongestMinutes">Of the longest of them; 0 when there is none.</param>
/// <param name="LongestFrom">UTC; null when there is none.</param>
public sealed record CoverageRow(
    string Network, string Need, string Municipality, int Year, int Minutes, int CoveredMinutes, int OnStaleMinutes,
    int UncoveredIntervals, int LongestMinutes, DateTime? LongestFrom)
{
    public static CoverageRow Of(string networkId, int year, string need, string municipality, Reach reach) => new(
        networkId, need, municipality, year, reach.Span.Minutes, reach.Covered, reach.OnStale, reach.Uncovered.RunCount,
        reach.Longest?.Minutes ?? 0, reach.Longest is { } longest ? reach.Span.UtcAt(longest.From) : null);
}

/// <summary>A network's coverage as rows: every need in every municipality.</summary>
public sealed class ListCoverage(ReadCoverage read, Catalogue catalogue)
{
    public async Task<Outcome<IReadOnlyList<CoverageRow>>> RunAsync(Actor actor, string networkId, CoverageAsked asked, CancellationToken ct)
    {
        var outcome = await read.RunAsync(actor, networkId, asked.Year, ct);
        if (outcome.Refused)
        {
            return outcome.Refusal;
        }
        return (CoverageRow[])
        [
            .. from need in catalogue.Needs
               from area in outcome.Value.Over(asked, need)
               from municipality in area.Municipalities
               orderby need.Id, municipality.Code
               select CoverageRow.Of(networkId, asked.Year, need.Id, municipality.Code, area.Reach),
        ];
    }
}
