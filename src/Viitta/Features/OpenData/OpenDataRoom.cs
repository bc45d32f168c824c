using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.Layout;

namespace Viitta.Features.OpenData;

/// <summary>
/// What is published, for other people's programs: Open Referral's HSDS 3.0 at <c>/hsds</c>. TLP:CLEAR only, without a key
/// and from every site. Described by /openapi/hsds.json.
/// </summary>
public static class OpenDataRoom
{
    public const string Ndjson = "application/x-ndjson";
    public const string Version = "3.0";
    public const string Profile = "https://docs.openreferral.org/en/3.0/";

    internal const string Document = "hsds";

    public static void AddOpenData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<HsdsVocabulary>();
        services.AddSingleton<OpenDataShelf>();
        services.AddScoped<ReadOpenData>();
        services.AddScoped<HsdsSchedules>();
        services.AddScoped<HsdsWriter>();
        services.AddScoped<HsdsAnswering>();
        services.AddOpenApi(Document, openApi =>
        {
            openApi.ShouldInclude = endpoint => endpoint.GroupName == Document; // those without a group are in every document
            openApi.AddDocumentTransformer<HsdsDocument>().AddOperationTransformer<HsdsDocument>();
        });
    }

    public static void MapOpenData(this WebApplication app)
    {
        var hsds = app.MapGroup(Api.OpenData).WithTags(Document).WithGroupName(Document).WithMetadata(new OpenToAttribute(Audience.Everyone));
        hsds.MapGet("/", (HsdsQuery _, SiteAddress site) => TypedResults.Json(
                new HsdsRoot(Version, Profile, site.Of($"/openapi/{Document}.json")), HsdsJson.Options))
            .Takes<HsdsRoot>([]).WithName("Root").WithSummary("The version of HSDS, and where this is described.");

        hsds.MapGet("/services", (HsdsQuery q, HsdsAnswering a, ReadOpenData r, HsdsWriter w) =>
                a.ListAsync(q, set => r.Services(set, q), (set, s) => q.Minimal ? w.Minimal(set, s) : q.Full ? w.Full(set, s) : w.Brief(set, s)))
            .TakesList<HsdsService>(HsdsParameters.OfServices).WithName("Services").WithSummary("The services, by id.");
        hsds.MapGet("/services/{id:guid}", (Guid id, HsdsQuery q, HsdsAnswering a, HsdsWriter w) =>
                a.OneAsync(q, set => set.Service(id) is { } service ? w.Full(set, service) : null))
            .Takes<HsdsService>(HsdsParameters.OfOne).WithName("Service").WithSummary("A service with all that belongs to it.");

        hsds.MapGet("/organizations", (HsdsQuery q, HsdsAnswering a, ReadOpenData r, HsdsWriter w) =>
                a.ListAsync(q, set => r.Organizations(set, q), (set, o) => Organization(w, q, set, o, q.Full)))
            .TakesList<HsdsOrganization>(HsdsParameters.OfOrganizations).WithName("Organizations").WithSummary("The organisations, by id.");
        hsds.MapGet("/organizations/{id:guid}", (Guid id, HsdsQuery q, HsdsAnswering a, HsdsWriter w) =>
                a.OneAsync(q, set => set.Organization(id) is { } o ? Organization(w, q, set, o, full: true) : null))
            .Takes<HsdsOrganization>([.. HsdsParameters.OfOne, HsdsParameters.FullService])
            .WithName("Organization").WithSummary("An organisation and its services.");

        hsds.MapGet("/service_at_locations", (HsdsQuery q, HsdsAnswering a, ReadOpenData r, HsdsWriter w) =>
                a.ListAsync(q, set => r.AtLocations(set, q), (set, s) => w.AtLocation(set, s, q.Full)))
            .TakesList<HsdsServiceAtLocation>(HsdsParameters.OfLocations)
            .WithName("ServiceAtLocations").WithSummary("The services, each where it is met: at addresses, or at one virtual location when none is told.");
        hsds.MapGet("/service_at_locations/{id:guid}", (Guid id, HsdsQuery q, HsdsAnswering a, HsdsWriter w) =>
                a.OneAsync(q, set => set.AtLocation(id) is { } service ? w.AtLocation(set, service, full: true) : null))
            .Takes<HsdsServiceAtLocation>(HsdsParameters.OfOne).WithName("ServiceAtLocation").WithSummary("A service where it is met.");

        hsds.MapGet("/taxonomies", (HsdsQuery q, HsdsAnswering a, ReadOpenData r, HsdsWriter w) =>
                a.ListAsync(q, _ => r.Taxonomies(q, t => w.Taxonomy(t).Name), (_, t) => w.Taxonomy(t)))
            .TakesList<HsdsTaxonomy>(HsdsParameters.OfList).WithName("Taxonomies").WithSummary("The lists that services are described with.");
        hsds.MapGet("/taxonomies/{id:guid}", (Guid id, HsdsQuery q, HsdsAnswering a, HsdsVocabulary v, HsdsWriter w) =>
                a.OneAsync(q, _ => v.Taxonomy(id) is { } taxonomy ? w.Taxonomy(taxonomy) : null))
            .Takes<HsdsTaxonomy>(HsdsParameters.OfOne).WithName("Taxonomy").WithSummary("One of the lists.");

        hsds.MapGet("/taxonomy_terms", (HsdsQuery q, HsdsAnswering a, ReadOpenData r, HsdsWriter w) =>
                a.ListAsync(q, _ => r.Terms(q), (_, t) => w.Term(t)))
            .TakesList<HsdsTaxonomyTerm>(HsdsParameters.OfTerms).WithName("TaxonomyTerms").WithSummary("The entries of the lists.");
        hsds.MapGet("/taxonomy_terms/{id:guid}", (Guid id, HsdsQuery q, HsdsAnswering a, HsdsVocabulary v, HsdsWriter w) =>
                a.OneAsync(q, _ => v.Find(id) is { } term ? w.Term(term) with { TaxonomyDetail = w.Taxonomy(term.Taxonomy) } : null))
            .Takes<HsdsTaxonomyTerm>(HsdsParameters.OfOne).WithName("TaxonomyTerm").WithSummary("An entry of one of the lists.");
    }

    private static HsdsOrganization Organization(HsdsWriter writer, HsdsQuery query, OpenDataSet set, EditionOrganization organization, bool full) =>
        full || query.FullService ? writer.FullOrganization(set, organization, query.FullService) : writer.Organization(set, organization);

    private static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, IReadOnlyList<HsdsParameter> parameters) =>
        endpoint.WithMetadata(new HsdsTakes(parameters)).Produces<T>().Produces(StatusCodes.Status304NotModified);

    private static RouteHandlerBuilder TakesList<T>(this RouteHandlerBuilder endpoint, IReadOnlyList<HsdsParameter> parameters) =>
        endpoint.Takes<HsdsPage<T>>(parameters);
}
