using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

public sealed record ListedWorkshop(Workshop Workshop, ScenarioText Scenario);

/// <param name="Rehearsals">Of the practice network; nobody sat at their tables.</param>
public sealed record NetworkWorkshops(Network Network, IReadOnlyList<ListedWorkshop> Workshops, IReadOnlyList<ListedWorkshop> Rehearsals);

/// <summary>A network's workshops, the newest first.</summary>
public sealed class ListWorkshops(ViittaDb db, ScenarioTexts scenarios)
{
    public async Task<Outcome<NetworkWorkshops>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.Of(actor).AsNoTracking().FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var listed = new List<ListedWorkshop>();
        foreach (var workshop in await db.Workshops.WithRehearsals().Of(actor).AsNoTracking().Include(w => w.Tables)
            .Where(w => w.NetworkId == networkId)
            .OrderByDescending(w => w.Date).ThenByDescending(w => w.CreatedAt).ToListAsync(ct))
        {
            listed.Add(new ListedWorkshop(workshop, await scenarios.OfAsync(workshop.ScenarioVersionId, ct)));
        }
        return new NetworkWorkshops(network, [.. listed.Where(l => !l.Workshop.IsRehearsal)], [.. listed.Where(l => l.Workshop.IsRehearsal)]);
    }
}
