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
        (row, var outside) = Screened(row, service, row.Needs ?? service.Needs, title);
        if (outside is not null)
        {
            return outside;
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

    private static RowPlan Refused(ReadRow row, string title, Refusal why) => new(row.Number, RowKind.Refused, title, [RowNote.Of(why)]);

    private static string Title(ReadRow row)
    {
        var title = string.Join(" · ", new[] { $"{row.Organization}", $"{row.Service}" }.Where(t => t.Length > 0));
        return title.Length > LongestTitle ? $"{title[..LongestTitle]}…" : title;
    }
}
