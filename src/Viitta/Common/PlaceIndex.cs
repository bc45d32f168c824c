namespace Viitta.Common;

/// <summary>What is listed under the names of places, found by any form of a name (<see cref="PlaceForms"/>).</summary>
public sealed class PlaceIndex<T>
    where T : class
{
    private readonly Dictionary<string, T> _byStem = new(StringComparer.Ordinal);
    private int _shortest = int.MaxValue;

    /// <summary>The first under a stem stays.</summary>
    /// <param name="stems">In small letters, without dots.</param>
    public void Add(IEnumerable<string> stems, T value)
    {
        foreach (var stem in stems)
        {
            _byStem.TryAdd(stem, value);
            _shortest = Math.Min(_shortest, stem.Length);
        }
    }

    /// <summary>Of the longest name that the word can be a form of, or null.</summary>
    public T? Find(string word)
    {
        for (var length = word.Length; length >= _shortest; length--)
        {
            if (_byStem.TryGetValue(word[..length], out var value) && PlaceForms.IsEnding(word[length..]))
            {
                return value;
            }
        }
        return null;
    }
}
