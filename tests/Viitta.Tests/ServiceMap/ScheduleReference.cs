using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Duration = NodaTime.Duration;
using Period = NodaTime.Period;

namespace Viitta.Tests.ServiceMap;

/// <summary>
/// A schedule as a calendar would have it, to hold <see cref="OpenStateRules"/> against: weekly slots are RRULEs that
/// Ical.Net expands in floating local time, closed dates are EXDATEs, NodaTime says what the wall clock reads at a UTC
/// minute, holidays are a list copied from the almanac. Slow, obvious, and with none of the program's arithmetic.
/// </summary>
internal sealed class ScheduleReference
{
    private const int MinutesOfDay = 24 * 60;
    private const int DaysBefore = 2;

    private static readonly LocalDate Origin = new(2026, 11, 1);
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 15, 0, 0);

    /// <summary>What the wall clock in Helsinki reads, in minutes since <see cref="Origin"/>, at each minute from <see cref="Start"/>.</summary>
    private static readonly int[] WallClock = [.. Enumerable.Range(0, 480 * MinutesOfDay).Select(minute =>
    {
        var local = Start.Plus(Duration.FromMinutes(minute)).InZone(DateTimeZoneProviders.Tzdb["Europe/Helsinki"]).LocalDateTime;
        return (Period.DaysBetween(Origin, local.Date) * MinutesOfDay) + (local.Hour * 60) + local.Minute;
    })];

    private static readonly HashSet<LocalDate> Holidays =
    [
        new(2026, 12, 6), new(2026, 12, 25), new(2026, 12, 26),
        new(2027, 1, 1), new(2027, 1, 6), new(2027, 3, 26), new(2027, 3, 28), new(2027, 3, 29), new(2027, 5, 1), new(2027, 5, 6), new(2027, 5, 16),
        new(2027, 6, 26), new(2027, 11, 6), new(2027, 12, 6), new(2027, 12, 25), new(2027, 12, 26),
        new(2028, 1, 1), new(2028, 1, 6),
    ];

    private static readonly HashSet<LocalDate> Eves = [new(2026, 12, 24), new(2027, 6, 25), new(2027, 12, 24)];

    private readonly int _first;
    private readonly bool[] _open;

    /// <param name="asked">A UTC minute; the reference knows the days that <see cref="OpenStateRules"/> looks at from there.</param>
    public ScheduleReference(Schedule schedule, DateTime asked)
    {
        Asked = MinuteOf(asked);
        var today = WallClock[Asked] / MinutesOfDay;
        _first = (today - DaysBefore) * MinutesOfDay;
        _open = new bool[(DaysBefore + OpenState.Horizon + 3) * MinutesOfDay];
        var (from, until) = (Origin.PlusDays(today - DaysBefore), Origin.PlusDays(today + OpenState.Horizon + 1));
        foreach (var slot in schedule.Slots)
        {
            foreach (var day in DaysOf(schedule, slot, from, until))
            {
                Mark(day, slot.Opens, slot.Closes);
            }
        }
        foreach (var extra in schedule.Extra.Where(e => Day(e.Date) >= from && Day(e.Date) <= until))
        {
            Mark(Day(extra.Date), extra.Opens, extra.Closes);
        }
    }

    private int Asked { get; }

    public bool IsOpen => At(Asked);

    /// <summary>The first minute that is otherwise, within the days looked ahead.</summary>
    public DateTime? Changes
    {
        get
        {
            var end = _first + ((DaysBefore + OpenState.Horizon + 1) * MinutesOfDay);
            for (var minute = Asked + 1; WallClock[minute] < end; minute++)
            {
                if (At(minute) != IsOpen)
                {
                    return Start.Plus(Duration.FromMinutes(minute)).ToDateTimeUtc();
                }
            }
            return null;
        }
    }

    /// <summary>Whether it is open at another UTC minute of the same days.</summary>
    public bool OpenAt(DateTime utc) => At(MinuteOf(utc));

    /// <summary>The date in Helsinki at a UTC minute.</summary>
    public static LocalDate DateAt(DateTime utc) => Origin.PlusDays(WallClock[MinuteOf(utc)] / MinutesOfDay);

    private static int MinuteOf(DateTime utc) => (int)(utc - Start.ToDateTimeUtc()).TotalMinutes;

    private bool At(int minute) => _open[WallClock[minute] - _first];

    private void Mark(LocalDate day, int opens, int closes)
    {
        var begin = (Period.DaysBetween(Origin, day) * MinutesOfDay) + opens - _first;
        var length = closes > opens ? closes - opens : MinutesOfDay - opens + closes;
        Array.Fill(_open, true, begin, length);
    }

    private static IEnumerable<LocalDate> DaysOf(Schedule schedule, Slot slot, LocalDate from, LocalDate until)
    {
        var first = slot.From is { } begins && Day(begins) > from ? Day(begins) : from;
        var last = slot.Until is { } ends && Day(ends) < until ? Day(ends) : until;
        var all = Enumerable.Range(0, Math.Max(0, Period.DaysBetween(first, last) + 1)).Select(first.PlusDays).ToList();
        var special = all.Where(d => Holidays.Contains(d) || (schedule.EvesAreHolidays && Eves.Contains(d))).ToHashSet();
        var closed = all.Where(d => schedule.Closed.Any(c => Day(c.From) <= d && d <= Day(c.Until))).ToHashSet();
        var noWeekly = schedule.Holidays == HolidayRule.AsUsual ? closed : [.. closed, .. special];
        var asSunday = schedule.Holidays == HolidayRule.AsSunday && slot.Days.Contains(7) ? special.Except(closed) : [];
        return Weekly(slot.Days, all, last, noWeekly).Concat(asSunday);
    }

    private static IEnumerable<LocalDate> Weekly(IReadOnlyList<int> weekdays, List<LocalDate> all, LocalDate last, HashSet<LocalDate> without)
    {
        if (all.Where(d => weekdays.Contains((int)d.DayOfWeek)).Select(d => (LocalDate?)d).FirstOrDefault() is not { } first)
        {
            return [];
        }
        var weekly = new CalendarEvent
        {
            Start = Of(first),
            RecurrenceRule = new RecurrenceRule(FrequencyType.Weekly, 1)
            {
                ByDay = [.. weekdays.Select(d => new WeekDay((DayOfWeek)(d % 7)))],
                Until = Of(last),
            },
        };
        weekly.ExceptionDates.AddRange(without.Select(Of));
        return weekly.GetOccurrences().Select(o => LocalDate.FromDateOnly(DateOnly.FromDateTime(o.Period.StartTime.Value)));
    }

    private static CalDateTime Of(LocalDate day) => new(day.Year, day.Month, day.Day);

    private static LocalDate Day(DateOnly day) => LocalDate.FromDateOnly(day);
}
