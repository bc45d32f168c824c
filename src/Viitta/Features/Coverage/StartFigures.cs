using System.Runtime.InteropServices;

namespace Viitta.Features.Coverage;

/// <summary>Every start of a span, counted: how long it takes, and whether it is in time. Never is longer than any time.</summary>
public sealed class StartFigures
{
    private readonly List<Stretch> _stretches;
    private readonly Lazy<IReadOnlyList<HourProgress>> _hours;

    internal StartFigures(CalendarSpan span, Arrival done, MinuteSet late)
    {
        (Span, _stretches, LateStarts) = (span, [.. done.Stretches], late);
        Never = _stretches.Where(s => s.Minutes is null).Sum(s => s.Starts.Minutes);
        _hours = new(CountHours);
    }

    public CalendarSpan Span { get; }

    /// <summary>The starts that are done after the deadline or never; of the whole: with any step so.</summary>
    public MinuteSet LateStarts { get; }

    public int OnTime => Span.Minutes - LateStarts.Count;

    /// <summary>0–1.</summary>
    public double ShareOnTime => (double)OnTime / Span.Minutes;

    /// <summary>Starts that never get there.</summary>
    public int Never { get; }

    /// <summary>Minutes in which half of the starts are done; null when more than half never are.</summary>
    public int? Median => Within(50);

    /// <summary>Minutes in which 95 of 100 starts are done; null when more than five never are.</summary>
    public int? P95 => Within(95);

    /// <summary>Minutes of the start that takes longest; null when one never gets there.</summary>
    public int? Longest => Never > 0 ? null : _stretches.Max(s => s.Minutes);

    /// <summary>The first start that takes longest, as a minute of the span.</summary>
    public int WorstStart => (Never > 0 ? _stretches.Find(s => s.Minutes is null) : _stretches.MaxBy(s => s.Minutes)).Starts.From;

    /// <summary>Monday 0–1 by the wall clock is 0, Sunday 23–24 is 167.</summary>
    public IReadOnlyList<HourProgress> Hours => _hours.Value;

    /// <summary>
    /// The hour of the week with the smallest share on time; of equals the one with most that never get there, then with the
    /// longest mean, then the first.
    /// </summary>
    public int WorstHour => Hours.Index().Where(h => h.Item.Starts > 0)
        .OrderBy(h => h.Item.ShareOnTime).ThenByDescending(h => (double)h.Item.Never / h.Item.Starts).ThenByDescending(h => h.Item.Mean ?? 0).First().Index;

    /// <summary>The starts that are done after the deadline, or never.</summary>
    internal static MinuteSet Late(Arrival done, int? deadline) => MinuteSet.Of(
        from stretch in done.Stretches
        let late = stretch.Starts.Until - (deadline is { } minutes ? stretch.CountWithin(minutes) : stretch.Minutes is null ? 0 : stretch.Starts.Minutes)
        where stretch.Starts.From < late
        select (stretch.Starts.From, late));

    /// <summary>The fewest minutes in which so many of 100 starts are done.</summary>
    private int? Within(int percent)
    {
        var wanted = (((long)Span.Minutes * percent) + 99) / 100;
        if (Span.Minutes - Never < wanted)
        {
            return null;
        }
        var (low, high) = (0, _stretches.Max(s => s.Minutes ?? 0));
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _stretches.Sum(s => (long)s.CountWithin(middle)) >= wanted ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    private HourProgress[] CountHours()
    {
        var hours = new HourProgress[168];
        var at = 0;
        for (var from = 0; from < Span.Minutes; from += 60)
        {
            var run = new Run(from, from + 60);
            var (never, total) = (0, 0L);
            while (true)
            {
                var part = _stretches[at].Within(run);
                never += part.Minutes is null ? part.Starts.Minutes : 0;
                total += part.Total;
                if (_stretches[at].Starts.Until > run.Until || at + 1 == _stretches.Count || _stretches[at + 1].Starts.From >= run.Until)
                {
                    break;
                }
                at++;
            }
            ref var hour = ref hours[Span.HourOfWeekAt(from)];
            hour = new(hour.Starts + 60, hour.OnTime + 60 - LateStarts.CountIn(run), hour.Never + never, hour.Total + total);
            at += _stretches[at].Starts.Until == run.Until && at + 1 < _stretches.Count ? 1 : 0;
        }
        return hours;
    }
}

/// <summary>The starts in one hour of the week.</summary>
/// <param name="Total">Minutes of those that get there, together.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HourProgress(int Starts, int OnTime, int Never, long Total)
{
    /// <summary>0–1.</summary>
    public double ShareOnTime => Starts == 0 ? 0 : (double)OnTime / Starts;

    /// <summary>Minutes, of those that get there; null when none does.</summary>
    public double? Mean => Starts == Never ? null : (double)Total / (Starts - Never);
}
