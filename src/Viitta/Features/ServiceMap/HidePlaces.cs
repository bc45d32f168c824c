using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Takes away what places are written of services that are front gates: content/needs.yaml may say so of one more need than it
/// did when they were written.
/// </summary>
public sealed class HidePlaces(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var services = await db.Services.Include(s => s.Contacts.Where(c => c.Place != null)).Where(s => s.Contacts.Any(c => c.Place != null)).ToListAsync(ct);
        foreach (var contact in services.Where(s => s.IsFrontGate(catalogue)).SelectMany(s => s.Contacts))
        {
            contact.ForgetPlace();
            db.Record(EditContact.Edited, contact.Id, contact.NetworkId, Actor.Program, time.Now());
        }
        await db.SaveChangesAsync(ct);
    }
}
