using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Takes away what places are written of services that are front gates: content/needs.yaml may say so of one more need than it
/// did when they were written; or somebody said so at the very moment at which another wrote a place, and each saw what was before.
/// </summary>
public sealed class HidePlaces(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public Task RunAsync(CancellationToken ct) => OfAsync(db.Services, ct);

    /// <summary>After a save of one of them: whoever saves last sees what the other saved.</summary>
    public Task RunAsync(Guid serviceId, CancellationToken ct) => OfAsync(db.Services.Where(s => s.Id == serviceId), ct);

    private async Task OfAsync(IQueryable<Service> services, CancellationToken ct)
    {
        db.ChangeTracker.Clear(); // what was read before the save may be old
        var placed = await services.Include(s => s.Contacts.Where(c => c.Place != null)).Where(s => s.Contacts.Any(c => c.Place != null)).ToListAsync(ct);
        foreach (var contact in placed.Where(s => s.IsFrontGate(catalogue)).SelectMany(s => s.Contacts))
        {
            contact.ForgetPlace();
            db.Record(EditContact.Edited, contact.Id, contact.NetworkId, Actor.Program, time.Now());
        }
        await db.SaveChangesAsync(ct);
    }
}
