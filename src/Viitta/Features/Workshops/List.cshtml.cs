using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>A network's workshops, the newest first.</summary>
public sealed class ListModel(ViittaDb db, ScenarioTexts scenarios) : ViittaPage
{
    [FromRoute(Name = "network")]
    public string NetworkId { get; init; } = "";

    public Network Network { get; private set; } = null!;

    public bool Coordinates => Actor.Coordinates(NetworkId);

    public IReadOnlyList<(Workshop Workshop, ScenarioText Scenario)> Workshops { get; private set; } = [];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Networks.Of(Actor).AsNoTracking().FirstOrDefaultAsync(n => n.Id == NetworkId, ct) is not { } network)
        {
            return false;
        }
        Network = network;
        var workshops = await db.Workshops.Of(Actor).AsNoTracking().Include(w => w.Tables)
            .Where(w => w.NetworkId == NetworkId)
            .OrderByDescending(w => w.Date).ThenByDescending(w => w.CreatedAt).ToListAsync(ct);
        var rows = new List<(Workshop, ScenarioText)>();
        foreach (var workshop in workshops)
        {
            rows.Add((workshop, await scenarios.OfAsync(workshop.ScenarioVersionId, ct)));
        }
        Workshops = rows;
        return true;
    }

    /// <summary>Where somebody who opens a workshop wants to be.</summary>
    public string PageOf(Workshop workshop) =>
        $"/workshops/{workshop.Id}/{(Coordinates && !workshop.IsClosed ? "stage" : "findings")}";
}
