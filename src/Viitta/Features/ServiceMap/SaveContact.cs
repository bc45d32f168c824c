using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>Adds a contact point to a service. It starts unverified.</summary>
public sealed class AddContact(ViittaDb db, HidePlaces hide, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Added = new("service-map.contact-added");

    /// <param name="id">Made with the form, so that sending it twice makes one contact.</param>
    public async Task<Outcome<ContactPoint>> RunAsync(Actor actor, Guid serviceId, ContactDraft draft, CancellationToken ct, Guid? id = null)
    {
        if (await db.Services.Of(actor).FirstOrDefaultAsync(s => s.Id == serviceId && s.RemovedAt == null, ct) is not { } service)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(service.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        var contact = ContactPoint.In(service, draft, catalogue, id);
        if (contact.Refused)
        {
            return contact;
        }
        var added = await db.AddOnceAsync(db.ContactPoints.Of(actor), contact.Value, Added, actor, time.Now(), ct);
        if (contact.Value.Place is not null)
        {
            await hide.RunAsync(serviceId, ct);
        }
        return added;
    }
}

/// <summary>Changes a contact point. See <see cref="ContactPoint.Change"/> for what makes it unverified.</summary>
public sealed class EditContact(ViittaDb db, HidePlaces hide, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Edited = new("service-map.contact-edited");

    /// <param name="version">The version that the form was made from.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, int version, ContactDraft draft, CancellationToken ct)
    {
        if (await db.ContactPoints.Of(actor).FirstOrDefaultAsync(c => c.Id == id, ct) is not { } contact)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(contact.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (contact.Version != version)
        {
            return Refusals.ChangedMeanwhile;
        }
        var service = await db.Services.FirstAsync(s => s.Id == contact.ServiceId, ct);
        var outcome = contact.Edit(draft, service.IsFrontGate(catalogue));
        if (!outcome.Refused)
        {
            db.Record(Edited, id, contact.NetworkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
            if (contact.Place is not null)
            {
                await hide.RunAsync(service.Id, ct);
            }
        }
        return outcome;
    }
}
