using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>Adds a service to an organisation.</summary>
public sealed class AddService(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Added = new("service-map.service-added");

    /// <param name="id">Made with the form, so that sending it twice makes one service.</param>
    public async Task<Outcome<Service>> RunAsync(Actor actor, Guid organizationId, ServiceDraft draft, CancellationToken ct, Guid? id = null)
    {
        if (await db.Organizations.Of(actor).FirstOrDefaultAsync(o => o.Id == organizationId && o.RemovedAt == null, ct) is not { } organization)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(organization.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        var service = new Service
        {
            Id = id ?? Guid.CreateVersion7(),
            OrganizationId = organization.Id,
            NetworkId = organization.NetworkId,
            Name = draft.Name,
        };
        return service.Edit(draft, catalogue).Refusal is { } refusal
            ? refusal
            : await db.AddOnceAsync(db.Services.Of(actor), service, Added, actor, time.Now(), ct);
    }
}

public sealed class EditService(ViittaDb db, HidePlaces hide, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Edited = new("service-map.service-edited");

    /// <param name="version">The version that the form was made from.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, int version, ServiceDraft draft, CancellationToken ct)
    {
        if (await db.Services.Of(actor).Include(s => s.Contacts).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } service)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(service.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (service.Version != version)
        {
            return Refusals.ChangedMeanwhile;
        }
        var outcome = service.Edit(draft, catalogue);
        if (!outcome.Refused)
        {
            db.Record(Edited, id, service.NetworkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
            if (service.IsFrontGate(catalogue))
            {
                await hide.RunAsync(id, ct);
            }
        }
        return outcome;
    }
}
