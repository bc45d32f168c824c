using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

public enum MapRow
{
    Organization,
    Service,
    Contact,
}

/// <summary>
/// Takes a row off the map at once, without asking twice, or puts it back within thirty days. One that left it because it was
/// merged comes back with what it had.
/// </summary>
public sealed class RemoveFromMap(ViittaDb db, IEnumerable<IOrganizationUse> uses, TakeBackMerge takeBack, TimeProvider time)
{
    public static readonly TraceKind Removed = new("service-map.removed");
    public static readonly TraceKind PutBack = new("service-map.put-back");

    public static readonly Refusal TooLate = new("servicemap.too-late-to-put-back");
    public static readonly Refusal ReliedOn = new("servicemap.relied-on");

    public async Task<Outcome> RunAsync(Actor actor, MapRow kind, Guid id, bool remove, CancellationToken ct)
    {
        IOnTheMap? row = kind switch
        {
            MapRow.Organization => await db.Organizations.Of(actor).FirstOrDefaultAsync(o => o.Id == id, ct),
            MapRow.Service => await db.Services.Of(actor).FirstOrDefaultAsync(s => s.Id == id, ct),
            _ => await db.ContactPoints.Of(actor).FirstOrDefaultAsync(c => c.Id == id, ct),
        };
        if (row is null)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(row.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        var now = time.Now();
        if (remove == row.RemovedAt is not null)
        {
            return Outcome.Ok; // a double click
        }
        if (!remove && !row.CanComeBack(now))
        {
            return TooLate;
        }
        if (!remove && await takeBack.FindAsync(id, ct) is { } merge)
        {
            return await takeBack.UndoAsync(actor, merge, row, ct);
        }
        if (remove && kind == MapRow.Organization && (await uses.ReliedOnAsync(row.NetworkId, ct)).Contains(id))
        {
            return ReliedOn;
        }
        row.RemovedAt = remove ? now : null;
        db.Record(remove ? Removed : PutBack, id, row.NetworkId, actor, now);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
