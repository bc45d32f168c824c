using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

public sealed class EditOrganization(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Edited = new("service-map.organization-edited");

    /// <param name="version">The version that the form was made from.</param>
    public async Task<Outcome> RunAsync(
        Actor actor, Guid id, int version, LocalText name, string? sectorId, CancellationToken ct)
    {
        if (await db.Organizations.Of(actor).FirstOrDefaultAsync(o => o.Id == id, ct) is not { } organization)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(organization.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (organization.Version != version)
        {
            return Refusals.ChangedMeanwhile;
        }
        var outcome = organization.Edit(name, sectorId, catalogue);
        if (!outcome.Refused)
        {
            db.Record(Edited, id, organization.NetworkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
        }
        return outcome;
    }
}
