using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Actions;

/// <summary>A network's actions, with the organisations to show and to choose as owners.</summary>
/// <param name="Waiting">Not done: overdue ones first, since they are ordered by their day.</param>
/// <param name="Done">Latest first.</param>
/// <param name="Choices">Organisations that may be made owners; empty for those who may not change anything.</param>
public sealed record NetworkActions(
    Network Network,
    DateOnly Today,
    bool Coordinates,
    IReadOnlyList<ActionItem> Waiting,
    IReadOnlyList<ActionItem> Done,
    IReadOnlyDictionary<Guid, LocalText> Owners,
    IReadOnlyList<Organization> Choices)
{
    public LocalText? OwnerOf(ActionItem action) => action.OwnerId is { } id ? Owners[id] : null;
}

public sealed class ReadActions(ViittaDb db, TimeProvider time)
{
    public async Task<Outcome<NetworkActions>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.AsNoTracking().Of(actor).FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var actions = await db.Actions.AsNoTracking().Of(actor).Where(a => a.NetworkId == networkId)
            .OrderBy(a => a.Due).ThenBy(a => a.Id).ToListAsync(ct);
        var owners = actions.Select(a => a.OwnerId).OfType<Guid>().Distinct().ToList();
        var coordinates = actor.Coordinates(networkId);
        return new NetworkActions(
            network, Clock.LocalDate(time.Now()), coordinates,
            [.. actions.Where(a => !a.IsDone)],
            [.. actions.Where(a => a.IsDone).OrderByDescending(a => a.ClosedAt)],
            await db.Organizations.AsNoTracking().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct),
            coordinates ? await db.Organizations.AsNoTracking().ChoicesAsync(networkId, ct) : []);
    }
}

public static class OrganizationChoices
{
    /// <summary>What a network chooses from, by name in the reader's language.</summary>
    public static async Task<IReadOnlyList<Organization>> ChoicesAsync(
        this IQueryable<Organization> organizations, string networkId, CancellationToken ct) =>
        [.. (await organizations.For(networkId).ToListAsync(ct)).OrderBy(o => o.Name.ToString(), StringComparer.CurrentCulture)];
}
