using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.OpenData;

/// <param name="Key">Last part of the keys of its texts, and the link type of its attributes: <c>need</c>.</param>
public sealed record OpenTaxonomy(Guid Id, string Key)
{
    public IReadOnlyList<OpenTerm> Terms { get; init; } = [];
}

/// <param name="Code">Id in content/.</param>
public sealed record OpenTerm(Guid Id, OpenTaxonomy Taxonomy, string Code, LocalText Name, LocalText Description);

/// <summary>The lists in content/ as taxonomies. An id is made from the list's and the entry's, which editors keep.</summary>
public sealed class HsdsVocabulary
{
    private const string Need = "need";
    private const string Theme = "theme";
    private const string ResidenceSituation = "residence-situation";
    private const string Gender = "gender";
    private const string Sector = "sector";
    private const string Language = "language";

    private readonly Dictionary<(string Taxonomy, string Code), OpenTerm> _byCode;
    private readonly Dictionary<Guid, OpenTerm> _byId;
    private readonly Dictionary<string, Municipality> _municipalities;
    private readonly IReadOnlyList<County> _counties;

    public HsdsVocabulary(Catalogue catalogue)
    {
        Taxonomies =
        [
            Of(Need, catalogue.Needs),
            Of(Theme, catalogue.Themes),
            Of(ResidenceSituation, catalogue.ResidenceSituations),
            Of(Gender, ServiceDraft.AllGenders.Select(g => new Term { Id = g, Name = InEveryLanguage($"servicemap.gender.{g}") })),
            Of(Sector, catalogue.Sectors),
            Of(Language, catalogue.ServiceLanguages),
        ];
        Terms = [.. Taxonomies.SelectMany(t => t.Terms)];
        _byId = Terms.ToDictionary(t => t.Id);
        _byCode = Terms.ToDictionary(t => (t.Taxonomy.Key, t.Code));
        _counties = catalogue.Counties;
        _municipalities = catalogue.Municipalities.ToDictionary(m => m.Code);
    }

    public IReadOnlyList<OpenTaxonomy> Taxonomies { get; }

    public IReadOnlyList<OpenTerm> Terms { get; }

    public OpenTaxonomy? Taxonomy(Guid id) => Taxonomies.FirstOrDefault(t => t.Id == id);

    public OpenTerm? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>The county of a municipality by its name in any language, else the country.</summary>
    public string CountyOf(string town) =>
        _municipalities.Values.FirstOrDefault(m => Languages.All.Any(l => string.Equals(m.Name.Exactly(l), town, StringComparison.OrdinalIgnoreCase))) is { } municipality
            && _counties.FirstOrDefault(c => c.Code == municipality.CountyCode) is { } county ? $"{county.Name}" : "Suomi – Finland";

    public Municipality? Municipality(string code) => _municipalities.GetValueOrDefault(code);

    /// <summary>What a service does and for whom. What content/ no longer has is left out.</summary>
    public IEnumerable<OpenTerm> TermsOf(EditionOrganization organization, EditionService service) =>
    [
        .. Known(Need, service.Needs),
        .. Known(Theme, service.Themes),
        .. Known(ResidenceSituation, service.ResidenceSituations),
        .. Known(Gender, service.Genders),
        .. TermsOf(organization),
        .. LanguagesOf(service.Contacts),
    ];

    public IEnumerable<OpenTerm> TermsOf(EditionOrganization organization) => Known(Sector, [organization.SectorId]);

    public IEnumerable<OpenTerm> LanguagesOf(IEnumerable<EditionContact> contacts) =>
        Known(Language, contacts.SelectMany(c => c.Languages).Distinct());

    public IEnumerable<OpenTerm> Known(string taxonomy, IEnumerable<string> codes) =>
        codes.Select(code => _byCode.GetValueOrDefault((taxonomy, code))).OfType<OpenTerm>();

    private static OpenTaxonomy Of(string key, IEnumerable<Term> terms)
    {
        var taxonomy = new OpenTaxonomy(HsdsIds.Of("taxonomy", key), key);
        return taxonomy with
        {
            Terms = [.. terms.Select(t => new OpenTerm(HsdsIds.Of("term", key, t.Id), taxonomy, t.Id, t.Name, Description(t)))],
        };
    }

    /// <summary>HSDS wants one of every term; where content/ says no more, it is the name.</summary>
    private static LocalText Description(Term term) =>
        !term.Description.IsEmpty ? term.Description : !term.Meaning.IsEmpty ? term.Meaning : term.Name;

    private static LocalText InEveryLanguage(string key) =>
        new(Texts.Find(key, Languages.Finnish)!, Texts.Find(key, Languages.Swedish)!, Texts.Find(key, Languages.English)!);
}
