using Viitta.Features.Feedback;

namespace Viitta.Features.Reports;

/// <summary>
/// Who was there by sector, as far as a number may be told: a sector of fewer than five is counted only together with
/// others, and never so that it could be had by subtraction from the whole.
/// </summary>
/// <param name="Total">Phones that had a seat to the end; null when there were fewer than five in all.</param>
/// <param name="Sectors">Those that may be told by themselves, the largest first.</param>
/// <param name="Together">The other sectors, in the order of the list; their number is <paramref name="TogetherCount"/>.</param>
public sealed record Attendance(int? Total, IReadOnlyList<SectorCount> Sectors, IReadOnlyList<string> Together, int TogetherCount)
{
    /// <param name="sectorIds">One for each phone.</param>
    /// <param name="order">All sectors, in the order of the list.</param>
    public static Attendance Of(IReadOnlyCollection<string> sectorIds, IReadOnlyList<string> order)
    {
        if (sectorIds.Count < PublishedFeedback.NumbersFrom)
        {
            return new(null, [], [], 0);
        }
        var counted = order.Select(id => new SectorCount(id, sectorIds.Count(s => s == id))).Where(f => f.Count > 0)
            .OrderByDescending(f => f.Count).ToList();
        var told = counted.Where(f => f.Count >= PublishedFeedback.NumbersFrom).ToList();
        // What is left over would be the whole minus the told: when it is a small group, the smallest told one joins it.
        while (told.Count > 0 && sectorIds.Count - told.Sum(f => f.Count) is > 0 and < PublishedFeedback.NumbersFrom)
        {
            told.RemoveAt(told.Count - 1);
        }
        return new(
            sectorIds.Count,
            told,
            [.. order.Where(id => counted.Any(f => f.Id == id) && !told.Any(f => f.Id == id))],
            sectorIds.Count - told.Sum(f => f.Count));
    }
}

public sealed record SectorCount(string Id, int Count);
