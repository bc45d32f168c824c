using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>The rows of a network's map that an actor may see, candidates too: what every reading of the map begins with.</summary>
public sealed class LoadMap(ViittaDb db)
{
    /// <summary>Null when the network is not there for this actor. The network's own organisations come before national ones, by name.</summary>
    public async Task<(Network Network, List<MapOrganization> Organizations)?> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.Of(actor).AsNoTracking().FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return null;
        }
        var organizations = await db.Organizations.Of(actor).For(networkId).AsNoTracking().ToListAsync(ct);
        var services = await db.Services.Of(actor).For(networkId).AsNoTracking().ToListAsync(ct);
        var contacts = (await db.ContactPoints.Of(actor).Where(c => c.RemovedAt == null && (c.NetworkId == networkId || c.NetworkId == null))
            .Include(c => c.Verifications).AsNoTracking().ToListAsync(ct)).ToLookup(c => c.ServiceId);
        var reaching = services.Where(s => s.NetworkId is not null || s.Area.Count == 0 || s.Area.Intersect(network.Area).Any())
            .Select(s => new MapService(s, [.. contacts[s.Id]])).ToLookup(s => s.Service.OrganizationId);
        return (network,
        [
            .. organizations.Where(o => o.NetworkId is not null || reaching[o.Id].Any())
                .Select(o => new MapOrganization(o, [.. reaching[o.Id].OrderBy(s => s.Service.Name.ToString(), StringComparer.CurrentCulture)]))
                .OrderBy(o => o.Organization.NetworkId is null).ThenBy(o => o.Organization.Name.ToString(), StringComparer.CurrentCulture),
        ]);
    }
}
