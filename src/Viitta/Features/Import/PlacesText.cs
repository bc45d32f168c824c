using System.Text.RegularExpressions;
using Viitta.Common;
using Viitta.Features.Search;

namespace Viitta.Features.Import;

/// <summary>
/// Municipalities of one cell by name in Finnish or Swedish, in any case form, or by code; a county stands for all its
/// municipalities.
/// </summary>
public sealed partial class PlacesText(Catalogue catalogue)
{
    private static readonly HashSet<string> Whole =
        ["koko alue", "koko maakunta", "kaikki", "kaikki kunnat", "koko verkoston alue", "hela området", "alla", "alla kommuner", "hela regionen", "all", "whole area", "everywhere",
            .. Languages.All.SelectMany(l => new[] { "opendata.whole-country", "servicemap.service.whole-country" }.Select(key => PlainText.Of(Texts.Find(key, l)!)))];

    private readonly PlaceNames _forms = new(catalogue.Municipalities);

    private readonly Dictionary<string, string[]> _byName = catalogue.Municipalities
        .SelectMany(m => new[] { m.Name.Fi, m.Name.Sv, m.Name.En, m.Code }.Select(n => (Name: PlainText.Of(n), Codes: new[] { m.Code })))
        .Concat(catalogue.Counties.SelectMany(c => new[] { c.Name.Fi, c.Name.Sv, c.Name.En }.SelectMany(CountyNames)
            .Select(n => (Name: n, Codes: catalogue.Municipalities.Where(m => m.CountyCode == c.Code).Select(m => m.Code).ToArray()))))
        .Where(n => n.Name.Length > 0).GroupBy(n => n.Name).ToDictionary(g => g.Key, g => g.First().Codes);

    /// <returns>Codes; none for the whole area. And what is no place.</returns>
    public (IReadOnlyList<string> Codes, IReadOnlyList<string> Unknown) Read(string cell)
    {
        if (Whole.Contains(PlainText.Of(cell)))
        {
            return ([], []);
        }
        var (codes, unknown) = (new List<string>(), new List<string>());
        foreach (var piece in Between().Split(cell).Select(p => p.Trim()).Where(p => PlainText.Of(p).Length > 0))
        {
            if (_byName.TryGetValue(PlainText.Of(piece), out var named))
            {
                codes.AddRange(named);
            }
            else if (SearchWord.In(piece) is [var word] && _forms.Find(word) is { } place)
            {
                codes.Add(place.Code);
            }
            else
            {
                unknown.Add(piece);
            }
        }
        return ([.. codes.Distinct()], unknown);
    }

    /// <summary>"Pohjois-Savon hyvinvointialue", and the region by itself: Pohjois-Savon, Pohjois-Savo; Norra Savolax.</summary>
    private static IEnumerable<string> CountyNames(string name)
    {
        var region = PlainText.Of(WellbeingServices().Replace(name, ""));
        return [PlainText.Of(name), region, region.EndsWith('n') || region.EndsWith('s') ? region[..^1] : region];
    }

    [GeneratedRegex(@"\s+(hyvinvointialue|välfärdsområde|wellbeing services county)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WellbeingServices();

    [GeneratedRegex(@"[,;/\n|•]|\s+(?:ja|sekä|och|samt|and)\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Between();
}
