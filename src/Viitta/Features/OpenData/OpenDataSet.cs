using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.OpenData;

/// <summary>A network's newest edition as everybody may read it.</summary>
public sealed record OpenEdition(EditionHead Head, Network Network, EditionDocument Document);

/// <summary>A published service.</summary>
/// <param name="Modified">UTC: when it was published, or a contact was withdrawn or given back since.</param>
/// <param name="From">Day on which its edition was published.</param>
/// <param name="Until">Day by which the edition is to be checked: what it says of hours is good to then.</param>
/// <param name="Area">Municipality codes; none is the whole country.</param>
/// <param name="Terms">Of all taxonomies.</param>
public sealed record OpenService(
    EditionService Service, EditionOrganization Organization, DateTime Modified, DateOnly From, DateOnly Until,
    IReadOnlyList<string> Area, IReadOnlyList<Guid> Terms)
{
    public Guid Id => Service.Id;

    /// <summary>Where it is met, each place once; one that is none when nobody is told where, or there is nowhere to go.</summary>
    public IReadOnlyList<OpenLocation> Locations { get; } = OpenLocation.Of(Service);
}

/// <summary>HSDS binds a service to a place; a place that is none has its ids from the service.</summary>
/// <param name="Place">Null for one that is none.</param>
/// <param name="Contacts">Those who are met there.</param>
public sealed record OpenLocation(Guid Id, Guid LocationId, VisitingPlace? Place, IReadOnlyList<EditionContact> Contacts)
{
    public static IReadOnlyList<OpenLocation> Of(EditionService service)
    {
        var places = service.Contacts.Where(c => c.Place is not null).GroupBy(c => c.Place!)
            .Select(p => new OpenLocation(
                HsdsIds.Of("service-at-location", service.Id, p.First().Id), HsdsIds.Of("location", p.First().Id), p.Key, [.. p])).ToList();
        return places.Count > 0 ? places : [new(HsdsIds.Of("service-at-location", service.Id), HsdsIds.Of("location", service.Id), null, [])];
    }
}

/// <summary>A service at one of its places.</summary>
public sealed record OpenAtLocation(OpenService Service, OpenLocation At);

/// <summary>
/// All that is published, each organisation and service once. A national one stands in the edition of every network: the
/// newest edition says what it is now. In the order of the ids, so that a page is the same page until something changes.
/// </summary>
public sealed class OpenDataSet
{
    private readonly Dictionary<Guid, OpenService> _services = [];
    private readonly Dictionary<Guid, EditionOrganization> _organizations = [];
    private readonly Dictionary<Guid, OpenAtLocation> _atLocations;
    private readonly Lazy<EditionDocument> _document;
    private readonly ILookup<Guid, OpenService> _byOrganization;

    /// <param name="state">Says which content this is: the same state is the same content.</param>
    /// <param name="changed">When the service or a contact of it was last withdrawn or given back, by the service's id.</param>
    /// <param name="regional">National organisations' services that one network keeps, by their id.</param>
    public OpenDataSet(
        string state, bool isPractice, IEnumerable<OpenEdition> editions, IReadOnlyDictionary<Guid, DateTime> changed,
        IReadOnlySet<Guid> regional, HsdsVocabulary vocabulary)
    {
        (State, IsPractice) = (state, isPractice);
        foreach (var edition in editions.OrderByDescending(e => e.Head.PublishedAt).ThenByDescending(e => e.Head.Id))
        {
            // The practice region's national services are the real ones: not a part of what is invented.
            foreach (var organization in edition.Document.Organizations.Where(o => !isPractice || !o.National))
            {
                _organizations.TryAdd(organization.Id, organization);
                foreach (var service in organization.Services)
                {
                    _services.TryAdd(service.Id, Open(edition, organization, service, changed, regional, vocabulary));
                }
            }
        }
        Services = [.. _services.Values.OrderBy(s => s.Id)];
        Organizations = [.. _organizations.Values.OrderBy(o => o.Id)];
        _atLocations = Services.SelectMany(s => s.Locations.Select(l => new OpenAtLocation(s, l))).ToDictionary(l => l.At.Id);
        _byOrganization = Services.ToLookup(s => s.Organization.Id);
        _document = new(AsDocument);
    }

    public string State { get; }

    public bool IsPractice { get; }

    public IReadOnlyList<OpenService> Services { get; }

    public IReadOnlyList<EditionOrganization> Organizations { get; }

    /// <summary>The same as one document, for the search.</summary>
    public EditionDocument Document => _document.Value;

    public OpenService? Service(Guid id) => _services.GetValueOrDefault(id);

    public OpenAtLocation? AtLocation(Guid id) => _atLocations.GetValueOrDefault(id);

    public EditionOrganization? Organization(Guid id) => _organizations.GetValueOrDefault(id);

    public IEnumerable<OpenService> ServicesOf(EditionOrganization organization) => _byOrganization[organization.Id];

    private static OpenService Open(
        OpenEdition edition, EditionOrganization organization, EditionService service,
        IReadOnlyDictionary<Guid, DateTime> changed, IReadOnlySet<Guid> regional, HsdsVocabulary vocabulary)
    {
        var everywhere = service.Area.Count == 0 && organization.National && !regional.Contains(service.Id);
        return new OpenService(
            service, organization,
            changed.TryGetValue(service.Id, out var at) && at > edition.Head.PublishedAt ? at : edition.Head.PublishedAt,
            Clock.LocalDate(edition.Head.PublishedAt), edition.Head.CheckBy,
            everywhere ? [] : service.Area.Count > 0 ? service.Area : edition.Network.Area,
            [.. vocabulary.TermsOf(organization, service).Select(t => t.Id)]);
    }

    private EditionDocument AsDocument() => new()
    {
        NetworkName = LocalText.Empty,
        IsPractice = IsPractice,
        Pathways = [],
        Organizations =
        [
            .. Organizations.Select(o => o with { Services = [.. ServicesOf(o).Select(s => s.Service with { Area = s.Area })] }),
        ],
    };
}
