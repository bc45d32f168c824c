using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>A coordinator puts an organisation on the network's map. Its services and contacts come after.</summary>
public sealed class AddOrganization(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Added = new("service-map.organization-added");

    public async Task<Outcome<Organization>> RunAsync(
        Actor actor, string networkId, LocalText name, string? sectorId, CancellationToken ct)
    {
        if (!actor.Belongs(networkId))
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(networkId))
        {
            return Keeping.NotKeeper;
        }
        var organization = new Organization { NetworkId = networkId, Name = name, SectorId = "" };
        if (organization.Edit(name, sectorId, catalogue).Refusal is { } refusal)
        {
            return refusal;
        }
        db.Organizations.Add(organization);
        db.Record(Added, organization.Id, networkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return organization;
    }
}
