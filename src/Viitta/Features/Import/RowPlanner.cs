using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>
/// Says for one row after another what it would do to the map. A row finds its service by Viitta's own id, else by the names
/// of organisation and service; the same number under other names only makes it doubtful. What a row does not say stays.
/// </summary>
internal sealed partial class RowPlanner(string networkId, MapIndex map, ColumnChoice columns, Catalogue catalogue)
{
    private const int LongestTitle = 160;

    /// <summary>The first row of each of Viitta's own ids.</summary>
    private readonly Dictionary<Guid, int> _ids = [];

    /// <summary>Organisations and services that rows above make: their ids by their names.</summary>
    private readonly Dictionary<string, Guid> _newOrganizations = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Organization, string Name), Guid> _newServices = [];

    public RowPlan Plan(ReadRow row)
    {
        var title = Title(row);
        if (row.Id is { } own && map.Contact(own) is { Phone: var kept })
        {
            // What the map has is nobody's mistake in the sheet, also when such a number would not be taken today.
            row.Errors.RemoveAll(e => e.Code == RowNotes.PhoneWrong.Code && MapIndex.Digits(e.Arguments[0]) == MapIndex.Digits(kept));
        }
        if (row.Errors.Count > 0)
        {
            return new RowPlan(row.Number, RowKind.Refused, title, row.Errors);
        }
        if (row.Id is { } id && (map.Contact(id) is not null || map.Service(id) is not null))
        {
            var service = map.Service(map.Contact(id)?.ServiceId ?? id)!;
            var owner = map.Organization(service.OrganizationId);
            if (!row.Organization.IsEmpty && owner is not null && !MapIndex.NamesOf(row.Organization).Intersect(MapIndex.NamesOf(owner.Name)).Any())
            {
                row.Doubts.Add(RowNote.Of(RowNotes.OtherOrganization, owner.Name.ToString()));
            }
            if (row.SectorId is { } sector && owner is not null && sector != owner.SectorId)
            {
                row.Doubts.Add(RowNote.Of(RowNotes.OtherSector));
            }
            if (!_ids.TryAdd(id, row.Number))
            {
                row.Doubts.Add(RowNote.Of(RowNotes.SameId, $"{_ids[id]}"));
            }
            return PlanKnown(row, service, map.Contact(id), title);
        }
        if (row.Id is not null)
        {
            row.Doubts.Add(RowNote.Of(RowNotes.UnknownId, $"{row.Id}"));
        }
        if (row.Organization.IsEmpty)
        {
            return Refused(row, title, RowNotes.NoOrganization);
        }
        return row.Service.IsEmpty ? Refused(row, title, RowNotes.NoService) : PlanByNames(row, title);
    }

    private RowPlan PlanByNames(ReadRow row, string title)
    {
        var named = map.Organizations(row.Organization);
        var own = named.Where(o => o.NetworkId == networkId).ToList();
        if (own is [{ IsCandidate: true }])
        {
            return Refused(row, title, RowNotes.Candidate);
        }
        own = own.FindAll(o => !o.IsCandidate);
        if (own.Count > 1)
        {
            row.Doubts.Add(RowNote.Of(RowNotes.SeveralOrganizations));
        }
        var organizations = own.Count > 0 ? own : [.. named.Where(o => o.NetworkId is null)];
        var services = organizations.SelectMany(o => map.Services(o.Id, row.Service)).ToList();
        if (services is [var known])
        {
            return PlanKnown(row, known, null, title);
        }
        if (services.Count > 1)
        {
            row.Doubts.Add(RowNote.Of(RowNotes.SeveralServices));
        }
        if (own.Count == 0 && named.Any(o => o.NetworkId is null))
        {
            row.Doubts.Add(RowNote.Of(RowNotes.NationalName));
        }
        return PlanNew(row, own.FirstOrDefault(), title);
    }

    private RowPlan PlanKnown(ReadRow row, Service service, ContactPoint? contact, string title)
    {
        var exactly = row.Id is { } id && (id == contact?.Id || id == service.Id);
        if (row.Needs is { } needs && IsSecret(service.FrontGate, needs) && map.ContactsOf(service.Id).Any(c => c.Place is not null))
        {
            return Refused(row, title, RowNotes.FrontGateHasPlaces);
        }
        if (service.IsFrontGate(catalogue) && !IsSecret(service.FrontGate, row.Needs ?? service.Needs))
        {
            return Refused(row, title, RowNotes.FrontGateOpens);
        }
        if (IsSecret(service.FrontGate, row.Needs ?? service.Needs))
        {
            row = AsFrontGate(row);
            if (NamesAPlace(row) is { } named)
            {
                return named;
            }
        }
        var (patch, contacts) = (Wanted(row, service, exactly), new List<ContactPlan>());
        foreach (var wanted in row.Contacts)
        {
            if (Match(row, service, contact, wanted) is { } found)
            {
                var now = ContactPatch.Of(found);
                var after = Wanted(wanted, found, exactly).OtherThan(now);
                if (after.Visibility < found.Visibility)
                {
                    row.Doubts.Add(RowNote.Of(RowNotes.Opens, found.Visibility.TlpWord(), after.Visibility.Value.TlpWord()));
                }
                if (wanted.Hours is { } hours && hours.Over(found.Schedule) is null)
                {
                    row.Doubts.Add(RowNote.Of(RowNotes.Seasons));
                }
                if (!after.IsEmpty)
                {
                    contacts.Add(new ContactPlan(found.Id, found.Version, now.Only(after), after, !found.ChangedSinceVerified));
                }
            }
            else if (New(row, service.Id, wanted) is { } added)
            {
                contacts.Add(added);
            }
        }
        var changes = !patch.IsEmpty || contacts.Count > 0;
        if (!changes && exactly && row.Doubts.Count > 0)
        {
            return new RowPlan(row.Number, RowKind.Refused, title, row.Doubts); // what was written in the own sheet comes to nothing
        }
        if (changes && service.NetworkId != networkId)
        {
            return Refused(row, title, RowNotes.National);
        }
        return new RowPlan(
            row.Number, !changes ? RowKind.Unchanged : row.Doubts.Count > 0 ? RowKind.Doubtful : RowKind.Changed, title, row.Doubts,
            Service: patch.IsEmpty ? null : new ServicePlan(service.Id, service.OrganizationId, service.Version, ServicePatch.Of(service).Only(patch), patch),
            Contacts: contacts)
        {
            ServiceId = service.Id,
        };
    }

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
        if (IsSecret(ticked: false, needs))
        {
            row = AsFrontGate(row);
            if (NamesAPlace(row) is { } named)
            {
                return named;
            }
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

    private static ServicePatch Wanted(ReadRow row, Service service, bool exactly) => new ServicePatch
    {
        Name = row.Service.Over(service.Name, exactly) ?? row.ServiceToo.Over(service.Name, exactly),
        Description = row.Description.Over(service.Description, exactly),
        Needs = row.Needs,
        Area = row.Area,
        Ages = row.Ages,
        Genders = row.Genders,
        Residence = row.Residence,
        Themes = row.Themes,
        Consent = row.Consent,
        Cost = row.Cost.Over(service.Cost, exactly),
        Payer = row.Payer.Over(service.Payer, exactly),
    }.OtherThan(ServicePatch.Of(service));

    private static Guid IdOf<TKey>(Dictionary<TKey, Guid> ids, TKey key)
        where TKey : notnull => ids.TryGetValue(key, out var id) ? id : ids[key] = Guid.CreateVersion7();

    private static RowPlan Refused(ReadRow row, string title, Refusal why) => new(row.Number, RowKind.Refused, title, [RowNote.Of(why)]);

    private static string Title(ReadRow row)
    {
        var title = string.Join(" · ", new[] { $"{row.Organization}", $"{row.Service}" }.Where(t => t.Length > 0));
        return title.Length > LongestTitle ? $"{title[..LongestTitle]}…" : title;
    }
}
