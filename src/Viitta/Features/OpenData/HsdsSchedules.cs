using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.OpenData;

/// <summary>
/// A contact's hours as HSDS rows that are valid from the edition's day to the day it is to be checked by. Public holidays,
/// clock changes and whatever else the schedule says of single days are worked out: a program that reads the rows and
/// nothing else finds the contact open exactly when Viitta does.
/// </summary>
public sealed class HsdsSchedules(ContactWords words, MapCells cells)
{
    private const string EveryDay = "MO,TU,WE,TH,FR,SA,SU";
    private const string Weekly = "WEEKLY";
    private const string Monday = "MO";

    public IEnumerable<HsdsSchedule> Of(EditionContact contact, DateOnly from, DateOnly until) => RowsOf(contact, from, until)
        .Select((row, at) => at == 0 ? row with { Notes = cells.Hours(contact.Schedule) } : row);

    private IEnumerable<HsdsSchedule> RowsOf(EditionContact contact, DateOnly from, DateOnly until) => contact.Schedule.Cover switch
    {
        // Without offsets, which mean nothing here: exactly what the specification takes as a sign for "round the clock".
        Cover.Always => [InWords(contact) with { ValidFrom = from, ValidTo = until, Freq = Weekly, Byday = EveryDay, Wkst = Monday, OpensAt = "00:00", ClosesAt = "23:59" }],
        Cover.OfficeHours => Rows(contact, from.ToLocalDate(), until.ToLocalDate()).DistinctBy(r => r.Id),
        Cover.ByAppointment => [InWords(contact)],
        _ => [],
    };

    private HsdsSchedule InWords(EditionContact contact) =>
        new(HsdsIds.Of("schedule", contact.Id), contact.Id, words.HoursOf(contact.Schedule));

    private IEnumerable<HsdsSchedule> Rows(EditionContact contact, LocalDate from, LocalDate until)
    {
        var schedule = contact.Schedule;
        var days = new List<Day>();
        for (var date = from; date <= until; date = date.PlusDays(1))
        {
            days.Add(new Day(date, [.. schedule.OpeningsOf(date)]));
        }
        foreach (var slot in schedule.Slots)
        {
            foreach (var run in Runs(slot, days))
            {
                yield return Row(contact, (slot.Opens, slot.Closes), slot.Days, run);
            }
        }
        // Open once, or a holiday that is kept like a Sunday and has Sunday's hours on another day of the week.
        foreach (var (date, opening) in days.SelectMany(d => d.Openings, (day, opening) => (day.Date, opening)))
        {
            if (!schedule.Slots.Any(s => (s.Opens, s.Closes) == opening && IsOn(s, date)))
            {
                yield return Row(contact, opening, [(int)date.DayOfWeek], new Run(date, date, Edges.Of(opening, date)));
            }
        }
    }

    /// <summary>Of the slot's days of the week in its season: as long as none is missing and the clock is not turned.</summary>
    private static IEnumerable<Run> Runs(Slot slot, IEnumerable<Day> days)
    {
        Run? run = null;
        var opening = (slot.Opens, slot.Closes);
        foreach (var (date, openings) in days.Where(d => IsOn(slot, d.Date)))
        {
            var (open, edges) = (openings.Contains(opening), Edges.Of(opening, date));
            if (open && run?.Edges == edges)
            {
                run = run with { Last = date };
                continue;
            }
            if (run is not null)
            {
                yield return run;
            }
            run = open ? new Run(date, date, edges) : null;
        }
        if (run is not null)
        {
            yield return run;
        }
    }

    private static bool IsOn(Slot slot, LocalDate date) => slot.Days.Contains((int)date.DayOfWeek) && slot.InSeason(date.ToDateOnly());

    private static string ByDay(IEnumerable<int> days) => string.Join(',', days.Select(d => EveryDay.Split(',')[d - 1]));

    private HsdsSchedule Row(EditionContact contact, (int Opens, int Closes) opening, IReadOnlyList<int> days, Run run) => new(
        HsdsIds.Of("schedule", contact.Id, ByDay(days), opening.Opens, opening.Closes, run.First, run.Last),
        contact.Id, words.WeeklyOf(days, opening.Opens, opening.Closes),
        run.First.ToDateOnly(), run.Last.ToDateOnly(), Weekly, ByDay(days), Monday,
        Written(opening.Opens, run.Edges.Opens), Written(opening.Closes, run.Edges.Closes), run.Edges.Opens.ToTimeSpan().TotalHours);

    /// <summary>"08:00+02:00"; the end of the day is 23:59, since HSDS knows no 24:00.</summary>
    private static string Written(int minutes, Offset offset) =>
        LocalTime.FromMinutesSinceMidnight(Math.Min(minutes, (24 * 60) - 1)).ToString("HH:mm", CultureInfo.InvariantCulture)
        + offset.ToString("+HH:mm", CultureInfo.InvariantCulture);

    private sealed record Day(LocalDate Date, List<(int Opens, int Closes)> Openings);

    private sealed record Run(LocalDate First, LocalDate Last, Edges Edges);

    /// <summary>How far the wall clock is from UTC when what begins on that day begins and ends.</summary>
    private sealed record Edges(Offset Opens, Offset Closes)
    {
        public static Edges Of((int Opens, int Closes) opening, LocalDate date) => new(
            At(date, opening.Opens), At(opening.Closes <= opening.Opens ? date.PlusDays(1) : date, opening.Closes));

        private static Offset At(LocalDate date, int minutes) =>
            date.At(LocalTime.Midnight).PlusMinutes(minutes).InZoneLeniently(Clock.Helsinki).Offset;
    }
}
