using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>Whether the program asks the network's contact owners by itself, or its coordinators do.</summary>
public sealed class SetAsking(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind TurnedOn = new("service-map.asking-turned-on");
    public static readonly TraceKind TurnedOff = new("service-map.asking-turned-off");

    public async Task<Outcome> RunAsync(Actor actor, string networkId, bool asks, CancellationToken ct)
    {
        if (await db.Networks.Of(actor).FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(networkId))
        {
            return Keeping.NotKeeper;
        }
        if (network.AsksOwners != asks)
        {
            network.AsksOwners = asks;
            db.Record(asks ? TurnedOn : TurnedOff, networkId, networkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
        }
        return Outcome.Ok;
    }
}
