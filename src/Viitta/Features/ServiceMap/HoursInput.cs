using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <param name="Days">"1-5", "1-7", "6-7" or one day, "1" Monday … "7" Sunday.</param>
public sealed record SlotInput(string Days, string Opens, string Closes)
{
    public static readonly SlotInput Empty = new("", "", "");

    /// <summary>First day of the season, "2027-06-01"; empty when it has always been so.</summary>
    public string From { get; init; } = "";

    /// <summary>Last day of the season; empty when it goes on.</summary>
    public string Until { get; init; } = "";

    [JsonIgnore]
    public bool IsEmpty => Days.Length + Opens.Length + Closes.Length + From.Length + Until.Length == 0;
}

/// <summary>A day, or a run of days, that is closed; or, with times, one day that is open besides.</summary>
public sealed record ExceptionInput(string From, string Until = "", string Opens = "", string Closes = "")
{
    public static readonly ExceptionInput Empty = new("");

    [JsonIgnore]
    public bool IsEmpty => From.Length + Until.Length + Opens.Length + Closes.Length == 0;
}

/// <summary>
/// Opening hours as they are typed: a row is a day, or a usual run of days, and two times. Rows with the same times
/// become one <see cref="Slot"/> and the other way round, so a form shows what was saved.
/// <see cref="Exceptions"/> are read in HoursInput.Exceptions.cs.
/// </summary>
public sealed partial record HoursInput(string Cover, IReadOnlyList<SlotInput> Rows, string Holidays, bool Eves)
{
    public static readonly HoursInput NotSaid = new("", [], Texts.Slug(HolidayRule.Closed), Eves: true);

    private const int MinutesOfDay = 24 * 60;

    public const int MostRows = 28;
    public const int MostExceptions = 40;

    /// <summary>The runs of days that a row can be, the usual ones first.</summary>
    public static readonly IReadOnlyList<string> DayRuns = ["1-5", "1-7", "6-7", "1", "2", "3", "4", "5", "6", "7"];

    public static readonly Refusal NotChosen = new("servicemap.hours-not-chosen", 400) { Field = "cover" };
    public static readonly Refusal NoTimes = new("servicemap.hours-no-times", 400) { Field = "days-1" };
    public static readonly Refusal NoDay = new("servicemap.hours-no-day", 400);
    public static readonly Refusal NoTime = new("servicemap.hours-no-time", 400);
    public static readonly Refusal NoDate = new("servicemap.hours-no-date", 400);
    public static readonly Refusal SeasonBackwards = new("servicemap.hours-season-backwards", 400);
    public static readonly Refusal TooMany = new("servicemap.hours-too-many", 400) { Field = "days-1" };

    /// <summary>What is otherwise on certain dates.</summary>
    [JsonRequired]
    public IReadOnlyList<ExceptionInput> Exceptions { get; init; } = [];

    public static HoursInput Of(Schedule schedule) =>
        new(Texts.Slug(schedule.Cover), [.. schedule.Slots.SelectMany(RowsOf)], Texts.Slug(schedule.Holidays), schedule.EvesAreHolidays)
        {
            Exceptions = [.. ExceptionsOf(schedule)],
        };

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
        if (Rows.Count > MostRows)
        {
            return TooMany.With(MostRows);
        }
        var openings = new List<Slot>();
        foreach (var (index, row) in Rows.Index().Where(r => !r.Item.IsEmpty))
        {
            var read = ReadRow(row, index + 1);
            if (read.Refused)
            {
                return read.Refusal;
            }
            openings.AddRange(read.Value);
        }
        var exceptions = ReadExceptions();
        if (exceptions.Refused)
        {
            return exceptions.Refusal;
        }
        return openings.Count + exceptions.Value.Extra.Count == 0 ? NoTimes : new Schedule
        {
            Cover = cover,
            Slots = [.. openings.Distinct().GroupBy(o => o with { Days = [] })
                .Select(g => g.Key with { Days = [.. g.SelectMany(o => o.Days).Order()] })
                .OrderBy(s => s.Days[0]).ThenBy(s => s.Opens).ThenBy(s => s.Closes).ThenBy(s => s.From).ThenBy(s => s.Until)],
            Closed = exceptions.Value.Closed,
            Extra = exceptions.Value.Extra,
            Holidays = holidays,
            EvesAreHolidays = Eves,
        };
    }

    /// <summary>A slot for each day of the row.</summary>
    private static Outcome<List<Slot>> ReadRow(SlotInput row, int number)
    {
        if (!DayRuns.Contains(row.Days))
        {
            return NoDay.For($"days-{number}").With(number);
        }
        var times = ReadTimes(row.Opens, row.Closes, "", number);
        if (times.Refused)
        {
            return times.Refusal;
        }
        var (from, until) = (Day(row.From), Day(row.Until));
        return (from is null) != (row.From.Length == 0) ? NoDate.For($"from-{number}").With(number)
            : (until is null) != (row.Until.Length == 0) ? NoDate.For($"until-{number}").With(number)
            : until < from ? SeasonBackwards.For($"until-{number}").With(number)
            : DaysOf(row.Days).Select(day => new Slot([day], times.Value.Opens, times.Value.Closes) { From = from, Until = until }).ToList();
    }

    /// <summary>A day may end at its midnight but not begin there.</summary>
    private static Outcome<(int Opens, int Closes)> ReadTimes(string opens, string closes, string prefix, int number) =>
        Minutes(opens) is not { } from || from == MinutesOfDay ? NoTime.For($"{prefix}opens-{number}").With(number)
        : Minutes(closes) is not { } until ? NoTime.For($"{prefix}closes-{number}").With(number)
        : (from, until == 0 ? MinutesOfDay : until);

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
        return (hour * 60) + minute is var minutes && minute < 60 && minutes <= MinutesOfDay ? minutes : null;
    }

    /// <summary>The fewest runs that make up the slot's days, so that what was typed in few rows comes back in few.</summary>
    private static IEnumerable<SlotInput> RowsOf(Slot slot)
    {
        var left = slot.Days.ToHashSet();
        foreach (var run in DayRuns.OrderByDescending(run => DaysOf(run).Count()))
        {
            if (DaysOf(run).All(left.Contains))
            {
                left.ExceptWith(DaysOf(run));
                yield return new SlotInput(run, Written(slot.Opens), Written(slot.Closes)) { From = Written(slot.From), Until = Written(slot.Until) };
            }
        }
    }

    private static IEnumerable<int> DaysOf(string run) => Enumerable.Range(run[0] - '0', run[^1] - run[0] + 1);

    /// <summary>As a time field takes it; the end of the day is its midnight.</summary>
    private static string Written(int minutes) =>
        TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes % MinutesOfDay)).ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<hour>[0-9]{1,2})([.:](?<minute>[0-9]{2}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
