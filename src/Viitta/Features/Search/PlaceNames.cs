using Viitta.Common;

namespace Viitta.Features.Search;

/// <summary>
/// Recognises a municipality in any of its case forms (<see cref="PlaceForms"/>), in Finnish and Swedish: Turku, Turussa,
/// Turkuun, Åbo.
/// </summary>
public sealed class PlaceNames
{
    private readonly PlaceIndex<Municipality> _index = new();

    public PlaceNames(IEnumerable<Municipality> municipalities)
    {
        foreach (var municipality in municipalities)
        {
            _index.Add(Names(municipality.Name.Fi).SelectMany(PlaceForms.Stems).Concat(Names(municipality.Name.Sv)), municipality);
        }
    }

    /// <summary>The municipality that the word names, or null.</summary>
    public Municipality? Find(SearchWord word) => _index.Find(word.Text) is { } found && MayBe(word.Dotted, found) ? found : null;

    /// <summary>Who types dots means them: "lähden" is no form of Lahti. Without dots either may be meant.</summary>
    private static bool MayBe(string dotted, Municipality municipality)
    {
        var alike = new[] { municipality.Name.Fi, municipality.Name.Sv }.SelectMany(name => name.ToLowerInvariant().Split('-', ' '))
            .Where(part => part.Length > 1 && dotted.Length > 1 && (Plain(part[0]), Plain(part[1])) == (Plain(dotted[0]), Plain(dotted[1]))).ToList();
        return alike.Count == 0 || alike.Exists(part => dotted.Zip(part).All(pair => pair.First == Plain(pair.First) || pair.Second != Plain(pair.First)));
    }

    private static char Plain(char letter) => letter switch { 'ä' or 'å' => 'a', 'ö' => 'o', _ => letter };

    /// <summary>The name, or each part of one that has two: Mänttä-Vilppula; not what only tells it apart: Koski Tl, S:t Michel.</summary>
    private static IEnumerable<string> Names(string name) =>
        SearchAnalysis.Plain.Terms(name) is [var one] ? [one] : SearchAnalysis.Plain.Terms(name).Where(part => part.Length > 2 && part != "s:t");
}
