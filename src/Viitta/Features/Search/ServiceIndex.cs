using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Viitta.Common;
using Term = Lucene.Net.Index.Term;

namespace Viitta.Features.Search;

/// <param name="Score">Comparable within one question only.</param>
public sealed record SearchHit(Guid ServiceId, float Score);

/// <summary>A set of services, searched in memory. It never changes: another set is another index. Safe for many readers at once.</summary>
public sealed class ServiceIndex
{
    private const string Id = "id", Name = "name", Organization = "organization", Need = "need", Details = "details", Street = "street";
    private const string NameWord = "name-word", Word = "word", Means = "means", Area = "area", Anywhere = "*";
    private const string NumberOrHost = "number-or-host";
    private const string Likely = "likely", Called = "called", ForAll = "for-all";

    /// <summary>Words that one typed word is taken for: what comes later shares little.</summary>
    private const int MostAlike = 20;

    private readonly SearchWeights _weights;
    private readonly IndexSearcher _searcher;
    private readonly Vocabulary _names, _words;

    public ServiceIndex(IEnumerable<SearchDocument> documents)
        : this(documents, SearchWeights.Tuned)
    {
    }

    public ServiceIndex(IEnumerable<SearchDocument> documents, SearchWeights weights)
    {
        (_weights, _searcher) = (weights, Searcher(documents));
        (_names, _words) = (Vocabulary.Of(_searcher.IndexReader, NameWord), Vocabulary.Of(_searcher.IndexReader, Word));
    }

    private static IndexSearcher Searcher(IEnumerable<SearchDocument> documents)
    {
        // Short fields are little better than long ones: a long name is no worse a name.
        var similarity = new BM25Similarity(1.2f, 0.35f);
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(SearchAnalysis.Version, Analyzers()) { Similarity = similarity }))
        {
            foreach (var document in documents)
            {
                writer.AddDocument(Fields(document));
            }
            writer.ForceMerge(1);
        }
        return new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = similarity };
    }

    /// <summary>Best first.</summary>
    public IReadOnlyList<SearchHit> Find(SearchReading reading, int count)
    {
        var query = Query(reading);
        return
        [
            .. _searcher.Search(query, count).ScoreDocs
                .Select(found => new SearchHit(Guid.Parse(_searcher.Doc(found.Doc).Get(Id, CultureInfo.InvariantCulture)), found.Score)),
        ];
    }

    private BooleanQuery Query(SearchReading reading)
    {
        var query = new BooleanQuery();
        var wanted = new BooleanQuery();
        foreach (var word in reading.Words)
        {
            wanted.Add(Said(word), Occur.SHOULD);
        }
        foreach (var typed in reading.NumbersAndHosts)
        {
            wanted.Add(Constant(NumberOrHost, typed, SearchWeights.NumberOrHost), Occur.SHOULD);
        }
        query.Add(wanted, Occur.MUST);
        query.Add(Constant(Likely, Called, _weights.Called), Occur.SHOULD);
        query.Add(Constant(Likely, ForAll, _weights.ForAll), Occur.SHOULD);
        if (reading.Municipality is { } municipality)
        {
            var near = new BooleanQuery
            {
                { Constant(Area, municipality.Code, _weights.Near), Occur.SHOULD },
                { Constant(Area, Anywhere, 0), Occur.SHOULD },
            };
            query.Add(near, Occur.MUST);
        }
        return query;
    }

    /// <summary>A word counts by what fits best: its stem in a name, what it means, or its letters; a little by the others.</summary>
    private DisjunctionMaxQuery Said(ReadWord word)
    {
        var best = new DisjunctionMaxQuery(_weights.Others);
        foreach (var (stem, share) in word.Stems.Select(s => (s, 1f)).Concat(word.Parts.SelectMany(p => p.Stems).Distinct().Select(s => (s, _weights.Part))))
        {
            foreach (var language in Languages.All)
            {
                best.Add(Stem(Name, language, stem, share * _weights.Name));
                best.Add(Stem(Organization, language, stem, share * _weights.Organization));
                best.Add(Stem(Need, language, stem, share * _weights.Need));
                best.Add(Stem(Details, language, stem, share * _weights.Details));
                best.Add(Stem(Street, language, stem, share * _weights.Details));
            }
        }
        foreach (var meaning in word.Meanings)
        {
            best.Add(Meant(meaning.Id, meaning.Weight));
            best.Add(Meant(SearchDocument.Only + meaning.Id, meaning.Weight));
        }
        var runs = Vocabulary.RunsOf(word.Word.Text);
        if (runs.Count > 1)
        {
            best.Add(Alike(NameWord, _names, runs, _weights.NameLetters));
            best.Add(Alike(Word, _words, runs, _weights.Letters));
        }
        foreach (var part in word.Parts)
        {
            best.Add(Alike(NameWord, _names, Vocabulary.RunsOf(part.Text), _weights.NameLetters));
        }
        return best;
    }

    /// <summary>By the word of the field that it shares most of its letters with.</summary>
    private static DisjunctionMaxQuery Alike(string field, Vocabulary words, IReadOnlyCollection<string> runs, float weight)
    {
        var alike = new DisjunctionMaxQuery(0);
        foreach (var (word, share) in words.Alike(runs, MostAlike))
        {
            alike.Add(new TermQuery(new Term(field, word)) { Boost = weight * share });
        }
        return alike;
    }

    /// <summary>The rarer a meaning is among the services, the more it counts.</summary>
    private TermQuery Meant(string meaning, double weight) =>
        new(new Term(Means, meaning)) { Boost = (float)weight * (meaning.Split('-')[^1] is "men" or "women" or "minor" ? _weights.Who : _weights.Meaning) };

    private static TermQuery Stem(string field, string language, string stem, float boost) =>
        new(new Term($"{field}-{language}", stem)) { Boost = boost };

    private static ConstantScoreQuery Constant(string field, string value, float score) =>
        new(new TermQuery(new Term(field, value))) { Boost = score };

    private static Document Fields(SearchDocument document)
    {
        var fields = new Document { new StringField(Id, document.ServiceId.ToString(), Field.Store.YES) };
        foreach (var language in Languages.All)
        {
            Add(Name, [document.Name], language);
            Add(Organization, document.Organization, language);
            Add(Need, document.Needs, language);
            Add(Details, document.Details, language);
            Add(Street, document.Streets, language);
            fields.Add(new TextField(NameWord, document.Name.Exactly(language), Field.Store.NO));
            fields.Add(new TextField(Word, string.Join(' ', document.Organization.Concat(document.Needs).Concat(document.Details).Select(t => t.Exactly(language))), Field.Store.NO));
        }
        fields.Add(new TextField(Means, string.Join(' ', document.Meanings), Field.Store.NO));
        foreach (var kind in new[] { document.IsCalled ? Called : "", document.IsForAll ? ForAll : "" })
        {
            fields.Add(new StringField(Likely, kind, Field.Store.NO));
        }
        foreach (var own in document.NumbersAndHosts)
        {
            fields.Add(new StringField(NumberOrHost, own, Field.Store.NO));
        }
        foreach (var code in document.Area.DefaultIfEmpty(Anywhere))
        {
            fields.Add(new StringField(Area, code, Field.Store.NO));
        }
        return fields;

        void Add(string field, IReadOnlyList<LocalText> texts, string language) =>
            fields.Add(new TextField($"{field}-{language}", string.Join(". ", texts.Select(t => t.Exactly(language))), Field.Store.NO));
    }

    private static PerFieldAnalyzerWrapper Analyzers()
    {
        var byField = new Dictionary<string, Analyzer>(StringComparer.Ordinal)
        {
            [Word] = SearchAnalysis.Plain,
            [NameWord] = SearchAnalysis.Plain,
            [Means] = new WhitespaceAnalyzer(SearchAnalysis.Version),
        };
        foreach (var language in Languages.All)
        {
            foreach (var field in (string[])[Name, Organization, Need, Details, Street])
            {
                byField.Add($"{field}-{language}", SearchAnalysis.Of(language));
            }
        }
        return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), byField);
    }
}
