using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Features.Search;

/// <summary>
/// Recognises a municipality in any of its case forms, in Finnish and Swedish: Turku, Turussa, Turkuun, Åbo. Finnish place
/// names follow the grammar's gradation and stem changes (Iso suomen kielioppi § 41–55): they are few and regular, and a
/// form that no place has does no harm.
/// </summary>
public sealed partial class PlaceNames
{
    private readonly Dictionary<string, Municipality> _byStem = new(StringComparer.Ordinal);
    private readonly int _shortest = int.MaxValue;

    public PlaceNames(IEnumerable<Municipality> municipalities)
    {
        foreach (var municipality in municipalities)
        {
            foreach (var stem in Names(municipality.Name.Fi).SelectMany(Stems).Concat(Names(municipality.Name.Sv)))
            {
                _byStem.TryAdd(stem, municipality);
                _shortest = Math.Min(_shortest, stem.Length);
            }
        }
    }

    /// <summary>The municipality that the word names, or null.</summary>
    public Municipality? Find(SearchWord word)
    {
        for (var length = word.Text.Length; length >= _shortest; length--)
        {
            if (_byStem.TryGetValue(word.Text[..length], out var place) && Ending().IsMatch(word.Text[length..]))
            {
                return place;
            }
        }
        return null;
    }

    /// <summary>The name, or each part of one that has two: Mänttä-Vilppula; not what only tells it apart: Koski Tl.</summary>
    private static IEnumerable<string> Names(string name) =>
        SearchAnalysis.Plain.Terms(name) is [var one] ? [one] : SearchAnalysis.Plain.Terms(name).Where(part => part.Length > 2);

    private static IEnumerable<string> Stems(string name) =>
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
        ("k", ""), ("k", "j"), ("p", "v"), ("t", "d"),
    ];

    [GeneratedRegex("(?<consonants>[bcdfghjklmnpqrstvwxz]+)(?<vowels>[aeiouy]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Grade();

    [GeneratedRegex("^(n|a|ta|na|ksi|s|h[aeiouy]n|[aeiouy]n|seen|siin|i?(ssa|sta|lla|lta|lle|hin)|(ssa|sta|lla|lta|lle)(kin|ko))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Ending();
}
