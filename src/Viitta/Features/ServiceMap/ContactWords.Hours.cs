using System.Globalization;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>A schedule in words, on pages and on paper.</summary>
public sealed partial class ContactWords
{
    private const int ExceptionsNamed = 6;

    private DateOnly Today => Clock.LocalDate(clock.Now());

    /// <summary>
    /// "ma–pe 8–16, la 22–6; ei arkipyhinä; suljettu 23.12.–6.1.". Seasons and exceptions that are over are not told, unless
    /// there is nothing else to tell.
    /// </summary>
    public string HoursOf(Schedule schedule)
    {
        if (schedule.Cover != Cover.OfficeHours)
        {
            return texts.Of("servicemap.cover", schedule.Cover);
        }
        var coming = schedule.Slots.Where(s => !(s.Until < Today)).ToList();
        var times = string.Join(", ", (coming.Count > 0 ? coming : schedule.Slots).Select(WeeklyOf));
        var holidays = schedule.Slots.Count > 0 ? texts.Of("servicemap.holidays", schedule.Holidays) : "";
        return string.Join("; ", new[] { times, holidays, ExceptionsOf(schedule) }.Where(part => part.Length > 0));
    }

    /// <summary>
    /// All of a schedule, for a sheet that an import reads back: every season and exception with its year, whether over or
    /// to come.
    /// </summary>
    public string WholeHoursOf(Schedule schedule)
    {
        if (schedule.Cover != Cover.OfficeHours)
        {
            return texts.Of("servicemap.cover", schedule.Cover);
        }
        var exceptions = schedule.Closed.Select(c => texts["servicemap.hours.closed-on", WholeDays(c.From, c.Until)])
            .Concat(schedule.Extra.Select(e => texts["servicemap.hours.open-on", WholeDays(e.Date, e.Date), TimesOf(e.Opens, e.Closes)]));
        return string.Join("; ", new[]
        {
            string.Join(", ", schedule.Slots.Select(s => $"{WeeklyOf(s.Days, s.Opens, s.Closes)} {WholeSeason(s)}".TrimEnd())),
            texts.Of("servicemap.holidays", schedule.Holidays),
            schedule.EvesAreHolidays ? "" : texts["servicemap.holidays.eves-as-usual"],
            string.Join(", ", exceptions),
        }.Where(part => part.Length > 0));
    }

    private string WholeSeason(Slot slot) => (slot.From, slot.Until) switch
    {
        (null, null) => "",
        ({ } from, null) => $"({texts["servicemap.season.from", WholeDays(from, from)]})",
        (null, { } until) => $"({texts["servicemap.season.until", WholeDays(until, until)]})",
        ({ } from, { } until) => $"({WholeDays(from, until)})",
    };

    private static string WholeDays(DateOnly from, DateOnly until) =>
        from == until ? Day(from, withYear: true) : $"{Day(from, withYear: true)}–{Day(until, withYear: true)}";

    /// <summary>"ma–pe 8–16".</summary>
    public string WeeklyOf(IReadOnlyList<int> days, int opens, int closes) => $"{DaysOf(days)} {TimesOf(opens, closes)}";

    /// <summary>"ma–pe 8–16", "ma–pe 10–14 (1.6.–31.8.)".</summary>
    private string WeeklyOf(Slot slot)
    {
        var times = WeeklyOf(slot.Days, slot.Opens, slot.Closes);
        return (slot.From, slot.Until) switch
        {
            (null, null) => times,
            ({ } from, null) => from <= Today ? times : $"{times} ({texts["servicemap.season.from", Days(from, from)]})",
            (null, { } until) => $"{times} ({texts["servicemap.season.until", Days(until, until)]})",
            ({ } from, { } until) => $"{times} ({Days(from, until)})",
        };
    }

    /// <summary>"suljettu 23.12.–6.1., avoinna 5.12. 10–14": the next ones, and how many more there are.</summary>
    private string ExceptionsOf(Schedule schedule)
    {
        var coming = schedule.Closed.Where(c => c.Until >= Today)
            .Select(c => (c.From, Words: texts["servicemap.hours.closed-on", Days(c.From, c.Until)]))
            .Concat(schedule.Extra.Where(e => e.Date >= Today)
                .Select(e => (From: e.Date, Words: texts["servicemap.hours.open-on", Days(e.Date, e.Date), TimesOf(e.Opens, e.Closes)])))
            .OrderBy(e => e.From).Select(e => e.Words).ToList();
        var more = coming.Count - ExceptionsNamed;
        return string.Join(", ", more > 0 ? [.. coming.Take(ExceptionsNamed), texts.Count("servicemap.hours.more-exceptions", more)] : coming);
    }

    /// <summary>"suljettu 31.8. asti" on a closed day; otherwise just closed.</summary>
    private string ClosedFor(Schedule schedule, DateOnly day) =>
        schedule.Closed.Where(c => c.Contains(day)).Select(c => (DateOnly?)c.Until).Max() is { } until
            ? texts["servicemap.open.closed-until", Days(until, until)]
            : texts["servicemap.open.closed"];

    private static string TimesOf(int opens, int closes) => $"{TimeOf(opens)}–{TimeOf(closes)}";

    /// <summary>"24.12.", "23.12.–6.1.", "23 Dec–6 Jan"; with the year when it is not the coming time.</summary>
    private string Days(DateOnly from, DateOnly until)
    {
        var withYear = until < Today || until > Today.AddMonths(11);
        return from == until ? Day(from, withYear) : $"{Day(from, withYear)}–{Day(until, withYear)}";
    }

    private static string Day(DateOnly day, bool withYear) => day.ToString(
        (Languages.Current, withYear) switch
        {
            (Languages.English, true) => "d MMM yyyy",
            (Languages.English, false) => "d MMM",
            (_, true) => "d.M.yyyy",
            (Languages.Swedish, false) => "d.M",
            _ => "d.M.",
        },
        Languages.Current == Languages.English ? Languages.Culture(Languages.English) : CultureInfo.InvariantCulture);
}
