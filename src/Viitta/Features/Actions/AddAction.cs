using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Actions;

/// <summary>A new action of a network.</summary>
/// <param name="Id">Made with the form, so that sending it twice makes one action.</param>
/// <param name="ThemeId">Of the pathway it comes from, or empty.</param>
/// <param name="StepId">P1–P10, or empty.</param>
/// <param name="WorkshopId">Of the network's workshop that it came from.</param>
public sealed record NewAction(
    Guid Id, string NetworkId, string ThemeId, string StepId, GapKind? GapKind, ActionTerms Terms, Guid? WorkshopId = null);

/// <summary>Makes an action out of a gap, an overlap or anything else that the network wants somebody to do.</summary>
public sealed class AddAction(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Added = new("actions.added");

    public async Task<Outcome<Guid>> RunAsync(Actor actor, NewAction asked, CancellationToken ct)
    {
        if (!actor.Belongs(asked.NetworkId) || !await db.Set<Networks.Network>().AnyAsync(n => n.Id == asked.NetworkId, ct))
        {
            return Refusals.NotFound;
        }
        if (!actor.Coordinates(asked.NetworkId))
        {
            return ActionItem.NotCoordinator;
        }
        var terms = asked.Terms.Cleaned;
        if ((Check(asked) ?? terms.Check() ?? await db.CheckOwnerAsync(asked.NetworkId, terms.OwnerId, ct)) is { } refusal)
        {
            return refusal;
        }
        if (await db.Actions.Of(actor).AnyAsync(a => a.Id == asked.Id, ct))
        {
            return asked.Id;
        }
        var action = new ActionItem
        {
            Id = asked.Id,
            NetworkId = asked.NetworkId,
            ThemeId = asked.ThemeId,
            WorkshopId = asked.WorkshopId,
            StepId = asked.StepId,
            GapKind = asked.GapKind,
            Text = LocalText.Empty,
            Due = terms.Due!.Value,
            CreatedAt = time.Now(),
        };
        action.Change(terms, Languages.Current, time.Now());
        db.Actions.Add(action);
        db.Record(Added, action.Id, action.NetworkId, actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
            return action.Id;
        }
        catch (DbUpdateException)
        {
            // The same form arrived twice at the same moment; or the id is somebody else's.
            db.ChangeTracker.Clear();
            return await db.Actions.Of(actor).AnyAsync(a => a.Id == asked.Id, ct) ? asked.Id : Refusals.ChangedMeanwhile;
        }
    }

    private Refusal? Check(NewAction asked) =>
        asked.StepId.Length > 0 && !catalogue.Steps.Any(s => s.Id == asked.StepId) ? Refusals.NotAChoice.For("step")
        : asked.ThemeId.Length > 0 && !catalogue.Themes.Any(t => t.Id == asked.ThemeId) ? Refusals.NotAChoice.For("theme")
        : null;
}

/// <summary>Changes an action's words, owner, day or state.</summary>
public sealed class ChangeAction(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Changed = new("actions.changed");

    /// <param name="version">The action's version on the page where the form was filled in.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, int version, ActionTerms asked, CancellationToken ct)
    {
        if (await db.Actions.Of(actor).FirstOrDefaultAsync(a => a.Id == id, ct) is not { } action)
        {
            return Refusals.NotFound;
        }
        if (!actor.Coordinates(action.NetworkId))
        {
            return ActionItem.NotCoordinator;
        }
        var terms = asked.Cleaned;
        // An owner that has left the map since may stay; a new one is chosen from the map.
        if ((terms.Check() ?? (terms.OwnerId == action.OwnerId ? null : await db.CheckOwnerAsync(action.NetworkId, terms.OwnerId, ct))) is { } refusal)
        {
            return refusal;
        }
        action.Change(terms, Languages.Current, time.Now());
        if (!db.ChangeTracker.HasChanges())
        {
            return Outcome.Ok;
        }
        if (action.Version != version)
        {
            db.ChangeTracker.Clear();
            return Refusals.ChangedMeanwhile;
        }
        db.Record(Changed, action.Id, action.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}

internal static class ActionOwner
{
    public static async Task<Refusal?> CheckOwnerAsync(this ViittaDb db, string networkId, Guid? ownerId, CancellationToken ct) =>
        ownerId is null || await db.Organizations.For(networkId).AnyAsync(o => o.Id == ownerId, ct) ? null : Refusals.NotAChoice.For("owner");
}
