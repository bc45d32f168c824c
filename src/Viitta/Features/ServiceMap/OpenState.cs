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
            Cover.OfficeHours when schedule.Slots.Count + schedule.Extra.Count > 0 =>
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
            return schedule.OpeningsOf(local.Date).Any(o => o.Opens <= minute && (OverMidnight(o) || minute < o.Closes))
                || schedule.OpeningsOf(local.Date.PlusDays(-1)).Any(o => OverMidnight(o) && minute < o.Closes);
        }

        /// <summary>What begins on that date: the slots of its weekday in their season, and what is open besides.</summary>
        public IEnumerable<(int Opens, int Closes)> OpeningsOf(LocalDate date)
        {
            var day = date.ToDateOnly();
            var slots = schedule.WeekdayOf(date) is { } weekday && !schedule.Closed.Any(c => c.Contains(day))
                ? schedule.Slots.Where(s => s.Days.Contains((int)weekday) && s.InSeason(day)).Select(s => (s.Opens, s.Closes))
                : [];
            return slots.Concat(schedule.Extra.Where(e => e.Date == day).Select(e => (e.Opens, e.Closes)));
        }

        /// <summary>The weekday whose slots the date has: on a holiday none, a Sunday's or its own.</summary>
        public IsoDayOfWeek? WeekdayOf(LocalDate date) =>
            !FinnishHolidays.IsHoliday(date) && !(schedule.EvesAreHolidays && FinnishHolidays.IsEve(date)) ? date.DayOfWeek
            : schedule.Holidays switch
            {
                HolidayRule.Closed => null,
                HolidayRule.AsSunday => IsoDayOfWeek.Sunday,
                _ => date.DayOfWeek,
            };

        /// <summary>
        /// All instants, in order, at which the answer can change: the wall clock reads midnight or the edge of an opening
        /// of that day or of the day before, or the clock is turned.
        /// </summary>
        private IEnumerable<DateTime> Edges(DateTime utc)
        {
            var today = Clock.Local(utc).Date;
            for (var ahead = 0; ahead <= OpenState.Horizon; ahead++)
            {
                var date = today.PlusDays(ahead);
                var minutes = schedule.OpeningsOf(date).SelectMany(o => OverMidnight(o) ? new[] { o.Opens } : [o.Opens, o.Closes])
                    .Concat(schedule.OpeningsOf(date.PlusDays(-1)).Where(o => OverMidnight(o)).Select(o => o.Closes))
                    .Append(0).Where(m => m < 24 * 60).Distinct();
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

    private static bool OverMidnight((int Opens, int Closes) opening) => opening.Closes <= opening.Opens;
}
