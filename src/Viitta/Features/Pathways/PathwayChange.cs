using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Pathways;

/// <summary>
/// The way of every change to a row of a draft: load, ask the rule, record the trace, save once. What changes nothing,
/// a form sent twice, is well whatever its version. Two people at different rows do not disturb each other; at the same
/// row, the one who saw the older version is told.
/// </summary>
public sealed class PathwayChange(ViittaDb db, TimeProvider time)
{
    /// <param name="version">The step's version on the page where the form was filled in.</param>
    public async Task<Outcome> RunAsync(
        Actor actor, Guid id, string stepId, int version, TraceKind what, Func<Pathway, PathwayStep, Task<Outcome>> rule, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var pathway = await db.Pathways.Of(actor).WithSteps().FirstOrDefaultAsync(p => p.Id == id, ct);
            if (pathway?.Steps.Find(s => s.StepId == stepId) is not { } step)
            {
                return Refusals.NotFound;
            }
            if (pathway.CheckEditable(actor) is { } no)
            {
                return no;
            }
            var outcome = await rule(pathway, step);
            if (!outcome.Refused && db.ChangeTracker.HasChanges() && step.Version != version)
            {
                outcome = Refusals.ChangedMeanwhile;
            }
            if (outcome.Refused || !db.ChangeTracker.HasChanges())
            {
                db.ChangeTracker.Clear();
                return outcome;
            }
            db.Entry(step).Property(s => s.Version).IsModified = true;
            db.Entry(pathway).Property(p => p.Version).IsModified = true;
            db.Record(what, pathway.Id, pathway.NetworkId, actor, time.Now());
            try
            {
                await db.SaveChangesAsync(ct);
                return Outcome.Ok;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 3)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
