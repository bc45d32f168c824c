using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>"It works": the readers' reports end, and nothing is verified by that.</summary>
public sealed class SayContactWorks(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Works = new("service-map.works");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await db.ContactPoints.Of(actor).FirstOrDefaultAsync(c => c.Id == id, ct) is not { } contact)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(contact.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (contact.Reports == 0)
        {
            return Outcome.Ok; // a double click
        }
        contact.FoundWorking();
        db.Record(Works, id, contact.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
