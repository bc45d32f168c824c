using Viitta.Common;

namespace Viitta.Features.Search;

/// <summary>One word of a query or of the word list, with its stems by each language.</summary>
public sealed class SearchWord
{
    /// <summary>Shorter words must be equal: too much resembles them.</summary>
    private const int ShortestAlike = 5;

    private readonly HashSet<string> _stems;
    private readonly HashSet<string> _trigrams;

    public SearchWord(string word)
    {
        Text = SearchAnalysis.Plain.Terms(word) is [var plain, ..] ? plain : word;
        Dotted = Text;
        var stems = Languages.All.Select(language => SearchAnalysis.Of(language).Terms(word)).ToList();
        IsSmall = stems.Exists(s => s.Count == 0);
        _stems = [Text, .. stems.SelectMany(s => s)];
        _trigrams = [.. TrigramsOf(Text)];
    }

    /// <summary>What a word shares that resembles this one: a run of three letters, or all the letters in another order.</summary>
    public IEnumerable<string> Traits => _stems.SelectMany(TrigramsOf).Append(string.Concat(Text.Order())).Distinct();

    private static IEnumerable<string> TrigramsOf(string text) =>
        Enumerable.Range(0, Math.Max(0, text.Length - 2)).Select(i => text.Substring(i, 3));

    /// <summary>In small letters without dots.</summary>
    public string Text { get; }

    /// <summary>The same with the dots that were typed.</summary>
    public string Dotted { get; private init; }

    /// <summary>A word such as "and" in one of the languages.</summary>
    public bool IsSmall { get; }

    public IReadOnlyCollection<string> Stems => _stems;

    /// <summary>
    /// How far this word says <paramref name="listed"/>: 1 the same by stem; less when it is a part of this compound, or
    /// when they share most of their letters in order; 0 not at all.
    /// </summary>
    public double Says(SearchWord listed)
    {
        if (_stems.Overlaps(listed._stems))
        {
            return 1;
        }
        if (listed.Text.Length < ShortestAlike || Text.Length < ShortestAlike)
        {
            return 0;
        }
        if (Contains(listed))
        {
            return 0.8;
        }
        if (IsSwappedOf(listed.Text))
        {
            return 0.9;
        }
        var alike = 2.0 * _trigrams.Count(listed._trigrams.Contains) / (_trigrams.Count + listed._trigrams.Count);
        return alike >= 0.58 ? alike * 0.9 : 0;
    }

    /// <summary>Two letters beside each other have changed places: turvakeilto.</summary>
    private bool IsSwappedOf(string listed)
    {
        if (Text.Length != listed.Length)
        {
            return false;
        }
        var at = Text.Zip(listed).TakeWhile(pair => pair.First == pair.Second).Count();
        return at + 1 < Text.Length && Text[at] == listed[at + 1] && Text[at + 1] == listed[at]
            && Text.AsSpan(at + 2).SequenceEqual(listed.AsSpan(at + 2));
    }

    /// <summary>This is a longer word with <paramref name="listed"/> in it.</summary>
    public bool Contains(SearchWord listed) =>
        listed._stems.Any(stem => stem.Length >= ShortestAlike && stem.Length < Text.Length && Text.Contains(stem, StringComparison.Ordinal));

    /// <summary>The words of a text, in order.</summary>
    public static List<SearchWord> In(string text) =>
        [.. SearchAnalysis.Plain.Terms(text).Zip(SearchAnalysis.Dotted.Terms(text), (plain, dotted) => new SearchWord(plain) { Dotted = dotted })];
}
