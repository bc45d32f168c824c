using System.Globalization;
using System.Text.RegularExpressions;

namespace Viitta.Common;

/// <summary>
/// Keeps real people out of free text. A Finnish personal identity code is refused before anything is stored;
/// other likely identifiers are a <see cref="Suspicion"/>.
/// Answers only yes, no and kinds: what was found is never returned and never logged.
/// </summary>
/// <remarks>
/// Time is linear whatever the text. Identity codes and account numbers are read by hand: their rules are arithmetic,
/// and a failed candidate must not swallow a real one that begins inside it. The rest are patterns that cannot
/// backtrack. The source generator does not offer those, so they are made at run time, once.
/// </remarks>
public static partial class IdentifierGuard
{
    public static readonly Refusal IdentityCode = new("common.identity-code", 400);

    private const char SoftHyphen = '\u00AD';

    /// <summary>UUIDs and hashes, which hold a code by chance; Y-tunnus, which can look like a phone number.</summary>
    private static readonly Regex NobodysNumber = Pattern(
        @"\b (?: [0-9a-f]{8} (?:-[0-9a-f]{4}){3} -[0-9a-f]{12} | [0-9a-f]{32,} | \d{7}-\d ) \b");

    /// <summary>
    /// True when a code with a right date for its century and a right check character stands anywhere in the text:
    /// DDMMYY, sign (+ 1800s; - Y X W V U 1900s; A–F 2000s), 002–999 and check character, as in decree 128/2010 on the
    /// population information system with the signs of 2023. Numbers from 900 are artificial and refused alike.
    /// </summary>
    /// <remarks>
    /// Found in either case, with any script's digits, full-width signs, any dash, invisible signs within, blanks round
    /// the separator, one line break anywhere, and the date as 1.5.94 or 01/05/1994.
    /// Letters may touch it ("hetu010594Y9032n"); digits may not, for then it is part of a longer number.
    /// Chance hits inside UUIDs and hashes are let pass. Birthdays yet to come count: the guard knows no clock.
    /// </remarks>
    public static bool HasIdentityCode(string? text) =>
        text is not null
        && (Holds(Fold(text)) || (text.Contains(SoftHyphen) && Holds(Fold(text.Replace(SoftHyphen, '-')))));

    private static bool Holds(Span<char> folded)
    {
        if (!HasRightCode(folded))
        {
            return false;
        }
        BlankOut(NobodysNumber, folded);
        return HasRightCode(folded);
    }

    /// <summary>
    /// The text as the readers want it: digits and dashes of every kind made ASCII, full-width signs too, a run of
    /// blanks made one space (or one line feed, when a line breaks in it), and what cannot be seen left out.
    /// </summary>
    private static Span<char> Fold(string text)
    {
        var folded = new char[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = FoldSign(text, i);
            if (sign is ' ' or '\n' && length > 0 && folded[length - 1] is ' ' or '\n')
            {
                folded[length - 1] = sign == '\n' ? sign : folded[length - 1];
            }
            else if (sign != '\0')
            {
                folded[length++] = sign;
            }
        }
        return folded.AsSpan(0, length);
    }

    /// <returns>NUL for what is left out.</returns>
    private static char FoldSign(string text, int at) => text[at] switch
    {
        > ' ' and < '\u007F' and var plain => plain,
        '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => '\n',
        '\u2212' or '\u02D7' or '\u2043' => '-', // minus, modifier minus, hyphen bullet
        >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - '\uFF01' + '!'),
        var blank when char.IsWhiteSpace(blank) => ' ',
        var other => CharUnicodeInfo.GetUnicodeCategory(text, at) switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text, at)),
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.Control or UnicodeCategory.Format => '\0',
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => '\0',
            UnicodeCategory.Surrogate => '\0', // a pair was read at its first half
            _ => other,
        },
    };

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking
        | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace);

    private static void BlankOut(Regex pattern, Span<char> text)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            text.Slice(match.Index, match.Length).Fill(' ');
        }
    }
}
