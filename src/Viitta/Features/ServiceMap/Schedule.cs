using System.Text.Json.Serialization;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// When a contact point answers, in local time of Europe/Helsinki (shared definition: coverage.md).
/// A value: two schedules with the same content are equal in what they say; stored as JSON.
/// </summary>
public sealed record Schedule
{
    public static readonly Schedule NotKnown = new() { Cover = Cover.Unknown };
    public static readonly Schedule RoundTheClock = new() { Cover = Cover.Always };

    /// <summary><see cref="Cover.OfficeHours"/> means: by <see cref="Slots"/>.</summary>
    public required Cover Cover { get; init; }

    public IReadOnlyList<Slot> Slots { get; init; } = [];

    /// <summary>No slot begins on these days. One that began the evening before still runs to its end.</summary>
    public IReadOnlyList<DateRange> Closed { get; init; } = [];

    /// <summary>Open besides the slots, also on a day that is closed or a holiday.</summary>
    public IReadOnlyList<ExtraOpening> Extra { get; init; } = [];

    public HolidayRule Holidays { get; init; } = HolidayRule.Closed;

    /// <summary>Midsummer Eve and Christmas Eve count as public holidays.</summary>
    public bool EvesAreHolidays { get; init; } = true;

    /// <summary>Slots, exceptions and holidays say something only together with weekly times.</summary>
    public bool Equals(Schedule? other) => other is not null && Cover == other.Cover
        && (Cover != Cover.OfficeHours
            || (Holidays == other.Holidays && EvesAreHolidays == other.EvesAreHolidays && Slots.SequenceEqual(other.Slots)
                && Closed.SequenceEqual(other.Closed) && Extra.SequenceEqual(other.Extra)));

    public override int GetHashCode() => Cover != Cover.OfficeHours
        ? Cover.GetHashCode()
        : HashCode.Combine(Holidays, EvesAreHolidays, HashOf(Slots), HashOf(Closed), HashOf(Extra));

    private static int HashOf<T>(IReadOnlyList<T> values) => values.Aggregate(values.Count, HashCode.Combine);
}

/// <summary>
/// One weekly opening. Minutes of the local day, 0–1440; when <see cref="Closes"/> is not after <see cref="Opens"/>
/// the slot runs over midnight and belongs to the day on which it begins.
/// </summary>
/// <param name="Days">Monday 1 … Sunday 7, as in ISO 8601.</param>
public sealed record Slot(IReadOnlyList<int> Days, int Opens, int Closes)
{
    /// <summary>The first day of its season; null when it has always been so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? From { get; init; }

    /// <summary>The last day of its season, itself included; null when it goes on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Until { get; init; }

    [JsonIgnore]
    public bool OverMidnight => Closes <= Opens;

    /// <summary>Whether the day is within the season.</summary>
    public bool InSeason(DateOnly day) => !(day < From) && !(day > Until);

    public bool Equals(Slot? other) => other is not null
        && (Opens, Closes, From, Until) == (other.Opens, other.Closes, other.From, other.Until) && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(Opens, Closes, From, Until, Days.Aggregate(0, (bits, day) => bits | (1 << day)));
}

/// <summary>Days from the first to the last, both included.</summary>
public sealed record DateRange(DateOnly From, DateOnly Until)
{
    public bool Contains(DateOnly day) => From <= day && day <= Until;
}

/// <summary>Open once. Minutes as in <see cref="Slot"/>; over midnight it belongs to the day on which it begins.</summary>
public sealed record ExtraOpening(DateOnly Date, int Opens, int Closes);
