using System.Security.Cryptography;
using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>"Sininen kettu / Blå räv / Blue fox": the name of a phone, given by the program, from content/pseudonyms.yaml.</summary>
public sealed class Pseudonyms
{
    private readonly WordLists _words;

    public Pseudonyms(Catalogue catalogue)
    {
        _words = Yaml.Read<WordLists>(Path.Combine(catalogue.Folder, "pseudonyms.yaml"));
        Count = _words.Adjectives.Count * _words.Animals.Count;
    }

    /// <summary>How many different pairs there are; from that number on they come again with a figure behind.</summary>
    public int Count { get; }

    /// <summary>Neighbouring numbers share no word: both lists turn at each step, and their lengths have no common divisor.</summary>
    public LocalText this[int? given]
    {
        get
        {
            if (given is not { } number)
            {
                return LocalText.Empty; // erased
            }
            var (adjective, animal) = (_words.Adjectives[number % _words.Adjectives.Count], _words.Animals[number % _words.Animals.Count]);
            var again = number < Count ? "" : $" {(number / Count) + 1}";
            return new LocalText($"{adjective.Fi} {animal.Fi}{again}", $"{adjective.Sv} {animal.Sv}{again}", $"{adjective.En} {animal.En}{again}");
        }
    }

    /// <summary>
    /// A number that is not taken. Drawn by lot, so that it tells nothing of the order of arrival, and so that many who
    /// arrive at once seldom draw the same.
    /// </summary>
    public int Draw(IReadOnlySet<int> taken)
    {
        var range = Count * (1 + (taken.Count * 2 / Count));
        int number;
        do
        {
            number = RandomNumberGenerator.GetInt32(range);
        }
        while (taken.Contains(number));
        return number;
    }

    private sealed class WordLists
    {
        public List<LocalText> Adjectives { get; init; } = [];

        public List<LocalText> Animals { get; init; } = [];
    }
}
