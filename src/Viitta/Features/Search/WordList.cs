using Viitta.Common;

namespace Viitta.Features.Search;

/// <summary>What a word may mean, and how surely: an id of a need, sector, theme … or one of content/search/words.yaml's own.</summary>
public sealed record Meaning(string Id, double Weight);

/// <summary>A word of a query with all that the word list knows of it.</summary>
/// <param name="StandsFor">Words that it is short for: lasu, lastensuojeluilmoitus.</param>
/// <param name="Parts">Listed words that it is a compound of: trauma and terapia of traumaterapia.</param>
/// <param name="Matters">Says something about which service is meant.</param>
/// <param name="IsListed">Stands in the list as it is.</param>
public sealed record ReadWord(
    SearchWord Word, IReadOnlyList<Meaning> Meanings, IReadOnlyList<SearchWord> StandsFor, IReadOnlyList<SearchWord> Parts, bool Matters, bool IsListed)
{
    /// <summary>Nothing but its own letters.</summary>
    public ReadWord AsName => this with { Meanings = [], StandsFor = [], Parts = [] };

    public IEnumerable<string> Stems => Word.Stems.Concat(StandsFor.SelectMany(w => w.Stems)).Distinct();
}

/// <param name="Means">Meaning → its words, some of them several words with a space between.</param>
/// <param name="ShortFor">A short or an old word → what it stands for.</param>
public sealed record ListedWords(IReadOnlyDictionary<string, IReadOnlyList<string>> Means, IReadOnlyDictionary<string, string> ShortFor);

/// <summary>content/search/words.yaml, together with the names of the languages of service.</summary>
public sealed class WordList
{
    private const string Unimportant = "unimportant";

    private readonly List<Entry> _entries;
    private readonly ILookup<string, Entry> _byStem;
    private readonly ILookup<string, Entry> _byTrait;

    public WordList(Catalogue catalogue)
        : this([
            .. Yaml.Read<List<Line>>(Path.Combine(catalogue.Folder, "search", "words.yaml")).SelectMany(line => line.Entries()),
            .. from language in catalogue.ServiceLanguages
               from name in new[] { language.Name.Fi, language.Name.Sv, language.Name.En }
               select new Entry(LanguagePrefix + language.Id, SearchWord.In(name), []),
        ])
    {
    }

    private WordList(List<Entry> entries)
    {
        _entries = entries;
        _byStem = entries.SelectMany(e => e.Words[0].Stems, (entry, stem) => (entry, stem)).ToLookup(p => p.stem, p => p.entry);
        _byTrait = entries.SelectMany(e => e.Words[0].Traits, (entry, trait) => (entry, trait)).ToLookup(p => p.trait, p => p.entry);
    }

    public const string LanguagePrefix = "language-";

    /// <summary>The whole list, for a search where the server is not reached. Words in small letters without dots.</summary>
    public ListedWords Listed => new(
        _entries.Where(e => e.Meaning.Length > 0).GroupBy(e => e.Meaning)
            .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(e => e.Text).Distinct()]),
        _entries.Where(e => e.StandsFor.Count > 0).DistinctBy(e => e.Text)
            .ToDictionary(e => e.Text, e => string.Join(' ', e.StandsFor.Select(w => w.Text))));

    /// <summary>Each word of the query, in order.</summary>
    public IReadOnlyList<ReadWord> Read(IReadOnlyList<SearchWord> query)
    {
        var found = query.Select(_ => new Dictionary<Entry, double>()).ToList();
        for (var i = 0; i < query.Count; i++)
        {
            foreach (var entry in Candidates(query[i]))
            {
                Note(entry, query, i, found);
            }
        }
        return [.. found.Select((entries, i) => Read(query[i], entries))];
    }

    /// <summary>
    /// The same word in the list makes looking for the same stem needless, which in another language may be another word
    /// (some, som); the same stem makes looking for what is only alike needless.
    /// </summary>
    private List<Entry> Candidates(SearchWord word)
    {
        var stem = word.Stems.SelectMany(stem => _byStem[stem]).Distinct().ToList();
        var same = stem.FindAll(e => e.Words[0].Text == word.Text);
        return same.Exists(e => e.Words.Count == 1) ? same
            : stem.Count > 0 ? stem
            : [.. word.Traits.SelectMany(trait => _byTrait[trait]).Distinct()];
    }

    private static ReadWord Read(SearchWord word, Dictionary<Entry, double> found)
    {
        var meanings = found.Where(f => f.Key.Meaning.Length > 0 && f.Key.Meaning != Unimportant)
            .GroupBy(f => f.Key.Meaning, (id, group) => new Meaning(id, group.Max(f => f.Value))).ToList();
        var standsFor = found.Where(f => f.Value >= 1).SelectMany(f => f.Key.StandsFor).Concat(Meant(word, found)).ToList();
        var parts = found.Keys.Where(e => e.Meaning != Unimportant && e.Words is [var only] && word.Contains(only)).Select(e => e.Words[0]).DistinctBy(w => w.Text).ToList();
        return new ReadWord(
            word, meanings, standsFor, parts,
            Matters: meanings.Count + standsFor.Count > 0 || (found.Count == 0 && !word.IsSmall),
            IsListed: found.Keys.Any(e => e.Words is [var only] && only.Text == word.Text));
    }

    /// <summary>A typing error stands for the listed word that it resembles most; a compound has its parts instead.</summary>
    private static IEnumerable<SearchWord> Meant(SearchWord word, Dictionary<Entry, double> found)
    {
        var alike = found.Where(f => f.Value < 1 && f.Key.Words is [var only] && !word.Contains(only)).ToList();
        return alike.Where(f => f.Value >= alike.Max(a => a.Value)).Select(f => f.Key.Words[0]).DistinctBy(w => w.Text);
    }

    /// <summary>All words of the entry must follow each other in the query, the first at <paramref name="at"/>.</summary>
    private static void Note(Entry entry, IReadOnlyList<SearchWord> query, int at, List<Dictionary<Entry, double>> found)
    {
        if (at + entry.Words.Count > query.Count)
        {
            return;
        }
        var weight = entry.Words.Select((word, k) => query[at + k].Says(word)).Min();
        for (var k = 0; k < entry.Words.Count && weight > 0; k++)
        {
            found[at + k][entry] = weight;
        }
    }

    private sealed class Entry(string meaning, List<SearchWord> words, List<SearchWord> standsFor)
    {
        public string Meaning => meaning;

        public List<SearchWord> Words => words;

        public List<SearchWord> StandsFor => standsFor;

        public string Text => string.Join(' ', Words.Select(w => w.Text));
    }

    private sealed class Line
    {
        public string Meaning { get; init; } = "";

        public List<string> Fi { get; init; } = [];

        public List<string> Sv { get; init; } = [];

        public List<string> En { get; init; } = [];

        public string StandsFor { get; init; } = "";

        public IEnumerable<Entry> Entries() =>
            Fi.Concat(Sv).Concat(En).Select(words => new Entry(Meaning, SearchWord.In(words), SearchWord.In(StandsFor)));
    }
}
