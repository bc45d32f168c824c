using System.Globalization;
using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Features.Import;

/// <summary>Years, inclusive; null is no limit.</summary>
public sealed record Ages(int? From, int? To);

/// <summary>"18–29", "13-17 v", "18+", "alle 18". What could mean two things ("yli 18") is not read.</summary>
public static partial class AgesText
{
    private static readonly HashSet<string> Everybody = ["kaikki", "kaikenikäiset", "alla", "alla åldrar", "all", "all ages", "everybody"];

    public static Ages? Read(string cell)
    {
        var text = cell.Trim();
        if (Everybody.Contains(PlainText.Of(text)))
        {
            return new Ages(null, null);
        }
        if (Span().Match(text) is { Success: true } span)
        {
            return new Ages(Number(span, "from"), Number(span, "to"));
        }
        if (From().Match(text) is { Success: true } from)
        {
            return new Ages(Number(from, "from"), null);
        }
        return Under().Match(text) is { Success: true } under ? new Ages(null, Number(under, "to") - 1) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private const string Years = @"\s*(v\.?|vuotta|vuotiaat|vuotiaille|-vuotiaat|-vuotiaille|år|åringar|-åringar|years|yrs)?\s*$";

    [GeneratedRegex(@"^(?<from>[0-9]{1,3})\s*[-–—]\s*(?<to>[0-9]{1,3})" + Years, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Span();

    [GeneratedRegex(@"^(?<from>[0-9]{1,3})\s*(\+|[-–—]|(vuotta|år)?\s*(täyttäneet|täyttäneille|fyllda))" + Years, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"^(alle|under|yngre än|younger than)\s*(?<to>[0-9]{1,3})" + Years, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Under();
}
