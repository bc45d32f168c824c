using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using static Viitta.Features.Import.LooseJson;

namespace Viitta.Features.Import;

/// <summary>
/// HSDS schedules as the cell that a person would write. The rows say when somebody answers; the notes of Viitta's own files
/// say all of it in words, with the rule for holidays, and are taken when they say the same as the rows.
/// </summary>
internal static class HsdsHours
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Compared day by day.</summary>
    private const int LongestYears = 3;

    /// <summary>In the order of the week.</summary>
    private static readonly (string Rule, string Word)[] Days =
        [("MO", "ma"), ("TU", "ti"), ("WE", "ke"), ("TH", "to"), ("FR", "pe"), ("SA", "la"), ("SU", "su")];

    /// <param name="Days">Monday 1 … Sunday 7.</param>
    private sealed record Row(IReadOnlyList<int> Days, int Opens, int Closes, DateOnly? From, DateOnly? Until)
    {
        public bool IsWholeDay => (Opens, Closes) == (0, MinutesOfDay);

        public bool Holds(DateOnly day) => Days.Contains((int)day.ToLocalDate().DayOfWeek) && !(day < From) && !(day > Until);
    }

    public static string Cell(IReadOnlyList<JsonElement> schedules)
    {
        if (schedules.Count == 0)
        {
            return "";
        }
        var rows = schedules.Select(Read).OfType<Row>().ToList();
        var notes = schedules.Select(s => s.Text("notes")).FirstOrDefault(n => n.Length > 0, "");
        if (notes.Length > 0 && rows.Count == schedules.Count(IsWeekly) && HoursText.Read(notes) is { } whole && Agree(whole.Schedule, rows))
        {
            return notes;
        }
        return rows.Count < schedules.Count
            ? Lines(schedules.Select(s => s.Text("description") is { Length: > 0 } words ? words : $"{s.Text("freq")} {s.Text("byday")} {s.Text("opens_at")}–{s.Text("closes_at")}"))
            : rows.TrueForAll(r => r.IsWholeDay) && rows.SelectMany(r => r.Days).Distinct().Count() == Days.Length ? "24/7"
            : string.Join("; ", rows.Select(Written).Distinct()) + (rows.Exists(r => r.Until is not null) ? $"; {AlsoOnHolidays}" : "");
    }

    /// <summary>Rows with an end are worked out to the day: what they say of a holiday they mean.</summary>
    private static string AlsoOnHolidays => Texts.Find("servicemap.holidays.as-usual", Common.Languages.Finnish)!;

    private static bool IsWeekly(JsonElement schedule) => schedule.Text("freq").Length > 0;

    /// <summary>Null for what is not weekly, or has no times.</summary>
    private static Row? Read(JsonElement schedule)
    {
        var days = schedule.Text("byday").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(d => Array.FindIndex(Days, known => string.Equals(known.Rule, d, StringComparison.OrdinalIgnoreCase)) + 1).ToList();
        var (opens, closes) = (Minutes(schedule.Text("opens_at")), Minutes(schedule.Text("closes_at")));
        var last = schedule.Text("valid_to") is { Length: > 0 } to ? to : schedule.Text("until");
        if (schedule.Text("freq") != "WEEKLY" || schedule.Text("interval") is not ("" or "1") || days.Count == 0 || days.Contains(0)
            || opens is not { } from || closes is not { } until || (last.Length > 0 && Day(last) is null))
        {
            return null;
        }
        // HSDS knows no 24:00. What began long ago and goes on is no season.
        return new Row([.. days.Order()], from, until == MinutesOfDay - 1 ? MinutesOfDay : until, last.Length > 0 ? Day(schedule.Text("valid_from")) : null, Day(last));
    }

    private static int? Minutes(string written) =>
        Time(written) is { Length: > 0 } time && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? (int)at.ToTimeSpan().TotalMinutes : null;

    private static DateOnly? Day(string written) =>
        DateOnly.TryParseExact(written.Length > 10 ? written[..10] : written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Written(Row row)
    {
        var times = $"{string.Join(", ", row.Days.Select(d => Days[d - 1].Word))} {Written(row.Opens)}–{Written(row.Closes)}";
        return (row.From, row.Until) switch
        {
            (_, null) => times,
            (null, { } until) => $"{times} ({Written(until)} asti)",
            ({ } from, { } until) => $"{times} ({Written(from)}–{Written(until)})",
        };
    }

    private static string Written(int minutes) => $"{minutes / 60}.{minutes % 60:00}";

    private static string Written(DateOnly day) => day.ToString("d.M.yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whether they say the same of each day that the rows speak of.</summary>
    private static bool Agree(Schedule words, List<Row> rows)
    {
        if (words.Cover != Cover.OfficeHours || rows.Count == 0)
        {
            return words.Cover == Cover.Always ? rows.TrueForAll(r => r.IsWholeDay) && rows.Count > 0 : rows.Count == 0;
        }
        if (rows.Exists(r => r.From is null || r.Until is null))
        {
            return false;
        }
        var (first, last) = (rows.Min(r => r.From!.Value), rows.Max(r => r.Until!.Value));
        return last.Year - first.Year <= LongestYears && Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).All(day =>
            words.OpeningsOf(day.ToLocalDate()).Select(Whole).ToHashSet().SetEquals(rows.Where(r => r.Holds(day)).Select(r => (r.Opens, r.Closes))));
    }

    private static (int Opens, int Closes) Whole((int Opens, int Closes) opening) =>
        (opening.Opens, opening.Closes == MinutesOfDay - 1 ? MinutesOfDay : opening.Closes);
}
