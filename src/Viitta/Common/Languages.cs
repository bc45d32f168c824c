using System.Globalization;

namespace Viitta.Common;

/// <summary>The three languages of the interface, everywhere.</summary>
public static class Languages
{
    public const string Finnish = "fi";
    public const string Swedish = "sv";
    public const string English = "en";

    /// <summary>Finnish first: the order in menus and forms.</summary>
    public static readonly IReadOnlyList<string> All = [Finnish, Swedish, English];

    /// <summary>Cultures for dates and numbers: Finnish, Finland-Swedish, and English with day before month.</summary>
    private static readonly Dictionary<string, CultureInfo> Cultures = new(StringComparer.Ordinal)
    {
        [Finnish] = CultureInfo.GetCultureInfo("fi-FI"),
        [Swedish] = CultureInfo.GetCultureInfo("sv-FI"),
        [English] = CultureInfo.GetCultureInfo("en-GB"),
    };

    /// <summary>The language of this request.</summary>
    public static string Current => Of(CultureInfo.CurrentUICulture);

    public static CultureInfo Culture(string language) => Cultures[language];

    public static bool IsKnown(string? language) => language is not null && Cultures.ContainsKey(language);

    public static string Of(CultureInfo culture) =>
        IsKnown(culture.TwoLetterISOLanguageName) ? culture.TwoLetterISOLanguageName : Finnish;

    /// <summary>Each language's name in itself, for the switch.</summary>
    public static string OwnName(string language) => language switch
    {
        Finnish => "Suomi",
        Swedish => "Svenska",
        _ => "English",
    };

    /// <summary>Runs <paramref name="work"/> as if the request were in that language: for mail and prints.</summary>
    public static T In<T>(string language, Func<T> work)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture(language);
        try
        {
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
