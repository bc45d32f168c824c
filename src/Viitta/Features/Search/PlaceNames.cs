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
    public Municipality? Find(SearchWord word) => _index.Find(word.Text);

    /// <summary>The name, or each part of one that has two: Mänttä-Vilppula; not what only tells it apart: Koski Tl, S:t Michel.</summary>
    private static IEnumerable<string> Names(string name) =>
        SearchAnalysis.Plain.Terms(name) is [var one] ? [one] : SearchAnalysis.Plain.Terms(name).Where(part => part.Length > 2 && part != "s:t");
}
