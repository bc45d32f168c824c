using NodaTime;
using NodaTime.Extensions;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

public enum OpenKind
{
    Open,
    Closed,
    ByAppointment,
    Unknown,
}

/// <summary>Whether somebody answers at a given minute, and when that changes.</summary>
/// <param name="Changes">
/// UTC. Open: when it closes, null when it does not (24/7). Closed: when it opens next, null when not within
/// <see cref="Horizon"/>. Null for the other two.
/// </param>
public sealed record OpenState(OpenKind Kind, DateTime? Changes = null)
{
    /// <summary>Days looked ahead.</summary>
    public const int Horizon = 30;

    public bool IsOpen => Kind == OpenKind.Open;
}

/// <summary>
/// Reads a <see cref="Schedule"/> at a minute. Weekday, date and hour are the wall clock's in Europe/Helsinki, so the hour
/// that March skips has no minutes and the one that October repeats has both.
/// </summary>
public static class OpenStateRules
{
    extension(Schedule schedule)
    {
        public bool IsOpen(DateTime utc) => schedule.Cover switch
        {
            Cover.Always => true,
            Cover.OfficeHours => schedule.HasSlotAt(Clock.Local(utc)),
            _ => false,
        };

        public OpenState StateAt(DateTime utc) => schedule.Cover switch
        {
            Cover.Always => new(OpenKind.Open),
            Cover.ByAppointment => new(OpenKind.ByAppointment),
            Cover.OfficeHours when schedule.Slots.Count > 0 =>
                new(schedule.IsOpen(utc) ? OpenKind.Open : OpenKind.Closed, schedule.NextChange(utc)),
            _ => new(OpenKind.Unknown),
        };

        /// <summary>The first minute after <paramref name="utc"/> at which it is no longer as it is now.</summary>
        private DateTime? NextChange(DateTime utc)
        {
            var isOpen = schedule.IsOpen(utc);
            foreach (var edge in schedule.Edges(utc))
            {
                if (edge > utc && schedule.IsOpen(edge) != isOpen)
                {
                    return edge;
                }
            }
            return null;
        }

        private bool HasSlotAt(LocalDateTime local)
        {
            var minute = (local.Hour * 60) + local.Minute;
            return schedule.SlotsOf(local.Date).Any(s => s.Opens <= minute && (s.OverMidnight || minute < s.Closes))
                || schedule.SlotsOf(local.Date.PlusDays(-1)).Any(s => s.OverMidnight && minute < s.Closes);
        }

        /// <summary>The slots that begin on that date. A holiday has none, a Sunday's or its weekday's.</summary>
        private IEnumerable<Slot> SlotsOf(LocalDate date)
        {
            var holiday = FinnishHolidays.IsHoliday(date) || (schedule.EvesAreHolidays && FinnishHolidays.IsEve(date));
            if (holiday && schedule.Holidays == HolidayRule.Closed)
            {
                return [];
            }
            var day = holiday && schedule.Holidays == HolidayRule.AsSunday ? IsoDayOfWeek.Sunday : date.DayOfWeek;
            return schedule.Slots.Where(s => s.Days.Contains((int)day));
        }

        /// <summary>
        /// All instants, in order, at which the answer can change: the wall clock reads midnight or the edge of a slot,
        /// or the clock is turned.
        /// </summary>
        private IEnumerable<DateTime> Edges(DateTime utc)
        {
            int[] minutes = [.. schedule.Slots.SelectMany(s => new[] { s.Opens, s.Closes }).Append(0).Where(m => m < 24 * 60).Distinct()];
            var today = Clock.Local(utc).Date;
            for (var day = 0; day <= OpenState.Horizon; day++)
            {
                var date = today.PlusDays(day);
                var turned = Clock.Helsinki.GetZoneInterval(Clock.Helsinki.AtStartOfDay(date).ToInstant());
                var edges = minutes.SelectMany(m => Instants(date.At(LocalTime.FromMinutesSinceMidnight(m))));
                if (turned.HasEnd && turned.IsoLocalEnd.Date == date)
                {
                    edges = edges.Append(turned.End.ToDateTimeUtc());
                }
                foreach (var edge in edges.Order())
                {
                    yield return edge;
                }
            }
        }
    }

    /// <summary>None in the hour that March skips, two in the hour that October repeats.</summary>
    private static IEnumerable<DateTime> Instants(LocalDateTime local)
    {
        var mapped = Clock.Helsinki.MapLocal(local);
        return mapped.Count switch
        {
            0 => [],
            1 => [mapped.Single().ToDateTimeUtc()],
            _ => [mapped.First().ToDateTimeUtc(), mapped.Last().ToDateTimeUtc()],
        };
    }
}
