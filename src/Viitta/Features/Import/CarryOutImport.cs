using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>
/// Puts a plan on the map, a few hundred rows to a save, all in one transaction: all of it or nothing. A row of the map that
/// somebody changed since the preview was made stops it, and the preview is made anew.
/// </summary>
internal sealed class CarryOutImport(ViittaDb db, HidePlaces hide, Catalogue catalogue, ImportProgress progress, TimeProvider time)
{
    public static readonly TraceKind AppliedKind = new("import.applied");

    public async Task RunAsync(ServiceImport import, CancellationToken ct)
    {
        var actor = new Actor { UserId = import.ActingUserId, Networks = new Dictionary<string, NetworkRole> { [import.NetworkId] = NetworkRole.Coordinator } };
        var now = time.Now();
        await using var together = await db.Database.BeginTransactionAsync(ct);
        var rows = new MapRows(db, catalogue, import.NetworkId, actor, now);
        await rows.BeginAsync(ct);
        var done = 0;
        await foreach (var piece in db.TakenAsync(import, ct))
        {
            await rows.ReadAsync(piece, ct);
            foreach (var row in piece)
            {
                if (rows.Put(row).Refusal is { } refusal)
                {
                    await together.RollbackAsync(ct);
                    await GiveUpAsync(import, refusal, row.Number, ct);
                    return;
                }
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            progress.Went(import.Id, (double)(done += piece.Count) / Math.Max(1, import.Applies));
        }
        db.Imports.Attach(import);
        import.Applied(rows.Touched, now);
        db.Record(AppliedKind, import.Id, import.NetworkId, actor, now);
        // The cells are needed no more; the plan is, to undo it.
        db.ImportParts.RemoveRange(await db.ImportParts.Where(p => p.ImportId == import.Id && p.Name == ImportPart.SheetName).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        await hide.RunAsync(ct); // it took a while: what was open when a row was read may be a front gate by now
        await together.CommitAsync(ct);
    }

    private async Task GiveUpAsync(ServiceImport import, Refusal refusal, int row, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Imports.Attach(import);
        import.GiveUp(refusal == ServiceImport.ChangedMeanwhile ? refusal : ServiceImport.RowRefused, row);
        db.Entry(import).State = EntityState.Modified;
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The network's rows of the map while a plan is put on it: of each piece only those that it is about.</summary>
internal sealed class MapRows(ViittaDb db, Catalogue catalogue, string networkId, Actor actor, DateTime now)
{
    private HashSet<Guid> _organizations = [];
    private Dictionary<Guid, Service> _services = [];
    private Dictionary<Guid, ContactPoint> _contacts = [];

    /// <summary>Added or changed by rows above.</summary>
    private readonly HashSet<Guid> _changed = [];

    public int Touched => _changed.Count;

    public async Task BeginAsync(CancellationToken ct) => _organizations =
        await db.Organizations.Where(o => o.NetworkId == networkId && o.RemovedAt == null).Select(o => o.Id).ToHashSetAsync(ct);

    public async Task ReadAsync(IReadOnlyList<RowPlan> piece, CancellationToken ct)
    {
        List<Guid> services = [.. piece.Select(r => r.ServiceId).Distinct()];
        // A service's needs decide whether its contacts may say where they are (Service.Edit).
        List<Guid> turning = [.. piece.Select(r => r.Service).OfType<ServicePlan>().Where(s => s.Version is not null && s.After.Needs is not null).Select(s => s.Id).Distinct()];
        List<Guid> contacts = [.. piece.SelectMany(r => r.AllContacts).Where(c => c.Version is not null).Select(c => c.Id).Distinct()];
        _services = await db.Services.Where(s => services.Contains(s.Id) && s.NetworkId == networkId && s.RemovedAt == null).ToDictionaryAsync(s => s.Id, ct);
        if (turning.Count > 0)
        {
            await db.ContactPoints.Where(c => turning.Contains(c.ServiceId)).LoadAsync(ct);
        }
        _contacts = contacts.Count == 0 ? []
            : await db.ContactPoints.Where(c => contacts.Contains(c.Id) && c.NetworkId == networkId && c.RemovedAt == null).ToDictionaryAsync(c => c.Id, ct);
    }

    public Outcome Put(RowPlan row)
    {
        var refusal = (row.Organization is { } organization ? Put(organization).Refusal : null)
            ?? (row.Service is { } service ? Put(service).Refusal : null);
        foreach (var contact in row.AllContacts.TakeWhile(_ => refusal is null))
        {
            refusal = Put(contact, row.ServiceId).Refusal;
        }
        return new Outcome(refusal);
    }

    private Outcome Put(NewOrganization wanted)
    {
        if (_organizations.Contains(wanted.Id))
        {
            return Outcome.Ok; // a row above has made it
        }
        var organization = new Organization { Id = wanted.Id, NetworkId = networkId, Name = wanted.Name, SectorId = "" };
        var outcome = organization.Edit(wanted.Name, wanted.SectorId, catalogue);
        if (!outcome.Refused)
        {
            db.Organizations.Add(organization);
            _organizations.Add(wanted.Id);
            Record(AddOrganization.Added, wanted.Id);
        }
        return outcome;
    }

    private Outcome Put(ServicePlan wanted)
    {
        if (wanted.Version is null)
        {
            if (_changed.Contains(wanted.Id))
            {
                return Outcome.Ok;
            }
            if (!_organizations.Contains(wanted.OrganizationId))
            {
                return ServiceImport.ChangedMeanwhile;
            }
            var added = new Service { Id = wanted.Id, OrganizationId = wanted.OrganizationId, NetworkId = networkId, Name = wanted.After.Name! };
            var outcome = added.Edit(wanted.After.Over(added), catalogue);
            if (!outcome.Refused)
            {
                db.Services.Add(added);
                _services[wanted.Id] = added;
                Record(AddService.Added, wanted.Id);
            }
            return outcome;
        }
        if (!_services.TryGetValue(wanted.Id, out var service) || IsChanged(service, wanted.Version))
        {
            return ServiceImport.ChangedMeanwhile;
        }
        Record(EditService.Edited, wanted.Id);
        return service.Edit(wanted.After.Over(service), catalogue);
    }

    private Outcome Put(ContactPlan wanted, Guid serviceId)
    {
        if (wanted.Version is null)
        {
            if (!_services.TryGetValue(serviceId, out var service))
            {
                return ServiceImport.ChangedMeanwhile;
            }
            var added = ContactPoint.In(service, wanted.After.Over(new ContactPatch()), catalogue, wanted.Id);
            if (!added.Refused)
            {
                db.ContactPoints.Add(added.Value);
                Record(AddContact.Added, wanted.Id);
            }
            return new Outcome(added.Refusal);
        }
        if (!_contacts.TryGetValue(wanted.Id, out var contact) || IsChanged(contact, wanted.Version) || !_services.TryGetValue(serviceId, out var home))
        {
            return ServiceImport.ChangedMeanwhile;
        }
        Record(EditContact.Edited, wanted.Id);
        return contact.Edit(wanted.After.Over(ContactPatch.Of(contact)) with { Warning = contact.Warning }, home.IsFrontGate(catalogue));
    }

    /// <summary>By somebody else, since the preview was made; what rows above change has another version once it is saved.</summary>
    private bool IsChanged<T>(T row, int? version)
        where T : IVersioned, IOnTheMap => row.Version != version && !_changed.Contains(row.Id);

    private void Record(TraceKind what, Guid id)
    {
        if (_changed.Add(id))
        {
            db.Record(what, id, networkId, actor, now);
        }
    }
}
