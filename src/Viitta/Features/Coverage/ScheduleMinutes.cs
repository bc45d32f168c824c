using System.Collections.Concurrent;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>The minutes of a span at which a schedule says that somebody answers. What was once read is kept.</summary>
internal sealed class ScheduleMinutes
{
    /// <summary>A map has far fewer distinct ones; it is a person at a slider who makes more and more.</summary>
    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<(Schedule, CalendarSpan), MinuteSet> _kept = new();

    public MinuteSet Of(Schedule schedule, CalendarSpan span)
    {
        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }
        return _kept.GetOrAdd((schedule, span), key => Read(key.Item1, key.Item2));
    }

    /// <summary>The same as <see cref="OpenStateRules"/> minute by minute, which is slower by some orders of magnitude.</summary>
    internal static MinuteSet Read(Schedule schedule, CalendarSpan span) => schedule.Cover switch
    {
        Cover.Always => MinuteSet.Of(0, span.Minutes),
        Cover.OfficeHours => BySlots(schedule, span),
        _ => MinuteSet.Empty,
    };

    private static MinuteSet BySlots(Schedule schedule, CalendarSpan span)
    {
        var runs = new List<(int From, int Until)>();
        var weekdays = span.Weekdays(schedule.Holidays, schedule.EvesAreHolidays);
        var closed = schedule.Closed;
        foreach (var slot in schedule.Slots)
        {
            var days = slot.Days.Aggregate(0, (bits, day) => bits | (1 << day));
            for (var n = 0; n < weekdays.Length; n++)
            {
                var day = span.First.AddDays(n - 1);
                if (weekdays[n] > 0 && (days >> weekdays[n] & 1) == 1 && slot.InSeason(day) && !ContainsDay(closed, day))
                {
                    Add(n - 1, slot.Opens, slot.Closes);
                }
            }
        }
        foreach (var extra in schedule.Extra)
        {
            Add(extra.Date.DayNumber - span.First.DayNumber, extra.Opens, extra.Closes);
        }
        return MinuteSet.Of(runs);

        void Add(int day, int opens, int closes) => span.AddWall(
            (day * CalendarSpan.MinutesOfDay) + opens,
            (day * CalendarSpan.MinutesOfDay) + closes + (closes <= opens ? CalendarSpan.MinutesOfDay : 0),
            runs);
    }

    private static bool ContainsDay(IReadOnlyList<DateRange> ranges, DateOnly day)
    {
        for (var i = 0; i < ranges.Count; i++)
        {
            if (ranges[i].Contains(day))
            {
                return true;
            }
        }
        return false;
    }
}
