using System.Globalization;
using NodaTime;
using NodaTime.Extensions;

namespace Viitta.Common;

/// <summary>Local time in Finland. Instants are UTC <see cref="DateTime"/>s; what people read is Europe/Helsinki.</summary>
public static class Clock
{
    public static readonly DateTimeZone Helsinki = DateTimeZoneProviders.Tzdb["Europe/Helsinki"];

    /// <summary>Now as a UTC <see cref="DateTime"/>, as entities take it.</summary>
    public static DateTime Now(this TimeProvider time) => time.GetUtcNow().UtcDateTime;

    /// <summary>UTC to Helsinki wall clock.</summary>
    public static LocalDateTime Local(DateTime utc) => Instant.FromDateTimeUtc(AsUtc(utc)).InZone(Helsinki).LocalDateTime;

    public static DateOnly LocalDate(DateTime utc) => Local(utc).Date.ToDateOnly();

    /// <summary>Helsinki wall clock to UTC. The hour that March skips moves on by one; October's doubled hour is its first.</summary>
    public static DateTime ToUtc(LocalDateTime local) => local.InZoneLeniently(Helsinki).ToDateTimeUtc();

    public static DateTime AsUtc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);

    /// <summary>"24.11.2026", "24.11.2026", "24 November 2026".</summary>
    public static string Date(DateOnly date) => Languages.Current == Languages.English
        ? date.ToString("d MMMM yyyy", Languages.Culture(Languages.English))
        : date.ToString("d.M.yyyy", CultureInfo.InvariantCulture);

    public static string Date(DateTime utc) => Date(LocalDate(utc));

    /// <summary>"22.40" in Finnish, "22.40" in Swedish of Finland, "22:40" in English.</summary>
    public static string TimeOfDay(LocalTime time) =>
        time.ToString(Languages.Current == Languages.English ? "HH:mm" : "H.mm", CultureInfo.InvariantCulture);

    public static string DateAndTime(DateTime utc)
    {
        var local = Local(utc);
        return $"{Date(local.Date.ToDateOnly())} {TimeOfDay(local.TimeOfDay)}";
    }

    /// <summary>The day, and the time where it is known: "24.11.2026 9.00".</summary>
    public static string DateAndTime(DateOnly date, TimeOnly? time) =>
        time is { } known ? $"{Date(date)} {TimeOfDay(known.ToLocalTime())}" : Date(date);

    /// <summary>"la", "lö", "Sat".</summary>
    public static string ShortWeekday(IsoDayOfWeek day) =>
        Languages.Culture(Languages.Current).DateTimeFormat.GetAbbreviatedDayName(day.ToDayOfWeek());

    public static string Weekday(IsoDayOfWeek day) =>
        Languages.Culture(Languages.Current).DateTimeFormat.GetDayName(day.ToDayOfWeek());
}
