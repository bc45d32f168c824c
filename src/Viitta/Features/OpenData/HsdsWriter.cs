using System.Globalization;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.OpenData;

/// <summary>
/// Writes what is published as HSDS, in the language of the request: HSDS has one. A text that is not written in it comes
/// in the first one that has it, as on the pages.
/// </summary>
public sealed class HsdsWriter(Texts texts, HsdsVocabulary vocabulary, HsdsSchedules schedules)
{
    private const string Active = "active";
    private const string ServiceEntity = "service";
    private const string ContactEntity = "contact";

    /// <summary>Link types of attributes that have a value instead of a term.</summary>
    private const string ConsentNeeded = "consent-needed";
    private const string WebAddress = "web-address";

    /// <summary>Said of all that is invented, in three languages wherever it ends up.</summary>
    private const string Fictional = "KUVITTEELLINEN ESIMERKKI · FIKTIVT EXEMPEL · FICTIONAL EXAMPLE";

    /// <summary>Which services there are and when they changed. With name and status, without which it would be no HSDS.</summary>
    public HsdsService Minimal(OpenDataSet set, OpenService open) => new()
    {
        Id = open.Id,
        Name = Named(set, open.Service.Name),
        Status = Active,
        LastModified = open.Modified,
        ModifiedDate = open.Modified,
    };

    public HsdsService Brief(OpenDataSet set, OpenService open)
    {
        var service = open.Service;
        var verified = service.Contacts.Max(c => c.VerifiedAt);
        return new HsdsService
        {
            Id = open.Id,
            OrganizationId = open.Organization.Id,
            Name = Named(set, service.Name),
            Description = Or(service.Description),
            Url = service.Contacts.Select(c => c.Web).FirstOrDefault(IsAddress),
            Email = service.Contacts.Select(c => c.Email).FirstOrDefault(e => e.Length > 0),
            Status = Active,
            InterpretationServices = Interpreters(service),
            FeesDescription = Or(service.Cost),
            EligibilityDescription = Eligibility(service),
            MinimumAge = service.MinAge,
            MaximumAge = service.MaxAge,
            AssuredDate = verified is { } at ? Clock.LocalDate(at) : null,
            Alert = Lines([set.IsPractice ? Fictional : "", .. service.Contacts.Select(c => $"{c.Warning}").Distinct()]),
            LastModified = open.Modified,
            Organization = Organization(set, open.Organization),
        };
    }

    public HsdsService Full(OpenDataSet set, OpenService open) => Brief(set, open) with
    {
        Phones = [.. open.Service.Contacts.Where(c => c.Phone.Length > 0).Select(Phone)],
        Contacts = [.. open.Service.Contacts.Select(c => new HsdsContact(c.Id, $"{c.Function}", c.Email.Length > 0 ? c.Email : null, Beside(c)))],
        Schedules = [.. open.Service.Contacts.SelectMany(c => schedules.Of(c, open.From, open.Until))],
        ServiceAreas = [.. Areas(open)],
        Languages = [.. LanguagesOf(open.Id, open.Service.Contacts)],
        CostOptions = open.Service.Cost.IsEmpty ? [] : [new HsdsCostOption(HsdsIds.Of("cost", open.Id), $"{open.Service.Cost}")],
        Funding = open.Service.Payer.IsEmpty ? [] : [new HsdsFunding(HsdsIds.Of("funding", open.Id), $"{open.Service.Payer}")],
        Attributes = [.. vocabulary.TermsOf(open.Organization, open.Service).Select(t => Attribute(open.Id, ServiceEntity, t)), .. Consent(open)],
        ServiceAtLocations = [.. open.Locations.Select(l => new HsdsServiceAtLocation { Id = l.Id, Location = Location(l), Contacts = Met(l) })],
    };

    public HsdsOrganization Organization(OpenDataSet set, EditionOrganization organization) => new()
    {
        Id = organization.Id,
        Name = Named(set, organization.Name),
        Description = vocabulary.TermsOf(organization).Select(t => $"{t.Name}").FirstOrDefault(organization.SectorId),
    };

    /// <param name="fullServices">Else only which services it has.</param>
    public HsdsOrganization FullOrganization(OpenDataSet set, EditionOrganization organization, bool fullServices) =>
        Organization(set, organization) with
        {
            Attributes = [.. vocabulary.TermsOf(organization).Select(t => Attribute(organization.Id, "organization", t))],
            Services = [.. set.ServicesOf(organization).Select(s => fullServices ? Full(set, s) : Minimal(set, s) with { ModifiedDate = null })],
        };

    public HsdsServiceAtLocation AtLocation(OpenDataSet set, OpenAtLocation open, bool full) => new()
    {
        Id = open.At.Id,
        ServiceId = open.Service.Id,
        LocationId = open.At.LocationId,
        Location = Location(open.At),
        Contacts = Met(open.At),
        Service = full ? Full(set, open.Service) with { ServiceAtLocations = null } : Brief(set, open.Service),
    };

    public HsdsTaxonomy Taxonomy(OpenTaxonomy taxonomy) => new(
        taxonomy.Id, texts[$"opendata.taxonomy.{taxonomy.Key}"], texts[$"opendata.taxonomy.{taxonomy.Key}.about"]);

    public HsdsTaxonomyTerm Term(OpenTerm term) => new(
        term.Id, term.Code, $"{term.Name}", $"{term.Description}", term.Taxonomy.Id, Taxonomy(term.Taxonomy).Name,
        term.Name.Shown(Languages.Current).Language);

    private HsdsPhone Phone(EditionContact contact) => new(
        HsdsIds.Of("phone", contact.Id), contact.Id, Dialled(contact.Phone), "voice",
        Lines([
            $"{contact.Function}: {contact.Phone}",
            $"{contact.Note}",
            contact.Warning.IsEmpty ? "" : $"{texts["editions.doubt"]} {contact.Warning}",
            contact.VerifiedAt is { } at
                ? texts["editions.file.verified", $"{Clock.Date(at)} {contact.VerifiedBy}".TrimEnd()]
                : texts["editions.file.not-verified"],
        ])!,
        [.. LanguagesOf(contact.Id, [contact])]);

    /// <summary>+358…; a short number, and one of the practice region that leads nowhere, has no such form.</summary>
    private static string Dialled(string phone) =>
        PhoneText.Link(phone)?["tel:".Length..] ?? string.Concat(phone.Where(char.IsAsciiDigit));

    private IEnumerable<HsdsLanguage> LanguagesOf(Guid owner, IEnumerable<EditionContact> contacts) =>
        vocabulary.LanguagesOf(contacts).Select(t => new HsdsLanguage(HsdsIds.Of("language", owner, t.Code), $"{t.Name}", t.Code));

    private IEnumerable<HsdsServiceArea> Areas(OpenService open) => open.Area.Count == 0
        ? [new HsdsServiceArea(HsdsIds.Of("area", open.Id), texts["opendata.whole-country"])]
        : from code in open.Area
          let municipality = vocabulary.Municipality(code)
          where municipality is not null
          let id = HsdsIds.Of("area", open.Id, code)
          select new HsdsServiceArea(id, $"{municipality.Name}",
              [new HsdsAttribute(HsdsIds.Of("municipality-code", id), id, "service_area", "municipality-code") { Value = code }]);

    private HsdsAttribute Attribute(Guid link, string entity, OpenTerm term) =>
        new(HsdsIds.Of("attribute", link, term.Id), link, entity, term.Taxonomy.Key) { TaxonomyTermId = term.Id, TaxonomyTerm = Term(term) };

    /// <summary>A condition that is no term.</summary>
    private static IEnumerable<HsdsAttribute> Consent(OpenService open) => open.Service.ConsentNeeded
        ? [new HsdsAttribute(HsdsIds.Of("consent", open.Id), open.Id, ServiceEntity, ConsentNeeded) { Value = "true" }]
        : [];

    private List<HsdsAttribute>? Beside(EditionContact contact)
    {
        List<HsdsAttribute> beside = contact.Phone.Length > 0 ? [] : [.. vocabulary.LanguagesOf([contact]).Select(t => Attribute(contact.Id, ContactEntity, t))];
        if (contact.Web.Length > 0)
        {
            beside.Add(new HsdsAttribute(HsdsIds.Of("web", contact.Id), contact.Id, ContactEntity, WebAddress) { Value = contact.Web });
        }
        return beside.Count > 0 ? beside : null;
    }

    private HsdsLocation Location(OpenLocation at)
    {
        if (at.Place is not { } place)
        {
            return new HsdsLocation(at.LocationId, "virtual", texts["opendata.location"], texts["opendata.location.about"]);
        }
        var (street, code, town) = VisitingPlace.Parts($"{place.Address}");
        return new HsdsLocation(at.LocationId, "physical", street, $"{place.Address}")
        {
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Addresses = code.Length == 0 ? null
                : [new HsdsAddress(HsdsIds.Of("address", at.LocationId), at.LocationId, street, town, vocabulary.CountyOf(town), code, "FI", "physical")],
        };
    }

    /// <summary>Who is met there.</summary>
    private static IReadOnlyList<HsdsContact>? Met(OpenLocation at) =>
        at.Contacts.Count == 0 ? null : [.. at.Contacts.Select(c => new HsdsContact(c.Id, $"{c.Function}"))];

    private string? Interpreters(EditionService service) =>
        service.Contacts.Where(c => c.Interpreter).Select(c => $"{c.Function}").ToList() is { Count: > 0 } functions
            ? $"{texts["servicemap.contact.interpreter"]}: {string.Join(", ", functions)}"
            : null;

    /// <summary>Conditions that are not ages, which have fields of their own. None takes everybody.</summary>
    private string? Eligibility(EditionService service)
    {
        return Lines([
            Terms("theme", service.Themes), Terms("gender", service.Genders), Terms("residence-situation", service.ResidenceSituations),
            service.ConsentNeeded ? texts["servicemap.service.consent"] : "",
        ]);

        string Terms(string taxonomy, IReadOnlyList<string> codes) => codes.Count == 0 ? ""
            : $"{texts[$"opendata.taxonomy.{taxonomy}"]}: {string.Join(", ", vocabulary.Known(taxonomy, codes).Select(t => t.Name))}";
    }

    private string Named(OpenDataSet set, LocalText name) =>
        set.IsPractice ? $"{texts["editions.practice.label"].ToUpper(CultureInfo.CurrentCulture)}: {name}" : $"{name}";

    private static bool IsAddress(string web) => Uri.TryCreate(web, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string? Or(LocalText text) => text.IsEmpty ? null : $"{text}";

    private static string? Lines(IEnumerable<string> lines) => string.Join('\n', lines.Where(l => l.Length > 0)) is { Length: > 0 } text ? text : null;
}
