using Viitta.Common;
using Viitta.Features.Editions;

namespace Viitta.Features.Search;

/// <summary>A wellbeing services county, or one municipality of it.</summary>
public sealed record Place(County County, Municipality? Municipality, IReadOnlyList<Municipality> Municipalities)
{
    public string Code => Municipality?.Code ?? County.Code;

    public LocalText Name => Municipality?.Name ?? County.Short;

    /// <summary>Null when there is no such county or municipality.</summary>
    public static Place? Of(Catalogue catalogue, string code)
    {
        var municipality = catalogue.Municipality(code);
        var county = catalogue.Counties.FirstOrDefault(c => c.Code == (municipality?.CountyCode ?? code));
        return county is null ? null
            : new Place(county, municipality, municipality is null ? [.. catalogue.Municipalities.Where(m => m.CountyCode == code)] : [municipality]);
    }
}

/// <summary>One question to the services; the list, the table and the map of counties answer it.</summary>
/// <param name="Words">Everyday words; empty takes all.</param>
/// <param name="Need">Id of content/needs.yaml; empty takes all.</param>
/// <param name="Place">Null is the whole country, unless the words name a municipality.</param>
/// <param name="Person">Theme, moment, language, age and residence situation; its municipality is not looked at.</param>
public sealed record SearchQuestion(string Words, string Need, Place? Place, CallQuestion Person)
{
    /// <summary>Of the whole country also when the words name a municipality: a map that left the others out would say that they have nothing.</summary>
    public bool Everywhere { get; init; }

    public bool IsNothing => Words.Length + Need.Length + Person.Theme.Length == 0 && Place is null;
}

public enum SearchView
{
    List,
    Table,
    Map,
}

/// <summary>The question as it stands in the address.</summary>
public sealed record SearchAsked
{
    public string Q { get; init; } = "";

    public string Need { get; init; } = "";

    /// <summary>Code of a county or a municipality.</summary>
    public string Place { get; init; } = "";

    public SearchView View { get; init; }

    /// <summary>From 1: of the list.</summary>
    public int Page { get; init; } = 1;

    public CallAsked Person { get; init; } = new();

    public bool IsNarrowed => Need.Length + Place.Length + Person.Query().Length > 0;

    public static SearchAsked From(IQueryCollection query) => new()
    {
        Q = query["q"].ToString(),
        Need = query["need"].ToString(),
        Place = query["place"].ToString(),
        View = query["view"].ToString() switch { "table" => SearchView.Table, "map" => SearchView.Map, _ => SearchView.List },
        Page = int.TryParse(query["page"], out var page) && page is > 1 and < 10_000 ? page : 1,
        Person = CallAsked.From(query) with { Municipality = "", Need = "" },
    };

    /// <summary>The address that asks this, without what was not asked.</summary>
    public string Address() => "/search" + Person.Query(
    [
        ("q", Q), ("need", Need), ("place", Place),
        ("view", View == SearchView.List ? "" : Texts.Slug(View)), ("page", Page > 1 ? Page.ToString(Languages.Culture(Languages.English)) : ""),
    ]);

    /// <summary>Reads what can be read; each thing that cannot is added to the errors and counts as not asked.</summary>
    public SearchQuestion Read(Catalogue catalogue, List<Refusal> errors)
    {
        var place = Search.Place.Of(catalogue, Place);
        if (place is null && Place.Length > 0)
        {
            errors.Add(Refusals.NotAChoice.For("place"));
        }
        var need = catalogue.Needs.FirstOrDefault(n => n.Id == Need);
        if (need is null && Need.Length > 0)
        {
            errors.Add(Refusals.NotAChoice.For("need"));
        }
        return new SearchQuestion(Q.Trim(), need?.Id ?? "", place, Person.ReadWhatIsThere(catalogue, errors));
    }
}
