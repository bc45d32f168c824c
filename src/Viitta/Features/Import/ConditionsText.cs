using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <param name="Ids">Null when nothing was said; an empty list takes everybody.</param>
public sealed record ReadCondition(IReadOnlyList<string>? Ids, IReadOnlyList<string> Unknown);

/// <summary>Whom a service takes: "naiset ja miehet", "Turvapaikanhakijat; kotikunta", "kaikki".</summary>
public sealed class ConditionsText(Catalogue catalogue)
{
    private static readonly HashSet<string> Everybody =
        ["kaikki", "kaikille", "ei rajausta", "ei rajoitusta", "alla", "ingen begränsning", "all", "everybody", "everyone", "anyone", "no limit", .. Languages.All.Select(l => PlainText.Of(Texts.Find("servicemap.cell.everybody", l)!))];

    /// <summary>Of a person whose residence is not known; alone in a cell it tells that the writer does not know.</summary>
    private const string NotKnown = "unknown";

    private readonly NameFinder _genders = new(
        ServiceDraft.AllGenders.Select(g => new Term { Id = g, Name = LocalText.Empty }),
        [
            .. ServiceDraft.AllGenders.SelectMany(g => Languages.All.Select(l => (Texts.Find($"servicemap.gender.{g}", l)!, g))),
            .. Each("women", "nainen|naisille|naisia|nais|kvinna|kvinnan|woman|female|females|f"),
            .. Each("men", "mies|miehille|miehiä|man|male|males|m"),
            .. Each("other", "muu|muille|muu sukupuoli|muunsukupuoliset|annan|annat|icke binära|nonbinary|non binary"),
        ]);

    private readonly NameFinder _residence = new(
        catalogue.ResidenceSituations,
        [
            .. Each("municipality", "kotikunta|kotikuntalaiset|on kotikunta|hemkommun|har hemkommun|municipality of residence|residents"),
            .. Each("asylum-seeker", "turvapaikanhakijat|turvapaikanhakijoille|asylsökanden|asylum seekers"),
            .. Each("no-municipality-legal", "ei kotikuntaa|ingen hemkommun|no municipality of residence"),
            .. Each("no-right", "paperiton|paperittomat|paperittomille|papperslös|papperslösa|undocumented"),
        ]);

    private readonly NameFinder _themes = new(catalogue.Themes);

    public ReadCondition Genders(string cell) => Read(cell, _genders);

    public ReadCondition Residence(string cell) =>
        Read(cell, _residence) is var read && read.Ids is [NotKnown] ? new ReadCondition(null, []) : read;

    public ReadCondition Themes(string cell) => Read(cell, _themes);

    private static ReadCondition Read(string cell, NameFinder finder)
    {
        if (Everybody.Contains(PlainText.Of(cell)))
        {
            return new ReadCondition([], []);
        }
        var (ids, unknown) = finder.FindAll(cell);
        return new ReadCondition(ids.Count > 0 ? ids : null, unknown);
    }

    private static IEnumerable<(string Written, string Id)> Each(string id, string words) => words.Split('|').Select(w => (w, id));
}

/// <summary>"kyllä", "x", "ei", "behövs", "not needed". Null when it is neither.</summary>
public static class YesNoText
{
    private static readonly HashSet<string> Yes =
        ["kyllä", "kylla", "on", "ja", "yes", "x", "1", "true", "saatavilla", "finns", "available", "tarvitaan", "vaaditaan", "behövs", "krävs", "needed", "required"];

    private static readonly HashSet<string> No =
        ["ei", "ei ole", "nej", "no", "0", "false", "-", "", "finns inte", "ei tarvita", "ei vaadita", "behövs inte", "krävs inte", "not needed", "not required"];

    public static bool? Read(string cell) => PlainText.Of(cell) is var said && Yes.Contains(said) ? true : No.Contains(said) ? false : null;
}
