using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>
/// The minutes from one local midnight in Finland to a later one, numbered from 0: minute <c>m</c> is the UTC instant
/// <see cref="Start"/> + m. A year has 525,600 of them or 527,040; what March skips is not there, what October repeats is
/// there twice (coverage.md). Two spans with the same days are equal.
/// </summary>
public sealed record CalendarSpan
{
    public const int MinutesOfDay = 24 * 60;

    private static readonly ConcurrentDictionary<(DateOnly First, DateOnly Until), CalendarSpan> Spans = new();

    private readonly Stretch[] _stretches;
    private readonly byte[][] _weekdays;

    private CalendarSpan(DateOnly first, DateOnly until)
    {
        (First, Until) = (first, until);
        var (start, end) = (Midnight(first), Midnight(until));
        Start = start.ToDateTimeUtc();
        Minutes = (int)(end - start).TotalMinutes;
        var offset = Clock.Helsinki.GetUtcOffset(start);
        _stretches = [.. Clock.Helsinki.GetZoneIntervals(start, end).Select(zone => new Stretch(
            zone.HasStart && zone.Start > start ? (int)(zone.Start - start).TotalMinutes : 0,
            zone.HasEnd && zone.End < end ? (int)(zone.End - start).TotalMinutes : Minutes,
            (zone.WallOffset - offset).Seconds / 60))];
        _weekdays = [.. from eves in new[] { false, true } from rule in Enum.GetValues<HolidayRule>() select WeekdaysOf(rule, eves)];
    }

    /// <summary>The local day that begins with minute 0.</summary>
    public DateOnly First { get; }

    /// <summary>The local day that begins when the span is over.</summary>
    public DateOnly Until { get; }

    /// <summary>UTC.</summary>
    public DateTime Start { get; }

    public int Minutes { get; }

    public static CalendarSpan Year(int year) => Of(new(year, 1, 1), new(year + 1, 1, 1));

    /// <param name="until">Not itself included.</param>
    public static CalendarSpan Of(DateOnly first, DateOnly until) =>
        Spans.GetOrAdd((first, until), days => new(days.First, days.Until));

    public DateTime UtcAt(int minute) => Start.AddMinutes(minute);

    /// <summary>The minute of a UTC instant; below 0 or not below <see cref="Minutes"/> when it is outside.</summary>
    public int MinuteAt(DateTime utc) => (int)Math.Floor((utc - Start).TotalMinutes);

    /// <summary>The wall clock at a minute.</summary>
    public LocalDateTime LocalAt(int minute) => First.ToLocalDate().AtMidnight().PlusMinutes(WallAt(minute));

    /// <summary>Monday 0–1 o'clock is 0, Sunday 23–24 is 167, by the wall clock.</summary>
    public int HourOfWeekAt(int minute) => ((WallAt(minute) / 60) + (24 * ((int)First.ToLocalDate().DayOfWeek - 1))) % 168;

    /// <summary>The first minute of a local day; 0 or <see cref="Minutes"/> when it is before or after.</summary>
    public int MinuteOf(DateOnly day) => day <= First ? 0 : day >= Until ? Minutes : (int)(Midnight(day).ToDateTimeUtc() - Start).TotalMinutes;

    /// <summary>
    /// The minutes at which the wall clock reads from <paramref name="from"/> to before <paramref name="until"/>, counted
    /// from midnight of <see cref="First"/> as if no clock were ever turned.
    /// </summary>
    internal void AddWall(int from, int until, List<(int From, int Until)> runs)
    {
        foreach (var stretch in _stretches)
        {
            var (begin, end) = (Math.Max(from - stretch.Ahead, stretch.From), Math.Min(until - stretch.Ahead, stretch.Until));
            if (begin < end)
            {
                runs.Add((begin, end));
            }
        }
    }

    /// <summary>
    /// Whose weekday's slots a day has under a holiday rule (Monday 1 … Sunday 7, 0 none), from the day before
    /// <see cref="First"/> on: its evening may run over midnight into the span.
    /// </summary>
    internal ReadOnlySpan<byte> Weekdays(HolidayRule rule, bool evesAreHolidays) => _weekdays[(evesAreHolidays ? 3 : 0) + (int)rule];

    public bool Equals(CalendarSpan? other) => other is not null && (First, Until) == (other.First, other.Until);

    public override int GetHashCode() => HashCode.Combine(First, Until);

    private byte[] WeekdaysOf(HolidayRule rule, bool eves)
    {
        var schedule = new Schedule { Cover = Cover.OfficeHours, Holidays = rule, EvesAreHolidays = eves };
        var before = First.ToLocalDate().PlusDays(-1);
        return [.. Enumerable.Range(0, Until.DayNumber - First.DayNumber + 1).Select(n => (byte)(schedule.WeekdayOf(before.PlusDays(n)) ?? IsoDayOfWeek.None))];
    }

    private int WallAt(int minute)
    {
        foreach (var stretch in _stretches)
        {
            if (minute < stretch.Until)
            {
                return minute + stretch.Ahead;
            }
        }
        return minute + _stretches[^1].Ahead;
    }

    private static Instant Midnight(DateOnly day) => Clock.Helsinki.AtStartOfDay(day.ToLocalDate()).ToInstant();

    /// <summary>Minutes between two turnings of the clock, and how far the clock is ahead of what it was at minute 0.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stretch(int From, int Until, int Ahead);
}
