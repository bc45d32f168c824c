using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>
/// Finds real names in a fictional text: municipalities in any case form, and organisations. Names only ask a question,
/// so a common word that is taken for a name costs a tick and no more.
/// </summary>
public sealed partial class RealNames
{
    /// <summary>The longest ending of a case, with a possessive: -ssansa, -stakaan.</summary>
    private const int LongestEnding = 7;

    private readonly PlaceIndex<string> _finnish = new();
    private readonly Dictionary<string, string> _swedish = new(StringComparer.Ordinal);

    public RealNames(Catalogue catalogue)
    {
        foreach (var name in catalogue.Municipalities.Where(m => !m.Code.StartsWith('T')).Select(m => m.Name))
        {
            _finnish.Add(Words(name.Fi).SelectMany(word => PlaceForms.Stems(Folded(word))), name.Fi);
            foreach (var word in Words(name.Sv))
            {
                _swedish.TryAdd(word, name.Fi);
            }
        }
    }

    /// <summary>The municipalities that are named with a capital letter, by their Finnish names.</summary>
    public IEnumerable<string> Municipalities(string text) =>
        Capitals().Matches(text).Select(m => Municipality(m.Value)).OfType<string>().Distinct(StringComparer.Ordinal);

    private string? Municipality(string word) => _swedish.GetValueOrDefault(word)
        ?? _swedish.GetValueOrDefault(word[^1] == 's' ? word[..^1] : word)
        ?? _finnish.Find(Folded(word));

    /// <summary>
    /// Whether an organisation is named: its words with the capital letter they have, the last in any form. What the text
    /// also writes with a small letter is a common word there and names nobody: poliisi, socialjouren.
    /// </summary>
    public static bool Names(string text, string organization)
    {
        var cut = organization.Length - organization.LastIndexOf(' ') - 1 is var last && last >= 7 ? 3 : last >= 5 ? 1 : 0;
        var beginning = organization[..^cut];
        return At(text, beginning, cut) && !At(text, char.ToLowerInvariant(beginning[0]) + beginning[1..], cut);
    }

    private static bool At(string text, string beginning, int cut)
    {
        for (var at = text.IndexOf(beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(beginning, at + 1, StringComparison.Ordinal))
        {
            var end = at + beginning.Length;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && end - at - beginning.Length <= (cut == 0 ? 0 : cut + LongestEnding))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The names by which an organisation is known: "Rikosuhripäivystys (RIKU)" is two.</summary>
    public static IEnumerable<string> Known(LocalText name) =>
        from language in Languages.All
        let whole = name.Exactly(language)
        from part in whole.Split(['(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        where part.Length >= 4 && char.IsUpper(part[0])
        select part;

    private static IEnumerable<string> Words(string name) => Capitals().Matches(name).Select(m => m.Value) is var words && words.Count() == 1
        ? words
        : words.Where(w => w.Length > 2);

    private static string Folded(string word) => string.Concat(word.ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    [GeneratedRegex(@"(?<!\p{L})\p{Lu}\p{L}+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capitals();
}
