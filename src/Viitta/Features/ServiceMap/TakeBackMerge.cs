using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Undoes a merge: what was moved is again where it was, and the one that left is back. What somebody has changed since at
/// a place stays as they made it, and is counted. Merges are undone from the last one on.
/// </summary>
public sealed class TakeBackMerge(ViittaDb db, Catalogue catalogue, IEnumerable<IOrganizationUse> uses, TimeProvider time)
{
    public static readonly TraceKind Unmerged = new("service-map.unmerged");

    /// <summary>The merge by which a removed row left the map; null when it was simply taken off.</summary>
    public Task<MapMerge?> FindAsync(Guid fromId, CancellationToken ct) =>
        db.MapMerges.FirstOrDefaultAsync(m => m.FromId == fromId && m.UndoneAt == null, ct);

    /// <param name="row">The one that left. The caller has seen that the actor keeps it.</param>
    public async Task<Outcome> UndoAsync(Actor actor, MapMerge merge, IOnTheMap row, CancellationToken ct)
    {
        var touched = merge.Touches.ToHashSet();
        var later = await db.MapMerges.Where(m => m.UndoneAt == null && m.At >= merge.At && m.Id != merge.Id).AsNoTracking().ToListAsync(ct);
        if (later.Exists(m => m.Id.CompareTo(merge.Id) > 0 && (touched.Contains(m.FromId) || touched.Contains(m.IntoId))))
        {
            return MapMerge.Followed;
        }
        var left = merge.Kind == MapRow.Organization ? await ServicesAsync(merge, ct) : await ContactsAsync(merge, row, ct);
        foreach (var use in uses)
        {
            if (merge.Moved.Uses.TryGetValue(use.GetType().Name, out var moved))
            {
                left += await use.TakeBackAsync(merge.Kind, merge.FromId, merge.IntoId, moved, ct);
            }
        }
        row.RemovedAt = null;
        merge.Undo(left, time.Now());
        db.Record(Unmerged, row.Id, row.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }

    private async Task<int> ServicesAsync(MapMerge merge, CancellationToken ct)
    {
        var there = await db.Services.Where(s => s.OrganizationId == merge.IntoId && merge.Moved.Rows.Contains(s.Id)).ToListAsync(ct);
        there.ForEach(s => s.OrganizationId = merge.FromId);
        return merge.Moved.Rows.Count - there.Count;
    }

    private async Task<int> ContactsAsync(MapMerge merge, IOnTheMap row, CancellationToken ct)
    {
        var there = await db.ContactPoints.Where(c => c.ServiceId == merge.IntoId && merge.Moved.Rows.Contains(c.Id)).ToListAsync(ct);
        there.ForEach(c => c.ServiceId = merge.FromId);
        var into = await db.Services.FirstOrDefaultAsync(s => s.Id == merge.IntoId, ct);
        if (row is Service service)
        {
            service.FrontGate |= into?.FrontGate ?? false; // it has become one meanwhile: what was true of them there is true here
            if (service.IsFrontGate(catalogue))
            {
                there.ForEach(c => c.ForgetPlace());
            }
        }
        var left = merge.Moved.Rows.Count - there.Count;
        if (into is not null && merge.Moved is { Before: { } before, After: { } after })
        {
            left += into.GiveBack(before, after);
        }
        return left;
    }
}
