using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>
/// Undoes an import, a few hundred rows to a save, all in one transaction: what it added leaves the map, what it changed is as
/// before. What somebody has changed or confirmed since is left alone, and counted.
/// </summary>
internal sealed class TakeBackImport(ViittaDb db, Catalogue catalogue, IEnumerable<IOrganizationUse> uses, ImportProgress progress, TimeProvider time)
{
    public static readonly TraceKind UndoneKind = new("import.undone");

    private readonly HashSet<Guid> _touched = [];
    private readonly HashSet<Guid> _leftAlone = [];
    private readonly HashSet<Guid> _addedServices = [];
    private readonly HashSet<Guid> _addedOrganizations = [];

    /// <summary>Changes of services that several rows have: each is taken back once.</summary>
    private readonly HashSet<(Guid Service, string Before)> _changedServices = [];

    public async Task RunAsync(ServiceImport import, CancellationToken ct)
    {
        var now = time.Now();
        var actor = new Actor { UserId = import.ActingUserId, Networks = new Dictionary<string, NetworkRole> { [import.NetworkId] = NetworkRole.Coordinator } };
        await using var together = await db.Database.BeginTransactionAsync(ct);
        var done = 0;
        await foreach (var piece in db.TakenAsync(import, ct))
        {
            await TakeBackAsync(import, piece, now, ct);
            await SaveAsync();
            // Services and organisations, which come last, are fewer than contacts but no less work: half of the way.
            progress.Went(import.Id, (double)(done += piece.Count) / Math.Max(1, import.Applies) / 2);
        }
        done = 0;
        foreach (var piece in _addedServices.Chunk(ImportPart.RowsInPiece))
        {
            await RemoveServicesAsync(import.NetworkId, piece, now, ct);
            await SaveAsync();
            progress.Went(import.Id, 0.5 + ((double)(done += piece.Length) / _addedServices.Count / 2));
        }
        var reliedOn = await uses.ReliedOnAsync(import.NetworkId, ct);
        foreach (var piece in _addedOrganizations.Chunk(ImportPart.RowsInPiece))
        {
            await RemoveOrganizationsAsync(import.NetworkId, piece, reliedOn, now, ct);
            await SaveAsync();
        }
        db.Imports.Attach(import);
        import.Undone(_touched.Count, _leftAlone.Count, now);
        db.Record(UndoneKind, import.Id, import.NetworkId, actor, now);
        await db.SaveChangesAsync(ct);
        await together.CommitAsync(ct);

        async Task SaveAsync()
        {
            foreach (var entry in db.ChangeTracker.Entries<IOnTheMap>().Where(e => e.State == EntityState.Modified).ToList())
            {
                var what = entry.Entity.RemovedAt == now ? RemoveFromMap.Removed : entry.Entity is Service ? EditService.Edited : EditContact.Edited;
                db.Record(what, entry.Entity.Id, import.NetworkId, actor, now);
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Contacts, and services as they were. What was added besides is noted: it leaves when nothing hangs on it any more.</summary>
    private async Task TakeBackAsync(ServiceImport import, IReadOnlyList<RowPlan> rows, DateTime now, CancellationToken ct)
    {
        List<Guid> contactIds = [.. rows.SelectMany(r => r.AllContacts).Select(c => c.Id).Distinct()];
        List<Guid> serviceIds = [.. rows.Select(r => r.Service).OfType<ServicePlan>().Where(s => s.Before is not null).Select(s => s.Id).Distinct()];
        var contacts = await db.ContactPoints.Where(c => contactIds.Contains(c.Id) && c.NetworkId == import.NetworkId && c.RemovedAt == null)
            .Include(c => c.Verifications).ToDictionaryAsync(c => c.Id, ct);
        var services = serviceIds.Count == 0 ? []
            : await db.Services.Where(s => serviceIds.Contains(s.Id) && s.NetworkId == import.NetworkId && s.RemovedAt == null).ToDictionaryAsync(s => s.Id, ct);
        var homes = contacts.Values.Select(c => c.ServiceId).Concat(serviceIds).Distinct().ToList();
        var secret = (await db.Services.Where(s => homes.Contains(s.Id)).Include(s => s.Contacts).ToListAsync(ct)).FindAll(s => s.IsFrontGate(catalogue)).ConvertAll(s => s.Id);
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
                Count(contact.Id, ChangeBack(contact, plan, secret.Contains(contact.ServiceId), import.AppliedAt!.Value));
            }
        }
        foreach (var plan in rows.Select(r => r.Service).OfType<ServicePlan>())
        {
            if (plan.Before is null)
            {
                _addedServices.Add(plan.Id);
            }
            else if (services.TryGetValue(plan.Id, out var service) && _changedServices.Add((plan.Id, JsonSerializer.Serialize(plan.Before, ImportPart.Writing))))
            {
                Count(service.Id, ChangeBack(service, plan));
            }
        }
        _addedOrganizations.UnionWith(rows.Select(r => r.Organization).OfType<NewOrganization>().Select(o => o.Id));
    }

    private async Task RemoveServicesAsync(string networkId, Guid[] ids, DateTime now, CancellationToken ct)
    {
        var answering = await db.ContactPoints.Where(c => ids.Contains(c.ServiceId) && c.RemovedAt == null).Select(c => c.ServiceId).ToHashSetAsync(ct);
        foreach (var service in await db.Services.Where(s => ids.Contains(s.Id) && s.NetworkId == networkId && s.RemovedAt == null).ToListAsync(ct))
        {
            Remove(service, service.Version == 0 && !answering.Contains(service.Id), now);
        }
    }

    private async Task RemoveOrganizationsAsync(string networkId, Guid[] ids, HashSet<Guid> reliedOn, DateTime now, CancellationToken ct)
    {
        var offering = await db.Services.Where(s => ids.Contains(s.OrganizationId) && s.RemovedAt == null).Select(s => s.OrganizationId).ToHashSetAsync(ct);
        foreach (var organization in await db.Organizations.Where(o => ids.Contains(o.Id) && o.NetworkId == networkId && o.RemovedAt == null).ToListAsync(ct))
        {
            Remove(organization, organization.Version == 0 && !offering.Contains(organization.Id) && !reliedOn.Contains(organization.Id), now);
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
    private static bool ChangeBack(ContactPoint contact, ContactPlan plan, bool frontGate, DateTime appliedAt)
    {
        var now = ContactPatch.Of(contact);
        var since = plan.After.OtherThan(now);
        if (contact.Verifications.Exists(v => v.At > appliedAt))
        {
            return false; // somebody has confirmed it as the import made it
        }
        var draft = plan.Before!.Without(since).Over(now) with { Warning = contact.Warning };
        draft = frontGate ? draft with { Details = draft.Details.WithoutPlace() } : draft; // it has become one since
        if (since.IsEmpty && draft.Details != contact.Details)
        {
            contact.ChangeBack(draft.Details, plan.Confirmed);
        }
        return !contact.Edit(draft, frontGate).Refused && since.IsEmpty;
    }

    private bool ChangeBack(Service service, ServicePlan plan)
    {
        var since = plan.After.OtherThan(ServicePatch.Of(service));
        return !service.Edit(plan.Before!.Without(since).Over(service), catalogue).Refused && since.IsEmpty;
    }

    private void Count(Guid row, bool asBefore) => (asBefore ? _touched : _leftAlone).Add(row);
}
