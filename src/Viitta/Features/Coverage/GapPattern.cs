using System.Runtime.InteropServices;

namespace Viitta.Features.Coverage;

/// <summary>Times with nobody that come again: from the same hour of the week, for as long.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Times">How many in the span.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GapPattern(Run First, int Times)
{
    /// <summary>The uncovered times of a span by pattern: those first that leave most minutes uncovered together.</summary>
    public static IReadOnlyList<GapPattern> Of(Reach reach) =>
    [
        .. reach.Uncovered.Runs
            .GroupBy(run => (reach.Span.HourOfWeekAt(run.From), reach.Span.LocalAt(run.From).Minute, run.Minutes))
            .Select(alike => new GapPattern(alike.First(), alike.Count()))
            .OrderByDescending(p => (long)p.First.Minutes * p.Times),
    ];
}

/// <summary>Hours of the day that are alike on each weekday, so that a week is read at a glance.</summary>
/// <param name="From">O'clock.</param>
/// <param name="Until">O'clock, 24 at most.</param>
/// <param name="Days">Monday to Sunday: of one of these hours.</param>
public sealed record HourBand(int From, int Until, IReadOnlyList<HourReach> Days)
{
    public int Hours => Until - From;

    /// <summary>A week, in as few bands as show every difference of a whole per cent.</summary>
    public static IReadOnlyList<HourBand> Of(Reach reach) => Of(reach.HoursOfWeek());

    /// <param name="week">Monday 0–1 is 0, Sunday 23–24 is 167.</param>
    public static IReadOnlyList<HourBand> Of(IReadOnlyList<HourReach> week)
    {
        var bands = new List<HourBand>();
        for (var hour = 0; hour < 24; hour++)
        {
            HourReach[] days = [.. Enumerable.Range(0, 7).Select(day => week[(day * 24) + hour])];
            if (bands is [.., var last] && last.Days.Zip(days).All(d => CoverageWords.WholePercent(d.First.Share) == CoverageWords.WholePercent(d.Second.Share)))
            {
                bands[^1] = last with { Until = hour + 1 };
            }
            else
            {
                bands.Add(new HourBand(hour, hour + 1, days));
            }
        }
        return bands;
    }
}
