using System.Text.RegularExpressions;

namespace Viitta.Common;

/// <summary>
/// The case forms of place names. Finnish ones follow the grammar's gradation and stem changes (Iso suomen kielioppi
/// § 41–55): they are few and regular, and a form that no place has does no harm.
/// </summary>
public static partial class PlaceForms
{
    /// <param name="name">In small letters, without dots: iisalmi, jarvenpaa.</param>
    public static IEnumerable<string> Stems(string name) =>
        Vowels(name).SelectMany(stem => new[] { stem }.Concat(Weak(stem))).Distinct();

    /// <summary>The stems to which endings are added: Iisalmi, iisalme-; Joroinen, joroise-; Varkaus, varkaude-.</summary>
    private static IEnumerable<string> Vowels(string name)
    {
        yield return name;
        if (name.EndsWith('i'))
        {
            yield return name[..^1] + "e";
        }
        else if (name.EndsWith("nen", StringComparison.Ordinal))
        {
            yield return name[..^3] + "se";
            yield return name[..^3] + "s";
        }
        else if (name.EndsWith("us", StringComparison.Ordinal) || name.EndsWith("ys", StringComparison.Ordinal))
        {
            yield return name[..^1] + "de";
            yield return name[..^1] + "te";
            yield return name[..^1] + "kse";
        }
        else if (name.EndsWith('e'))
        {
            yield return name + "e";
        }
    }

    /// <summary>The weak grade before a closed syllable: Turku, turu-; Helsinki, helsingi-; Lahti, lahde-.</summary>
    private static IEnumerable<string> Weak(string stem) => Grade().Match(stem) is not { Success: true } end
        ? []
        : Grades.Where(g => end.Groups["consonants"].Value.EndsWith(g.Strong, StringComparison.Ordinal))
            .Select(g => stem[..(end.Groups["vowels"].Index - g.Strong.Length)] + g.Weak + end.Groups["vowels"].Value);

    private static readonly (string Strong, string Weak)[] Grades =
    [
        ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"),
        ("lk", "lj"), ("rk", "rj"), ("k", ""), ("p", "v"), ("t", "d"),
    ];

    /// <summary>Whether that may follow a stem: nothing, or the ending of a case.</summary>
    public static bool IsEnding(string rest) => Ending().IsMatch(rest);

    [GeneratedRegex("(?<consonants>[bcdfghjklmnpqrstvwxz]+)(?<vowels>[aeiouy]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Grade();

    [GeneratedRegex("^(n|a|ta|na|ksi|s|h[aeiouy]n|[aeiouy]n|seen|siin|i?(ssa|sta|lla|lta|lle|hin)|(ssa|sta|lla|lta|lle)(kin|ko))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Ending();
}
