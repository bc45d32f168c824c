using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Pathways;

/// <summary>Puts a draft in force as the network's next version for the theme.</summary>
public sealed class AdoptPathway(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Adopted = new("pathways.adopted");

    /// <param name="version">The pathway's version on the page: it is adopted as it was seen.</param>
    /// <param name="known">Ids of the steps without one leader that the coordinator has ticked.</param>
    public async Task<Outcome> RunAsync(
        Actor actor, Guid id, int version, DateOnly? on, IReadOnlyCollection<string> known, CancellationToken ct)
    {
        if (await db.Pathways.Of(actor).WithSteps().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } pathway)
        {
            return Refusals.NotFound;
        }
        if (!actor.Coordinates(pathway.NetworkId))
        {
            return Pathway.NotCoordinator;
        }
        if (on is null)
        {
            return Pathway.AdoptedOnDay;
        }
        if (pathway.State == PathwayState.Draft && pathway.Version != version)
        {
            return Refusals.ChangedMeanwhile;
        }
        var earlier = await db.Pathways
            .Where(p => p.NetworkId == pathway.NetworkId && p.ThemeId == pathway.ThemeId && p.Id != id).ToListAsync(ct);
        var outcome = pathway.Adopt(on.Value, known, earlier, Clock.LocalDate(time.Now()));
        if (outcome.Refused || !db.ChangeTracker.HasChanges())
        {
            return outcome;
        }
        db.Record(Adopted, pathway.Id, pathway.NetworkId, actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException && !ct.IsCancellationRequested)
        {
            // Another draft of the theme took the number at the same moment.
            db.ChangeTracker.Clear();
            return Refusals.ChangedMeanwhile;
        }
        return outcome;
    }
}
