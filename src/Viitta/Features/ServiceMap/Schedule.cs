using System.Text.Json.Serialization;
using NodaTime;
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

    public HolidayRule Holidays { get; init; } = HolidayRule.Closed;

    /// <summary>Midsummer Eve and Christmas Eve count as public holidays.</summary>
    public bool EvesAreHolidays { get; init; } = true;

    /// <summary>Slots and holidays say something only together with weekly times.</summary>
    public bool Equals(Schedule? other) => other is not null && Cover == other.Cover
        && (Cover != Cover.OfficeHours
            || (Holidays == other.Holidays && EvesAreHolidays == other.EvesAreHolidays && Slots.SequenceEqual(other.Slots)));

    public override int GetHashCode() =>
        Cover != Cover.OfficeHours ? Cover.GetHashCode() : HashCode.Combine(Holidays, EvesAreHolidays, Slots.Count);
}

/// <summary>
/// One weekly opening. Minutes of the local day, 0–1440; when <see cref="Closes"/> is not after <see cref="Opens"/>
/// the slot runs over midnight and belongs to the day on which it begins.
/// </summary>
/// <param name="Days">Monday 1 … Sunday 7, as in ISO 8601.</param>
public sealed record Slot(IReadOnlyList<int> Days, int Opens, int Closes)
{
    [JsonIgnore]
    public bool OverMidnight => Closes <= Opens;

    public bool Equals(Slot? other) => other is not null
        && Opens == other.Opens && Closes == other.Closes && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(Opens, Closes, Days.Count);
}
