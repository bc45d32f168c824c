using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>
/// Undoes an import in one save: what it added leaves the map, what it changed is as before. What somebody has changed or
/// confirmed since is left alone, and counted.
/// </summary>
internal sealed class TakeBackImport(ViittaDb db, Catalogue catalogue, IEnumerable<IOrganizationUse> uses, TimeProvider time)
{
    public static readonly TraceKind UndoneKind = new("import.undone");

    private static readonly RowKind[] Kinds = [RowKind.Added, RowKind.Changed, RowKind.Doubtful];

    private readonly HashSet<Guid> _touched = [];
    private readonly HashSet<Guid> _leftAlone = [];

    public async Task RunAsync(ServiceImport import, CancellationToken ct)
    {
        var (now, taken, done) = (time.Now(), import.Taken.ToHashSet(), new List<RowPlan>());
        foreach (var kind in Kinds)
        {
            await foreach (var row in db.PlannedAsync(import.Id, kind, ct))
            {
                if (kind != RowKind.Doubtful || taken.Contains(row.Number))
                {
                    done.Add(row);
                }
            }
        }
        await TakeBackAsync(import, done, now, ct);
        var actor = new Actor { UserId = import.ActingUserId, Networks = new Dictionary<string, NetworkRole> { [import.NetworkId] = NetworkRole.Coordinator } };
        foreach (var entry in db.ChangeTracker.Entries<IOnTheMap>().Where(e => e.State == EntityState.Modified).ToList())
        {
            var what = entry.Entity.RemovedAt == now ? RemoveFromMap.Removed : entry.Entity is Service ? EditService.Edited : EditContact.Edited;
            db.Record(what, entry.Entity.Id, import.NetworkId, actor, now);
        }
        import.Undone(_touched.Count, _leftAlone.Count, now);
        db.Record(UndoneKind, import.Id, import.NetworkId, actor, now);
        await db.SaveChangesAsync(ct);
    }

    private async Task TakeBackAsync(ServiceImport import, List<RowPlan> rows, DateTime now, CancellationToken ct)
    {
        var contacts = await db.ContactPoints.Where(c => c.NetworkId == import.NetworkId && c.RemovedAt == null)
            .Include(c => c.Verifications).ToDictionaryAsync(c => c.Id, ct);
        var services = await db.Services.Where(s => s.NetworkId == import.NetworkId && s.RemovedAt == null).ToDictionaryAsync(s => s.Id, ct);
        var organizations = await db.Organizations.Where(o => o.NetworkId == import.NetworkId && o.RemovedAt == null).ToDictionaryAsync(o => o.Id, ct);
        var reliedOn = await uses.ReliedOnAsync(import.NetworkId, ct);

        foreach (var plan in rows.SelectMany(r => r.AllContacts))
        {
            if (!contacts.TryGetValue(plan.Id, out var contact))
            {
                continue; // somebody has taken it off the map
            }
            if (plan.Before is null)
            {
                Remove(contact, contact is { Version: 0, Verifications.Count: 0 }, now);
            }
            else
            {
                Count(contact.Id, ChangeBack(contact, plan, import.AppliedAt!.Value));
            }
        }
        var answering = contacts.Values.Where(c => c.RemovedAt is null).Select(c => c.ServiceId).ToHashSet();
        foreach (var plan in rows.Select(r => r.Service).OfType<ServicePlan>().DistinctBy(s => (s.Id, s.Before)))
        {
            if (!services.TryGetValue(plan.Id, out var service))
            {
                continue;
            }
            if (plan.Before is null)
            {
                Remove(service, service.Version == 0 && !answering.Contains(service.Id), now);
            }
            else
            {
                Count(service.Id, ChangeBack(service, plan));
            }
        }
        var offering = services.Values.Where(s => s.RemovedAt is null).Select(s => s.OrganizationId).ToHashSet();
        foreach (var plan in rows.Select(r => r.Organization).OfType<NewOrganization>().DistinctBy(o => o.Id))
        {
            if (organizations.TryGetValue(plan.Id, out var organization))
            {
                Remove(organization, organization.Version == 0 && !offering.Contains(plan.Id) && !reliedOn.Contains(plan.Id), now);
            }
        }
    }

    private void Remove(IOnTheMap row, bool untouched, DateTime now)
    {
        if (untouched)
        {
            row.RemovedAt = now;
        }
        Count(row.Id, untouched);
    }

    /// <returns>Whether all of it is as it was.</returns>
    private static bool ChangeBack(ContactPoint contact, ContactPlan plan, DateTime appliedAt)
    {
        var now = ContactPatch.Of(contact);
        var since = plan.After.OtherThan(now);
        if (contact.Verifications.Exists(v => v.At > appliedAt))
        {
            return false; // somebody has confirmed it as the import made it
        }
        var draft = plan.Before!.Without(since).Over(now) with { Warning = contact.Warning };
        if (since.IsEmpty && draft.Details != contact.Details)
        {
            contact.ChangeBack(draft.Details, plan.Confirmed);
        }
        return !contact.Edit(draft).Refused && since.IsEmpty;
    }

    private bool ChangeBack(Service service, ServicePlan plan)
    {
        var since = plan.After.OtherThan(ServicePatch.Of(service));
        return !service.Edit(plan.Before!.Without(since).Over(service), catalogue).Refused && since.IsEmpty;
    }

    private void Count(Guid row, bool asBefore) => (asBefore ? _touched : _leftAlone).Add(row);
}
