using System.Text.Json.Serialization;
using Viitta.Common;

namespace Viitta.Features.Import;

public enum RowKind
{
    /// <summary>Left out, with the reason.</summary>
    Refused,

    /// <summary>Waits for the coordinator's word; left out without it.</summary>
    Doubtful,

    Added,

    Changed,

    /// <summary>The map says all of it already.</summary>
    Unchanged,
}

/// <summary>An organisation that the map does not have and the row needs.</summary>
public sealed record NewOrganization(Guid Id, LocalText Name, string SectorId);

/// <param name="Version">The service's when the plan was made; null when the import makes it.</param>
/// <param name="Before">Null for a new one.</param>
public sealed record ServicePlan(Guid Id, Guid OrganizationId, int? Version, ServicePatch? Before, ServicePatch After);

/// <param name="Confirmed">What the contact said before had been confirmed.</param>
public sealed record ContactPlan(Guid Id, int? Version, ContactPatch? Before, ContactPatch After, bool Confirmed = false);

/// <summary>
/// What one row of the sheet would do. Complete in itself: a new organisation or service stands in each row that needs it,
/// so that any of them can be left out.
/// </summary>
/// <param name="Organization">Null when the map has it.</param>
/// <param name="Service">Null when nothing about it changes.</param>
public sealed record RowPlan(
    int Number, RowKind Kind, string Title, IReadOnlyList<RowNote> Notes,
    NewOrganization? Organization = null, ServicePlan? Service = null, IReadOnlyList<ContactPlan>? Contacts = null)
{
    /// <summary>The service of <see cref="Contacts"/>, also when nothing about it changes.</summary>
    public Guid ServiceId { get; init; }

    [JsonIgnore]
    public IReadOnlyList<ContactPlan> AllContacts => Contacts ?? [];

    [JsonIgnore]
    public bool Does => Organization is not null || Service is not null || AllContacts.Count > 0;
}
