using System.Text.Json.Serialization;

namespace Viitta.Features.OpenData;

// The objects of Open Referral's Human Services Data Specification 3.0, with the fields that Viitta can fill. Members
// are written in snake_case, and what is null is left out (HsdsJson). A place that must stay secret is in none of them.

/// <summary>What <c>/hsds</c> says of itself.</summary>
/// <param name="Version">Of HSDS.</param>
public sealed record HsdsRoot(string Version, string Profile, string OpenapiUrl);

/// <summary>A page of a list.</summary>
/// <param name="TotalItems">Of all pages.</param>
/// <param name="Size">Of this page.</param>
public sealed record HsdsPage<T>(
    int TotalItems, int TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty, IEnumerable<T> Contents);

/// <summary>Lists leave the arrays out unless <c>full</c> is asked for.</summary>
public sealed record HsdsService
{
    public required Guid Id { get; init; }

    public Guid? OrganizationId { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public string? Email { get; init; }

    public required string Status { get; init; }

    public string? InterpretationServices { get; init; }

    public string? FeesDescription { get; init; }

    public string? EligibilityDescription { get; init; }

    public int? MinimumAge { get; init; }

    public int? MaximumAge { get; init; }

    /// <summary>Day of the newest verification of a contact; absent when nobody has verified one.</summary>
    public DateOnly? AssuredDate { get; init; }

    public string? Alert { get; init; }

    public DateTime? LastModified { get; init; }

    /// <summary>What the API reference calls <see cref="LastModified"/> in minimal answers, and only there.</summary>
    public DateTime? ModifiedDate { get; init; }

    public HsdsOrganization? Organization { get; init; }

    public IReadOnlyList<HsdsPhone>? Phones { get; init; }

    public IReadOnlyList<HsdsContact>? Contacts { get; init; }

    public IReadOnlyList<HsdsSchedule>? Schedules { get; init; }

    public IReadOnlyList<HsdsServiceArea>? ServiceAreas { get; init; }

    public IReadOnlyList<HsdsLanguage>? Languages { get; init; }

    public IReadOnlyList<HsdsCostOption>? CostOptions { get; init; }

    public IReadOnlyList<HsdsFunding>? Funding { get; init; }

    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }

    public IReadOnlyList<HsdsServiceAtLocation>? ServiceAtLocations { get; init; }
}

public sealed record HsdsOrganization
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Its sector: Viitta keeps no other description.</summary>
    public required string Description { get; init; }

    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }

    public IReadOnlyList<HsdsService>? Services { get; init; }
}

/// <param name="Name">The function, never a person.</param>
/// <param name="Attributes">What HSDS has no field for: a contact's web address and, where there is no phone to have them, its languages.</param>
public sealed record HsdsContact(Guid Id, string Name, string? Email = null, IReadOnlyList<HsdsAttribute>? Attributes = null);

/// <param name="Number">For a machine to dial: +358…, or a short number as it is.</param>
/// <param name="Description">Function, how it is written for people, what to know, who confirmed it and when.</param>
public sealed record HsdsPhone(
    Guid Id, Guid ContactId, string Number, string Type, string Description, IReadOnlyList<HsdsLanguage> Languages);

/// <summary>
/// Openings that are alike, week by week between two days. A day on which nobody answers ends one row and the next one
/// begins after it, as the specification wants exceptions; so does the turn of the clock, for times carry their offset.
/// </summary>
/// <param name="ContactId">Whose hours; HSDS has no place for it, and "who answers now" needs it.</param>
/// <param name="Description">The row in words; alone when it is by appointment.</param>
/// <param name="Notes">On a contact's first row: all of its hours in words, with the rule for holidays and what is otherwise on certain days.</param>
/// <param name="ClosesAt">When the wall clock reads no later than at <paramref name="OpensAt"/>: on the next day. Round the clock is 00:00–23:59.</param>
public sealed record HsdsSchedule(
    Guid Id,
    Guid ContactId,
    string Description,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    string? Freq = null,
    string? Byday = null,
    string? Wkst = null,
    string? OpensAt = null,
    string? ClosesAt = null,
    double? Timezone = null,
    string? Notes = null);

/// <param name="Attributes">The municipality's code in Statistics Finland's classification; none for the whole country.</param>
public sealed record HsdsServiceArea(Guid Id, string Name, IReadOnlyList<HsdsAttribute>? Attributes = null);

/// <param name="Code">ISO 639.</param>
public sealed record HsdsLanguage(Guid Id, string Name, string Code);

public sealed record HsdsCostOption(Guid Id, string AmountDescription);

/// <param name="Source">Who pays.</param>
public sealed record HsdsFunding(Guid Id, string Source);

/// <summary>A term of a taxonomy, or a value of another list.</summary>
public sealed record HsdsAttribute(Guid Id, Guid LinkId, string LinkEntity, string LinkType)
{
    public Guid? TaxonomyTermId { get; init; }

    public string? Value { get; init; }

    public HsdsTaxonomyTerm? TaxonomyTerm { get; init; }
}

public sealed record HsdsTaxonomy(Guid Id, string Name, string Description);

/// <param name="Taxonomy">Its name.</param>
public sealed record HsdsTaxonomyTerm(
    Guid Id, string Code, string Name, string Description, Guid TaxonomyId, string Taxonomy, string Language)
{
    public HsdsTaxonomy? TaxonomyDetail { get; init; }
}

public sealed record HsdsServiceAtLocation
{
    public required Guid Id { get; init; }

    public Guid? ServiceId { get; init; }

    public Guid? LocationId { get; init; }

    public HsdsLocation? Location { get; init; }

    /// <summary>Who is met there, by id and name.</summary>
    public IReadOnlyList<HsdsContact>? Contacts { get; init; }

    public HsdsService? Service { get; init; }
}

/// <param name="LocationType">"physical", or "virtual" where no place is told.</param>
/// <param name="Description">The whole address as one line.</param>
public sealed record HsdsLocation(Guid Id, string LocationType, string Name, string Description)
{
    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>Absent when the line could not be told apart into its parts.</summary>
    public IReadOnlyList<HsdsAddress>? Addresses { get; init; }
}

/// <param name="StateProvince">The wellbeing services county; Finland's name for a town that is no municipality.</param>
public sealed record HsdsAddress(
    Guid Id, Guid LocationId, [property: JsonPropertyName("address_1")] string Address1,
    string City, string StateProvince, string PostalCode, string Country, string AddressType);
