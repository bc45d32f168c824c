using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// The quick way: one form gives an organisation a contact point for a need. The organisation's service that answers
/// the need gets it; when there is none, one is made that bears the need's name.
/// </summary>
public sealed class AddFirstContact(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public static readonly Refusal NeedMissing = new("servicemap.need-missing", 400) { Field = "need" };

    /// <param name="id">Made with the form, so that sending it twice makes one contact.</param>
    public async Task<Outcome<ContactPoint>> RunAsync(
        Actor actor, Guid organizationId, string? needId, ContactDraft draft, CancellationToken ct, Guid? id = null)
    {
        if (await db.Organizations.Of(actor).FirstOrDefaultAsync(o => o.Id == organizationId && o.RemovedAt == null, ct) is not { } organization)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(organization.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (catalogue.Needs.FirstOrDefault(n => n.Id == needId) is not { } need)
        {
            return NeedMissing;
        }
        var services = await db.Services.Where(s => s.OrganizationId == organizationId && s.RemovedAt == null).ToListAsync(ct);
        var service = services.Find(s => s.Needs.Contains(need.Id)) ?? new Service
        {
            OrganizationId = organizationId,
            NetworkId = organization.NetworkId,
            Name = need.Name,
            Needs = [need.Id],
        };
        var contact = ContactPoint.In(service, draft, catalogue, id);
        if (contact.Refused)
        {
            return contact;
        }
        if (!services.Contains(service))
        {
            db.Services.Add(service);
            db.Record(AddService.Added, service.Id, service.NetworkId, actor, time.Now());
        }
        return await db.AddOnceAsync(db.ContactPoints.Of(actor), contact.Value, AddContact.Added, actor, time.Now(), ct);
    }
}
