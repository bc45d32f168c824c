using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.NGram;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Viitta.Common;

namespace Viitta.Features.Search;

/// <summary>
/// How text becomes what is compared: the stem of each word by the Snowball rules of its language, and for what stems miss
/// (compounds, typing errors) the words that share its runs of <see cref="GramLength"/> letters. Dots of ä and ö are dropped at the
/// end, for phones without them.
/// </summary>
internal static class SearchAnalysis
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;
    public const int GramLength = 4;

    public static readonly Analyzer Finnish = Stemming("Finnish", FinnishAnalyzer.DefaultStopSet, stems => new FinnishGrades(stems));
    public static readonly Analyzer Swedish = Stemming("Swedish", SwedishAnalyzer.DefaultStopSet, stems => stems);
    public static readonly Analyzer English = Stemming("English", EnglishAnalyzer.DefaultStopSet, stems => stems);

    /// <summary>Words as they stand, in small letters without dots.</summary>
    public static readonly Analyzer Plain = Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(Version, words)));
    });

    /// <summary>The same with their dots.</summary>
    public static readonly Analyzer Dotted = Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(words, new LowerCaseFilter(Version, words));
    });

    public static readonly Analyzer Grams = Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(Version, words));
        return new TokenStreamComponents(words, new NGramTokenFilter(Version, folded, GramLength, GramLength));
    });

    public static Analyzer Of(string language) => language switch
    {
        Languages.Finnish => Finnish,
        Languages.Swedish => Swedish,
        _ => English,
    };

    /// <summary>The words of a text after analysis, in order.</summary>
    public static List<string> Terms(this Analyzer analyzer, string text)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream("", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add(term.ToString());
        }
        stream.End();
        return terms;
    }

    private static Analyzer Stemming(string snowball, Lucene.Net.Analysis.Util.CharArraySet stopWords, Func<TokenStream, TokenStream> then) =>
        Analyzer.NewAnonymous((_, reader) =>
        {
            var words = new StandardTokenizer(Version, reader);
            TokenStream stems = new StopFilter(Version, new LowerCaseFilter(Version, words), stopWords);
            return new TokenStreamComponents(words, then(new ASCIIFoldingFilter(new SnowballFilter(stems, snowball))));
        });
}
