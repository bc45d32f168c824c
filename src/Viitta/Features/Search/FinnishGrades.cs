using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Viitta.Features.Search;

/// <summary>
/// Brings the forms of one Finnish word together where Snowball's stems fall apart: consonant gradation (turvakoti,
/// turvakodin) and the words in -nen and -us (majoitus, majoitukseen; oikeus, oikeuden), as Iso suomen kielioppi § 41–55
/// has them. What comes out is no word, only the same for each form. Takes stems in small letters without dots.
/// </summary>
internal sealed class FinnishGrades(TokenStream stems) : TokenFilter(stems)
{
    private const int Shortest = 4;

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "y"];

    /// <summary>What is taken off a stem, its last vowel first, so that the forms of words in -us, -ys, -os and -nen meet.</summary>
    private static readonly string[] Endings = ["uks", "yks", "oks", "uud", "uut", "yyd", "yyt", "us", "ys", "os"];

    /// <summary>What a stem ends in then, and what stands for it; the first that fits is taken.</summary>
    private static readonly (string End, string Canonical)[] Grades =
    [
        ("eud", "e"), ("eut", "e"), ("aud", "a"), ("aut", "a"), ("ist", "is"), ("in", "is"), ("im", "is"),
        ("nt", "n"), ("nn", "n"), ("lt", "l"), ("ll", "l"), ("rt", "r"), ("rr", "r"), ("mp", "m"), ("mm", "m"), ("nk", "ng"),
        ("tt", "d"), ("t", "d"), ("pp", "v"), ("p", "v"), ("kk", "k"),
    ];

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }
        var term = GetAttribute<ICharTermAttribute>();
        var canonical = Canonical(term.ToString());
        term.SetEmpty().Append(canonical);
        return true;
    }

    private static string Canonical(string stem)
    {
        var bare = Without(Endings, Without(Vowels, stem));
        var (end, canonical) = bare.Length < Shortest ? default : Array.Find(Grades, g => bare.EndsWith(g.End, StringComparison.Ordinal));
        return end is null ? bare : bare[..^end.Length] + canonical;
    }

    private static string Without(string[] ends, string stem) =>
        Array.Find(ends, e => stem.Length - e.Length >= Shortest && stem.EndsWith(e, StringComparison.Ordinal)) is { } end ? stem[..^end.Length] : stem;
}
