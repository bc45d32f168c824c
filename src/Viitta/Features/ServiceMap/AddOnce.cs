using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>A form carries the id of the row that it makes: however often it is sent, there is one.</summary>
internal static class AddOnce
{
    extension(ViittaDb db)
    {
        /// <summary>Saves the new row with all that was added beside it, or returns the one that the same form made before.</summary>
        /// <param name="seen">The rows that the actor may see: an id of anybody else's row is refused.</param>
        public async Task<Outcome<T>> AddOnceAsync<T>(
            IQueryable<T> seen, T row, TraceKind added, Actor actor, DateTime now, CancellationToken ct)
            where T : class, IOnTheMap
        {
            if (await seen.FirstOrDefaultAsync(r => EF.Property<Guid>(r, "Id") == row.Id, ct) is { } made)
            {
                db.ChangeTracker.Clear();
                return made;
            }
            db.Add(row);
            db.Record(added, row.Id, row.NetworkId, actor, now);
            try
            {
                await db.SaveChangesAsync(ct);
                return row;
            }
            catch (DbUpdateException)
            {
                // The same form arrived twice at the same moment; or the id is somebody else's.
                db.ChangeTracker.Clear();
                return await seen.FirstOrDefaultAsync(r => EF.Property<Guid>(r, "Id") == row.Id, ct) is { } twin
                    ? twin
                    : Refusals.ChangedMeanwhile;
            }
        }
    }
}
