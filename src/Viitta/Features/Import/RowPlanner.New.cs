using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>A row of a service that the map does not have, and perhaps of an organisation that it has not either.</summary>
internal sealed partial class RowPlanner
{
    /// <summary>Organisations and services that rows above make: their ids by their names.</summary>
    private readonly Dictionary<string, Guid> _newOrganizations = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Organization, string Name), Guid> _newServices = [];

    private RowPlan PlanNew(ReadRow row, Organization? organization, string title)
    {
        var (sector, needs) = (row.SectorId ?? columns.Sector, row.Needs ?? (columns.Need.Length > 0 ? [columns.Need] : []));
        if (organization is null && sector.Length == 0)
        {
            return Refused(row, title, RowNotes.NoSector);
        }
        if (needs.Count == 0)
        {
            return Refused(row, title, RowNotes.NoNeed);
        }
        (row, var outside) = Screened(row, known: null, needs, title);
        if (outside is not null)
        {
            return outside;
        }
        var other = row.Contacts.SelectMany(c => map.Reached(c.Phone, c.Email)).FirstOrDefault(c => organization is null || map.Service(c.ServiceId)?.OrganizationId != organization.Id);
        if (other is not null && map.Service(other.ServiceId) is { } there)
        {
            row.Doubts.Add(RowNote.Of(RowNotes.SameNumber, $"{map.Organization(there.OrganizationId)?.Name} · {there.Name}"));
        }
        var organizationId = organization?.Id ?? IdOf(_newOrganizations, MapIndex.NamesOf(row.Organization).First());
        var serviceId = IdOf(_newServices, (organizationId, MapIndex.NamesOf(row.Service).First()));
        var contacts = row.Contacts.Select(c => New(row, serviceId, c)).OfType<ContactPlan>().ToList();
        if (row.Contacts.Count == 0)
        {
            row.Doubts.Add(RowNote.Of(RowNotes.NoContact));
        }
        if (row.Contacts.Count > 0 && contacts.Count == 0)
        {
            return new RowPlan(row.Number, RowKind.Unchanged, title, row.Doubts);
        }
        return new RowPlan(
            row.Number, row.Doubts.Count > 0 ? RowKind.Doubtful : RowKind.Added, title, row.Doubts,
            organization is null ? new NewOrganization(organizationId, row.Organization, sector) : null,
            new ServicePlan(serviceId, organizationId, null, null, new ServicePatch
            {
                Name = row.Service,
                Description = row.Description,
                Needs = needs,
                Area = row.Area ?? [],
                Ages = row.Ages ?? new Ages(null, null),
                Genders = row.Genders ?? [],
                Residence = row.Residence ?? [],
                Themes = row.Themes ?? [],
                Consent = row.Consent ?? false,
                Cost = row.Cost,
                Payer = row.Payer,
            }),
            contacts)
        {
            ServiceId = serviceId,
        };
    }

    private static Guid IdOf<TKey>(Dictionary<TKey, Guid> ids, TKey key)
        where TKey : notnull => ids.TryGetValue(key, out var id) ? id : ids[key] = Guid.CreateVersion7();
}
