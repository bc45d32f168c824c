using System.Globalization;
using System.Text.RegularExpressions;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>Dates among the hours: "(1.6.2027–31.8.2027)" after the times of a season; "suljettu 24.12.2026"; "öppet 5.12.2026 10–14".</summary>
public static partial class HoursText
{
    private const string Date = @"(?:[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [a-z]{3,9} [0-9]{4})";

    private static readonly string[] Written = ["d.M.yyyy", "yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy"];
    private static readonly HashSet<string> Since = ["alkaen", "lähtien", "från", "fr o m", "from"];
    private static readonly HashSet<string> UpTo = ["asti", "saakka", "till", "t o m", "until"];

    private static readonly HashSet<string> EvesWords =
        [.. Common.Languages.All.Select(l => PlainText.Of(Texts.Find("servicemap.holidays.eves-as-usual", l)!))];

    /// <summary>Takes the days that are closed or open once out of the text. What is left should be weekly times.</summary>
    private static string WithoutSingleDays(string part, List<ExceptionInput> exceptions) => SingleDay().Replace(part, day =>
    {
        var (from, until) = (Day(day.Groups["from"].Value), Day(day.Groups["until"].Value));
        if (from.Length == 0 || (until.Length == 0 && day.Groups["until"].Success))
        {
            return day.Value; // no day of the calendar: nothing reads it
        }
        exceptions.Add(new ExceptionInput(from, until, day.Groups["opens"].Value, day.Groups["closes"].Value));
        return "";
    });

    private static (string From, string Until)? Season(string brackets)
    {
        var days = SeasonDays().Match(brackets);
        if (!days.Success)
        {
            return null;
        }
        var (first, last, word) = (Day(days.Groups["first"].Value), Day(days.Groups["last"].Value), PlainText.Of(days.Groups["before"].Value + days.Groups["after"].Value));
        return first.Length == 0 ? null
            : last.Length > 0 ? (word.Length == 0 ? (first, last) : null)
            : days.Groups["last"].Success ? null
            : word.Length == 0 ? (first, first)
            : Since.Contains(word) ? (first, "")
            : UpTo.Contains(word) ? ("", first)
            : null;
    }

    /// <summary>"1.6.2027" and "1 Sept 2027" → "2027-06-01"; empty when it is no day.</summary>
    private static string Day(string written) => DateOnly.TryParseExact(
        written.Replace("sept ", "sep ", StringComparison.Ordinal), Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    [GeneratedRegex(@"(?<!\p{L})(?:(?:suljettu|kiinni|stängt|closed) (?<from>" + Date + @")(?:\s*-\s*(?<until>" + Date + @"))?"
        + @"|(?:avoinna|auki|öppet|open) (?<from>" + Date + @") (?:klo |kl |at )?(?<opens>[0-9]{1,2}(?:[.:][0-9]{2})?)\s*-\s*(?<closes>[0-9]{1,2}(?:[.:][0-9]{2})?))(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex SingleDay();

    [GeneratedRegex(@"^\((?<before>[\p{L} ]*)(?<first>" + Date + @")(?:\s*-\s*(?<last>" + Date + @"))?(?<after>[\p{L} ]*)\)$", RegexOptions.None, 1000)]
    private static partial Regex SeasonDays();
}
