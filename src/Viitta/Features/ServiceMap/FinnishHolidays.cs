using System.Collections.Concurrent;
using NodaTime;

namespace Viitta.Features.ServiceMap;

/// <summary>The public holidays of Finland and the two eves on which offices are closed, for any year of the Gregorian calendar.</summary>
public static class FinnishHolidays
{
    private static readonly ConcurrentDictionary<int, HashSet<LocalDate>> Years = new();

    public static bool IsHoliday(LocalDate date) => Years.GetOrAdd(date.Year, year => [.. Of(year)]).Contains(date);

    /// <summary>Midsummer Eve or Christmas Eve: no public holiday, but most offices are closed.</summary>
    public static bool IsEve(LocalDate date) =>
        date is { Month: 12, Day: 24 } || (date.Month == 6 && date.PlusDays(1) == MidsummerDay(date.Year));

    /// <summary>A working day from eight to four, when mail is read.</summary>
    public static bool IsOfficeTime(LocalDateTime local) =>
        local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && local.Hour is >= 8 and < 16
        && !IsHoliday(local.Date) && !IsEve(local.Date);

    /// <summary>The holidays of a year, in the order of the law, not of the calendar.</summary>
    public static IEnumerable<LocalDate> Of(int year)
    {
        var easter = EasterSunday(year);
        return
        [
            new LocalDate(year, 1, 1),
            new LocalDate(year, 1, 6),
            easter.PlusDays(-2), // Good Friday
            easter,
            easter.PlusDays(1),
            new LocalDate(year, 5, 1),
            easter.PlusDays(39), // Ascension Day
            easter.PlusDays(49), // Whit Sunday
            MidsummerDay(year),
            SaturdayFrom(new LocalDate(year, 10, 31)), // All Saints' Day
            new LocalDate(year, 12, 6),
            new LocalDate(year, 12, 25),
            new LocalDate(year, 12, 26),
        ];
    }

    private static LocalDate MidsummerDay(int year) => SaturdayFrom(new LocalDate(year, 6, 20));

    private static LocalDate SaturdayFrom(LocalDate first) => first.PlusDays(-1).Next(IsoDayOfWeek.Saturday);

    /// <summary>Oudin's algorithm of 1940 for the Gregorian calendar.</summary>
    private static LocalDate EasterSunday(int year)
    {
        var (century, golden) = (year / 100, year % 19);
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        epact -= epact / 28 * (1 - (epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11)));
        var weekday = (year + (year / 4) + epact + 2 - century + (century / 4)) % 7;
        var days = epact - weekday;
        var month = 3 + ((days + 40) / 44);
        return new LocalDate(year, month, days + 28 - (31 * (month / 4)));
    }
}
