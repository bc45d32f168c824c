using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>A coordinator puts an organisation on the network's map. Its services and contacts come after.</summary>
public sealed class AddOrganization(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Added = new("service-map.organization-added");

    /// <param name="id">Made with the form, so that sending it twice makes one organisation.</param>
    public async Task<Outcome<Organization>> RunAsync(
        Actor actor, string networkId, LocalText name, string? sectorId, CancellationToken ct, Guid? id = null)
    {
        if (!actor.Belongs(networkId))
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(networkId))
        {
            return Keeping.NotKeeper;
        }
        var organization = new Organization { Id = id ?? Guid.CreateVersion7(), NetworkId = networkId, Name = name, SectorId = "" };
        return organization.Edit(name, sectorId, catalogue).Refusal is { } refusal
            ? refusal
            : await db.AddOnceAsync(db.Organizations.Of(actor), organization, Added, actor, time.Now(), ct);
    }
}
