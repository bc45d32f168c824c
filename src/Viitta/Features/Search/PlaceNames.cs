using Viitta.Common;

namespace Viitta.Features.Search;

/// <summary>
/// Recognises a municipality in any of its case forms (<see cref="PlaceForms"/>), in Finnish and Swedish: Turku, Turussa,
/// Turkuun, Åbo.
/// </summary>
public sealed class PlaceNames
{
    private readonly Dictionary<string, Municipality> _byStem = new(StringComparer.Ordinal);
    private readonly int _shortest = int.MaxValue;

    public PlaceNames(IEnumerable<Municipality> municipalities)
    {
        foreach (var municipality in municipalities)
        {
            foreach (var stem in Names(municipality.Name.Fi).SelectMany(PlaceForms.Stems).Concat(Names(municipality.Name.Sv)))
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
            if (_byStem.TryGetValue(word.Text[..length], out var place) && PlaceForms.IsEnding(word.Text[length..]))
            {
                return place;
            }
        }
        return null;
    }

    /// <summary>The name, or each part of one that has two: Mänttä-Vilppula; not what only tells it apart: Koski Tl.</summary>
    private static IEnumerable<string> Names(string name) =>
        SearchAnalysis.Plain.Terms(name) is [var one] ? [one] : SearchAnalysis.Plain.Terms(name).Where(part => part.Length > 2);
}
