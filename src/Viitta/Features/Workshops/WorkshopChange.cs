using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>
/// The way of every change that a facilitator makes to a workshop: load, ask the rule, record the trace, save once,
/// nudge. Two presses at the same moment: the one that loses the race asks the rule again on the fresh row, and the
/// rules know a repeated press from a new one.
/// </summary>
public sealed class WorkshopChange(ViittaDb db, ScenarioTexts scenarios, TimeProvider time, WorkshopLive live)
{
    public async Task<Outcome> RunAsync(
        Actor actor, Guid workshopId, TraceKind what, Func<Workshop, ScenarioText, DateTime, Outcome> rule, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await db.Workshops.WithRehearsals().RunBy(actor).FirstOrDefaultAsync(w => w.Id == workshopId, ct) is not { } workshop)
            {
                return Refusals.NotFound;
            }
            var now = time.Now();
            var outcome = rule(workshop, await scenarios.OfAsync(workshop.ScenarioVersionId, ct), now);
            if (outcome.Refused || !db.ChangeTracker.HasChanges())
            {
                return outcome;
            }
            db.Record(what, workshop.Id, workshop.NetworkId, actor, now);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < 3)
            {
                db.ChangeTracker.Clear();
                continue;
            }
            await live.ChangedAsync(workshop.Id);
            return outcome;
        }
    }
}
