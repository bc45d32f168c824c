using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Puts an organisation on the map that somebody has named and nobody has accepted yet. One that the network can
/// already choose, under the same name in any language, is returned instead.
/// </summary>
public sealed class AddCandidate(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public const int NameLength = 200;

    public const string OtherSector = "other";

    public static readonly TraceKind Added = new("service-map.candidate-added");

    /// <param name="sectorId">Of content/sectors.yaml; empty means "other".</param>
    public async Task<Outcome<Organization>> RunAsync(Actor actor, string networkId, string name, string sectorId, CancellationToken ct)
    {
        var found = await FindOrAddAsync(actor, networkId, name, sectorId, ct);
        if (!found.Refused)
        {
            await db.SaveChangesAsync(ct);
        }
        return found;
    }

    /// <summary>The same without saving, for a use case that saves more with it.</summary>
    public async Task<Outcome<Organization>> FindOrAddAsync(
        Actor actor, string networkId, string name, string sectorId, CancellationToken ct)
    {
        if (!actor.Coordinates(networkId))
        {
            return Refusals.NotFound;
        }
        var wanted = FreeText.Clean(name);
        if ((wanted.Length == 0 ? Refusals.Required : Keeping.Problem(wanted, NameLength)) is { } problem)
        {
            return problem;
        }
        if (sectorId.Length > 0 && !catalogue.Sectors.Any(s => s.Id == sectorId))
        {
            return Refusals.NotAChoice;
        }
        await db.Organizations.For(networkId).LoadAsync(ct);
        var same = db.Organizations.Local.FirstOrDefault(o =>
            (o.NetworkId == networkId || o.NetworkId is null) && o.RemovedAt is null && IsCalled(o.Name, wanted));
        if (same is not null)
        {
            return same;
        }
        var candidate = new Organization
        {
            NetworkId = networkId,
            Name = LocalText.Same(wanted),
            SectorId = sectorId.Length > 0 ? sectorId : OtherSector,
            IsCandidate = true,
        };
        db.Organizations.Add(candidate);
        db.Record(Added, candidate.Id, networkId, actor, time.Now());
        return candidate;
    }

    private static bool IsCalled(LocalText name, string wanted) =>
        Languages.All.Any(l => string.Equals(name.Exactly(l).Trim(), wanted, StringComparison.OrdinalIgnoreCase));
}
