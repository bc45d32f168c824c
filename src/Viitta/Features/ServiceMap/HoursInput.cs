using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <param name="Days">"1-5", "1-7", "6-7" or one day, "1" Monday … "7" Sunday.</param>
public sealed record SlotInput(string Days, string Opens, string Closes)
{
    public static readonly SlotInput Empty = new("", "", "");

    [JsonIgnore]
    public bool IsEmpty => Days.Length + Opens.Length + Closes.Length == 0;
}

/// <summary>
/// Opening hours as they are typed: a row is a day, or a usual run of days, and two times. Rows with the same times
/// become one <see cref="Slot"/> and the other way round, so a form shows what was saved.
/// </summary>
public sealed partial record HoursInput(string Cover, IReadOnlyList<SlotInput> Rows, string Holidays, bool Eves)
{
    public static readonly HoursInput NotSaid = new("", [], Texts.Slug(HolidayRule.Closed), Eves: true);

    public const int MostRows = 28;

    /// <summary>The runs of days that a row can be, the usual ones first.</summary>
    public static readonly IReadOnlyList<string> DayRuns = ["1-5", "1-7", "6-7", "1", "2", "3", "4", "5", "6", "7"];

    public static readonly Refusal NotChosen = new("servicemap.hours-not-chosen", 400) { Field = "cover" };
    public static readonly Refusal NoTimes = new("servicemap.hours-no-times", 400) { Field = "days-1" };
    public static readonly Refusal NoDay = new("servicemap.hours-no-day", 400);
    public static readonly Refusal NoTime = new("servicemap.hours-no-time", 400);

    public static HoursInput Of(Schedule schedule) => new(
        Texts.Slug(schedule.Cover), [.. schedule.Slots.SelectMany(RowsOf)], Texts.Slug(schedule.Holidays), schedule.EvesAreHolidays);

    public Outcome<Schedule> Read()
    {
        var covers = Enum.GetValues<Cover>().Where(c => Texts.Slug(c) == Cover).ToList();
        var holidays = Enum.GetValues<HolidayRule>().FirstOrDefault(h => Texts.Slug(h) == Holidays);
        if (covers is not [var cover])
        {
            return NotChosen;
        }
        if (cover != Common.Cover.OfficeHours)
        {
            return new Schedule { Cover = cover };
        }
        var openings = new List<(int Day, int Opens, int Closes)>();
        foreach (var (number, row) in Rows.Take(MostRows).Index().Where(r => !r.Item.IsEmpty))
        {
            if (!DayRuns.Contains(row.Days))
            {
                return NoDay.For($"days-{number + 1}").With(number + 1);
            }
            if (Minutes(row.Opens) is not { } opens || Minutes(row.Closes) is not { } closes)
            {
                return NoTime.For($"{(Minutes(row.Opens) is null ? "opens" : "closes")}-{number + 1}").With(number + 1);
            }
            openings.AddRange(DaysOf(row.Days).Select(day => (day, opens, closes == 0 ? 24 * 60 : closes)));
        }
        return openings.Count == 0 ? NoTimes : new Schedule
        {
            Cover = cover,
            Slots = [.. openings.Distinct().GroupBy(o => (o.Opens, o.Closes))
                .Select(g => new Slot([.. g.Select(o => o.Day).Order()], g.Key.Opens, g.Key.Closes))
                .OrderBy(s => s.Days[0]).ThenBy(s => s.Opens).ThenBy(s => s.Closes)],
            Holidays = holidays,
            EvesAreHolidays = Eves,
        };
    }

    /// <summary>Minutes of the day from "8", "8.30", "08:30" or "24:00"; null when it is no time.</summary>
    private static int? Minutes(string typed)
    {
        var match = Time().Match(typed.Trim());
        if (!match.Success)
        {
            return null;
        }
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return (hour * 60) + minute is var minutes && minute < 60 && minutes <= 24 * 60 ? minutes : null;
    }

    private static IEnumerable<SlotInput> RowsOf(Slot slot)
    {
        var whole = DayRuns.FirstOrDefault(run => DaysOf(run).SequenceEqual(slot.Days.Order()));
        return (whole is null ? slot.Days.Select(d => $"{d}") : [whole])
            .Select(days => new SlotInput(days, Written(slot.Opens), Written(slot.Closes)));
    }

    private static IEnumerable<int> DaysOf(string run) => Enumerable.Range(run[0] - '0', run[^1] - run[0] + 1);

    /// <summary>As a time field takes it; the end of the day is its midnight.</summary>
    private static string Written(int minutes) =>
        TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes % (24 * 60))).ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<hour>[0-9]{1,2})([.:](?<minute>[0-9]{2}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
