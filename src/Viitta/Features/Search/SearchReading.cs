using System.Text.RegularExpressions;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Search;

/// <summary>What a query was understood to ask.</summary>
/// <param name="Words">That matter, each with what it may mean.</param>
/// <param name="Municipality">Named in the query, or chosen beside it.</param>
public sealed record SearchReading(IReadOnlyList<ReadWord> Words, Municipality? Municipality)
{
    /// <summary>Telephone numbers, as they are dialled, and hosts on the web: somebody has one and asks whose it is.</summary>
    public IReadOnlyList<string> NumbersAndHosts { get; init; } = [];

    public bool IsEmpty => Words.Count == 0;

    /// <summary>The same words, wherever.</summary>
    public SearchReading Anywhere => this with { Municipality = null };
}

/// <summary>Reads queries by the word list and the names of the municipalities.</summary>
public sealed partial class SearchReader(Catalogue catalogue)
{
    /// <summary>Signs; the rest is not read.</summary>
    public const int Longest = 200;

    /// <summary>What an age under 18 says, in a word of the list.</summary>
    private const string Minor = " minor ";

    private readonly PlaceNames _places = new(catalogue.Municipalities);

    public WordList List { get; } = new(catalogue);

    /// <param name="municipality">Code chosen beside the words; a name among them goes before it.</param>
    public SearchReading Read(string query, string? municipality = null)
    {
        query = query.Length > Longest ? query[..Longest] : query;
        var words = List.Read(SearchWord.In(UnderAge().Replace(query, Minor)));
        // A listed word is no place (lähteä, Lahtea); a place is nothing that its letters only resemble (Utukoskella, kosketella).
        var places = words.ToDictionary(w => w, w => w.IsListed ? null : _places.Find(w.Word));
        var named = words.Select(w => places[w]).OfType<Municipality>().FirstOrDefault();
        var kept = words.Where(w => w.Matters).Select(w => places[w] is null ? w : w.AsName).ToList();
        // "apua" alone: better a poor answer than none
        return new SearchReading(kept.Count > 0 ? kept : words, named ?? (municipality is null ? null : catalogue.Municipality(municipality)))
        {
            NumbersAndHosts = [.. Number().Matches(query).Select(m => PhoneText.Dialled(m.Value)), .. SearchDocument.Hosts(query)],
        };
    }

    /// <summary>16v, 9-vuotias, 17-åring, 15 år, 17 year old.</summary>
    [GeneratedRegex(@"\b([0-9]|1[0-7])( ?v|[ -]?vuoti\w*|[ -]?år(ig\w*|ing\w*)?|[ -]?years?([ -]old)?|[ -]?y\.?o\.?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex UnderAge();

    /// <summary>Four digits at least, with what people write between them.</summary>
    [GeneratedRegex(@"\+?[0-9](?:[ ().-]*[0-9]){3,}", RegexOptions.None, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Number();
}
