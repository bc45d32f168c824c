using Lucene.Net.Index;

namespace Viitta.Features.Search;

/// <summary>
/// The words of a field by their runs of letters: what a typed word resembles is looked for among the words, which are
/// few, and not among the services, which are many.
/// </summary>
internal sealed class Vocabulary
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, List<int>> _byRun = new(StringComparer.Ordinal);

    public static Vocabulary Of(IndexReader reader, string field)
    {
        var vocabulary = new Vocabulary();
        var terms = MultiFields.GetTerms(reader, field)?.GetEnumerator();
        while (terms?.MoveNext() == true)
        {
            vocabulary.Add(terms.Term.Utf8ToString());
        }
        return vocabulary;
    }

    /// <summary>The different runs of <see cref="SearchAnalysis.GramLength"/> letters of a word.</summary>
    public static IReadOnlyCollection<string> RunsOf(string word) => SearchAnalysis.Grams.Terms(word).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that have half of the runs at least, each with its share of them; best first, the shorter of two.</summary>
    public IEnumerable<(string Word, float Share)> Alike(IReadOnlyCollection<string> runs, int most) => runs
        .SelectMany(run => _byRun.GetValueOrDefault(run, []))
        .CountBy(word => word)
        .Where(shared => shared.Value >= (runs.Count + 1) / 2)
        .OrderByDescending(shared => shared.Value).ThenBy(shared => _words[shared.Key].Length).ThenBy(shared => shared.Key)
        .Take(most)
        .Select(shared => (_words[shared.Key], (float)shared.Value / runs.Count));

    private void Add(string word)
    {
        foreach (var run in RunsOf(word))
        {
            if (!_byRun.TryGetValue(run, out var words))
            {
                _byRun.Add(run, words = []);
            }
            words.Add(_words.Count);
        }
        _words.Add(word);
    }
}
