using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Actions;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Pathways;

/// <summary>A pathway with all that its page shows beside it.</summary>
/// <param name="Findings">Of the workshop it was made from; null without one, or when this reader may not see them.</param>
/// <param name="InForce">The adopted version of the theme, when it is another one than this.</param>
/// <param name="Organizations">By id: those that the pathways name, removed ones too, and those to choose from.</param>
/// <param name="Choices">Organisations to choose from; empty for those who may not change this pathway.</param>
/// <param name="Services">Of the organisations to choose from, by organisation.</param>
/// <param name="Actions">Of the theme, by step, those that wait first.</param>
public sealed record PathwayView(
    Pathway Pathway,
    Network Network,
    bool Coordinates,
    WorkshopFindings? Findings,
    Pathway? InForce,
    IReadOnlyDictionary<Guid, Organization> Organizations,
    IReadOnlyList<Organization> Choices,
    ILookup<Guid, Service> Services,
    ILookup<string, ActionItem> Actions)
{
    /// <summary>Days of the workshops whose tables the pathway goes back to, by id.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> Workshops { get; init; } = new Dictionary<Guid, DateOnly>();

    /// <summary>Of the organisations that were asked; none for those who may not change this pathway.</summary>
    public IReadOnlyList<CommentRequest> Comments { get; init; } = [];

    public bool Editable => Coordinates && Pathway.State == PathwayState.Draft;

    /// <summary>Organisations of the matrix: those that lead most come first.</summary>
    public IReadOnlyList<Organization> Named =>
    [
        .. Pathway.Steps.SelectMany(s => s.Responsibilities).GroupBy(r => r.OrganizationId)
            .OrderByDescending(g => g.Count(r => r.Role == Role.Leads)).ThenByDescending(g => g.Count())
            .ThenBy(g => Organizations[g.Key].Name.ToString(), StringComparer.CurrentCulture)
            .Select(g => Organizations[g.Key]),
    ];

    public LocalText NameOf(Guid organizationId) => Organizations[organizationId].Name;
}

public sealed class ReadPathway(ViittaDb db, ReadFindings findings)
{
    public async Task<Outcome<PathwayView>> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await db.Pathways.AsNoTracking().Of(actor).WithSteps().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } pathway)
        {
            return Refusals.NotFound;
        }
        var coordinates = actor.Coordinates(pathway.NetworkId);
        var editable = coordinates && pathway.State == PathwayState.Draft;
        var found = editable && pathway.WorkshopId is { } workshop ? await findings.RunAsync(actor, workshop, ct) : Refusals.NotFound;
        var inForce = await db.Pathways.AsNoTracking().Of(actor).WithSteps().FirstOrDefaultAsync(p => p.NetworkId == pathway.NetworkId
            && p.ThemeId == pathway.ThemeId && p.State == PathwayState.Adopted && p.Id != id, ct);
        var choices = editable ? await db.Organizations.AsNoTracking().ChoicesAsync(pathway.NetworkId, ct) : [];
        var services = await db.Services.AsNoTracking().Of(actor).For(pathway.NetworkId).ToListAsync(ct);
        var comments = editable ? await db.CommentRequests.AsNoTracking().Of(actor, db).Where(r => r.PathwayId == id).ToListAsync(ct) : [];
        var actions = await db.Actions.AsNoTracking().Of(actor)
            .Where(a => a.NetworkId == pathway.NetworkId && a.ThemeId == pathway.ThemeId).ToListAsync(ct);
        return new PathwayView(
            pathway,
            await db.Networks.AsNoTracking().FirstAsync(n => n.Id == pathway.NetworkId, ct),
            coordinates,
            found.Refused ? null : found.Value,
            inForce,
            await OrganizationsAsync([pathway, .. inForce is null ? [] : new[] { inForce }], comments, choices, ct),
            choices,
            services.ToLookup(s => s.OrganizationId),
            actions.OrderBy(a => a.IsDone).ThenBy(a => a.Due).ToLookup(a => a.StepId))
        {
            Workshops = await WorkshopsAsync(actor, pathway, ct),
            Comments = comments,
        };
    }

    private async Task<Dictionary<Guid, DateOnly>> WorkshopsAsync(Actor actor, Pathway pathway, CancellationToken ct)
    {
        var ids = pathway.Steps.SelectMany(s => s.Responsibilities).Select(r => r.Provenance?.WorkshopId).OfType<Guid>().Distinct().ToList();
        return await db.Workshops.Of(actor).AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Date, ct);
    }

    private async Task<Dictionary<Guid, Organization>> OrganizationsAsync(
        IEnumerable<Pathway> pathways, IEnumerable<CommentRequest> comments, IReadOnlyList<Organization> choices, CancellationToken ct)
    {
        var named = pathways.SelectMany(p => p.OrganizationIds())
            .Concat(pathways.SelectMany(p => p.Steps).SelectMany(s => s.Removed.Parts).Select(p => p.OrganizationId))
            .Concat(comments.Select(c => c.OrganizationId)).Distinct()
            .Except(choices.Select(c => c.Id)).ToList();
        var others = await db.Organizations.AsNoTracking().Where(o => named.Contains(o.Id)).ToListAsync(ct);
        return choices.Concat(others).ToDictionary(o => o.Id);
    }
}

/// <summary>The pathways of a network by theme, the version in force or the newest first.</summary>
/// <param name="Discarded">Drafts that can still be taken back; none for those who may not.</param>
public sealed record NetworkPathways(
    Network Network, bool Coordinates, IReadOnlyList<IGrouping<string, Pathway>> Themes, IReadOnlyList<Pathway> Discarded);

public sealed class ListPathways(ViittaDb db, TimeProvider time)
{
    public async Task<Outcome<NetworkPathways>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.AsNoTracking().Of(actor).FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var pathways = await db.Pathways.AsNoTracking().Of(actor).Where(p => p.NetworkId == networkId).WithSteps().ToListAsync(ct);
        return new NetworkPathways(network, actor.Coordinates(networkId),
        [
            .. pathways.OrderBy(p => p.State == PathwayState.Draft ? 0 : 1).ThenByDescending(p => p.Number).ThenByDescending(p => p.Id)
                .GroupBy(p => p.ThemeId),
        ],
        actor.Coordinates(networkId) ? await DiscardedAsync(networkId, ct) : []);
    }

    private async Task<IReadOnlyList<Pathway>> DiscardedAsync(string networkId, CancellationToken ct)
    {
        var since = time.Now() - Keeping.UndoTime;
        return await db.Pathways.IgnoreQueryFilters().Where(p => p.NetworkId == networkId && p.State == PathwayState.Discarded && p.DiscardedAt > since)
            .OrderByDescending(p => p.DiscardedAt).AsNoTracking().ToListAsync(ct);
    }
}
