using System.Globalization;

namespace Viitta.Features.Layout;

/// <summary>A day in a form's field.</summary>
public static class DayField
{
    private const string Written = "yyyy-MM-dd";

    /// <summary>As a date field holds it.</summary>
    public static string Text(DateOnly day) => day.ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>As the date field sends it, or as a person writes it: 2026-11-24, 24.11.2026.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(
        text?.Trim(), [Written, "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
