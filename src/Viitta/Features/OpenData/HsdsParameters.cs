using Microsoft.OpenApi;

namespace Viitta.Features.OpenData;

/// <summary>What may stand behind the question mark.</summary>
/// <param name="Description">For the document that describes the API.</param>
public sealed record HsdsParameter(string Name, JsonSchemaType Type, string Description)
{
    public string? Format { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>The parameters of the HSDS API reference, and two of our own: <c>lang</c> and <c>practice</c>.</summary>
public static class HsdsParameters
{
    public const int UsualPerPage = 50;
    public const int MostPerPage = 500;

    public static readonly HsdsParameter Lang = new("lang", JsonSchemaType.String, "Language of the texts; else what Accept-Language asks for, else Finnish.")
    { Choices = Common.Languages.All };

    public static readonly HsdsParameter Practice = new("practice", JsonSchemaType.Boolean, "The invented practice region instead of the real data, to try a program with.");

    public static readonly HsdsParameter Search = new("search", JsonSchemaType.String, "Full text search; services: in everyday words of three languages, the best first.");

    public static readonly HsdsParameter Page = new("page", JsonSchemaType.Integer, "Page number, from 1.");

    public static readonly HsdsParameter PerPage = new("per_page", JsonSchemaType.Integer, $"Number of results in a page, at most {MostPerPage}; {UsualPerPage} unless told.");

    public static readonly HsdsParameter Format = new("format", JsonSchemaType.String, "json, in pages; or ndjson: all results, one a line.")
    { Choices = ["json", "ndjson"] };

    public static readonly HsdsParameter TaxonomyId = new("taxonomy_id", JsonSchemaType.String, "Those with any term of this taxonomy.") { Format = "uuid" };

    public static readonly HsdsParameter TaxonomyTermId = new("taxonomy_term_id", JsonSchemaType.String, "Those with this term.") { Format = "uuid" };

    public static readonly HsdsParameter OrganizationId = new("organization_id", JsonSchemaType.String, "Those of this organisation.") { Format = "uuid" };

    public static readonly HsdsParameter ModifiedAfter = new("modified_after", JsonSchemaType.String, "Modified then or later: a day (UTC), or a time with its offset.") { Format = "date-time" };

    public static readonly HsdsParameter Minimal = new("minimal", JsonSchemaType.Boolean, "Only which services there are and when they were modified, all in one page unless told: what is not among them any more is withdrawn.");

    public static readonly HsdsParameter Full = new("full", JsonSchemaType.Boolean, "With all that belongs to each.");

    public static readonly HsdsParameter FullService = new("full_service", JsonSchemaType.Boolean, "With all that belongs to each service of the organisation.");

    public static readonly HsdsParameter TopOnly = new("top_only", JsonSchemaType.Boolean, "Only terms without a parent. Here no term has one.");

    public static readonly HsdsParameter ParentId = new("parent_id", JsonSchemaType.String, "Terms below this one. Here no term has a parent.") { Format = "uuid" };

    public static readonly IReadOnlyList<HsdsParameter> OfOne = [Lang, Practice];

    public static readonly IReadOnlyList<HsdsParameter> OfList = [Search, Page, PerPage, Format, .. OfOne];

    public static readonly IReadOnlyList<HsdsParameter> OfServices = [.. OfList, TaxonomyId, TaxonomyTermId, OrganizationId, ModifiedAfter, Minimal, Full];

    public static readonly IReadOnlyList<HsdsParameter> OfLocations = [.. OfList, TaxonomyId, TaxonomyTermId, OrganizationId, ModifiedAfter, Full];

    public static readonly IReadOnlyList<HsdsParameter> OfOrganizations = [.. OfList, TaxonomyId, TaxonomyTermId, Full, FullService];

    public static readonly IReadOnlyList<HsdsParameter> OfTerms = [.. OfList, TaxonomyId, TopOnly, ParentId];
}

/// <summary>What an endpoint takes: for the reader of a query and for the describing document.</summary>
internal sealed record HsdsTakes(IReadOnlyList<HsdsParameter> Parameters);
