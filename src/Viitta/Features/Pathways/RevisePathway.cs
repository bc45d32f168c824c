using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Pathways;

/// <summary>
/// Makes a draft of what is in force, to change it without a new workshop. One such draft a theme: asked again, it is
/// the one that is there. The findings that the version came from stay beside it.
/// </summary>
public sealed class RevisePathway(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Revised = new("pathways.revised");

    /// <param name="newId">Made with the form, so that sending it twice makes one draft.</param>
    public async Task<Outcome<Guid>> RunAsync(Actor actor, Guid id, Guid newId, CancellationToken ct)
    {
        if (await db.Pathways.AsNoTracking().Of(actor).WithSteps().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } pathway)
        {
            return Refusals.NotFound;
        }
        if (!actor.Coordinates(pathway.NetworkId))
        {
            return Pathway.NotCoordinator;
        }
        if (await DraftAsync(pathway, newId, ct) is { } there)
        {
            return there;
        }
        if (pathway.State != PathwayState.Adopted)
        {
            return Pathway.NotInForce;
        }
        var draft = new Pathway { Id = newId, NetworkId = pathway.NetworkId, ThemeId = pathway.ThemeId, WorkshopId = pathway.WorkshopId, CreatedAt = time.Now() };
        foreach (var before in pathway.Ordered)
        {
            var step = new PathwayStep { StepId = before.StepId, Text = before.Text, Decided = true };
            foreach (var responsibility in before.Ordered)
            {
                step.Put(Guid.CreateVersion7(), responsibility.OrganizationId, responsibility.Terms);
            }
            draft.Steps.Add(step);
        }
        db.Pathways.Add(draft);
        db.Record(Revised, draft.Id, draft.NetworkId, actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two presses at the same moment: the keys let one draft through.
            db.ChangeTracker.Clear();
            if (await DraftAsync(pathway, newId, ct) is { } other)
            {
                return other;
            }
            throw;
        }
        return draft.Id;
    }

    private Task<Guid?> DraftAsync(Pathway pathway, Guid newId, CancellationToken ct) => db.Pathways
        .Where(p => p.NetworkId == pathway.NetworkId && p.ThemeId == pathway.ThemeId)
        .Where(p => p.Id == newId || (p.State == PathwayState.Draft && p.WorkshopId == pathway.WorkshopId))
        .Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
}

/// <summary>Throws a draft away; what is in force stays. It can be taken back for thirty days.</summary>
public sealed class DiscardDraft(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Discarded = new("pathways.discarded");

    public async Task<Outcome<string>> RunAsync(Actor actor, Guid id, int version, CancellationToken ct)
    {
        var found = await db.Pathways.DraftAsync(actor, id, ct);
        if (found.Refused)
        {
            return found.Refusal;
        }
        var pathway = found.Value;
        if (pathway.Version != version)
        {
            return Refusals.ChangedMeanwhile;
        }
        pathway.Discard(time.Now());
        db.Record(Discarded, id, pathway.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return pathway.NetworkId;
    }
}

/// <summary>Takes back a draft that was thrown away, unless another one has been begun in its place.</summary>
public sealed class TakeBackDraft(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind TakenBack = new("pathways.taken-back");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await db.Pathways.IgnoreQueryFilters().Of(actor).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } pathway)
        {
            return Refusals.NotFound;
        }
        if (!actor.Coordinates(pathway.NetworkId))
        {
            return Pathway.NotCoordinator;
        }
        if (pathway.State == PathwayState.Discarded && await db.Pathways.AnyAsync(
            p => p.NetworkId == pathway.NetworkId && p.ThemeId == pathway.ThemeId && p.State == PathwayState.Draft && p.WorkshopId == pathway.WorkshopId, ct))
        {
            return Pathway.AnotherDraft;
        }
        var outcome = pathway.TakeBack(time.Now());
        if (!outcome.Refused && db.ChangeTracker.HasChanges())
        {
            db.Record(TakenBack, id, pathway.NetworkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
        }
        return outcome;
    }
}
