using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Scenarios;

/// <summary>A network's own scenario.</summary>
/// <param name="Text">The newest version's; the draft's while there is none.</param>
/// <param name="Version">0 while there is none.</param>
/// <param name="Draft">When it was last changed; null when there is none, or when it is not for this actor.</param>
public sealed record OwnScenario(Guid Id, string Key, ScenarioText Text, int Version, DateTime? PublishedAt, DateTime? Draft, DateTime? ArchivedAt);

/// <param name="Shipped">Ready to be used as they are, or copied.</param>
public sealed record Library(Network Network, IReadOnlyList<OwnScenario> Own, IReadOnlyList<OwnScenario> Archived, IReadOnlyList<ScenarioChoice> Shipped);

/// <summary>What a draft's pages show.</summary>
/// <param name="Versions">The published ones, the newest first.</param>
public sealed record DraftView(
    Scenario Scenario, ScenarioDraft Draft, Network Network, ScenarioText? AdaptedFrom, IReadOnlyList<PublishedVersion> Versions)
{
    public ScenarioText Text => Draft.Text;
}

public sealed record PublishedVersion(Guid Id, int Number, DateTime? PublishedAt);

/// <summary>The scenarios that a network has: its own with their drafts, and the shipped ones.</summary>
public sealed class ReadLibrary(ViittaDb db, ScenarioTexts scenarios)
{
    public async Task<Outcome<Library>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.Of(actor).AsNoTracking().FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var writes = actor.Coordinates(networkId);
        var rows = await db.Scenarios.Of(actor).AsNoTracking().Where(s => s.NetworkId == networkId).Include(s => s.Draft)
            .Select(s => new { Scenario = s, s.Draft, Newest = s.Versions.OrderByDescending(v => v.Number).Select(v => new PublishedVersion(v.Id, v.Number, v.PublishedAt)).FirstOrDefault() })
            .ToListAsync(ct);
        var own = new List<OwnScenario>();
        foreach (var row in rows.Where(r => writes || (r.Newest is not null && r.Scenario.ArchivedAt is null)))
        {
            var text = row.Newest is { } newest ? await scenarios.OfAsync(newest.Id, ct) : row.Draft!.Text;
            own.Add(new(row.Scenario.Id, row.Scenario.Key, text, row.Newest?.Number ?? 0, row.Newest?.PublishedAt, writes ? row.Draft?.ChangedAt : null, row.Scenario.ArchivedAt));
        }
        var shipped = (await scenarios.NewestAsync(actor, ct, networkId)).Where(s => s.NetworkId is null);
        var byTitle = own.OrderBy(s => s.Text.Title.ToString(), StringComparer.CurrentCulture).ToLookup(s => s.ArchivedAt is null);
        return new Library(network, [.. byTitle[true]], [.. byTitle[false]], [.. shipped]);
    }
}

/// <summary>A draft, for those who write it.</summary>
public sealed class ReadDraft(ViittaDb db, ScenarioTexts scenarios)
{
    public async Task<Outcome<DraftView>> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var scenario = await db.Scenarios.WrittenBy(actor).AsNoTracking().Include(s => s.Draft).FirstOrDefaultAsync(s => s.Id == id && s.ArchivedAt == null, ct);
        if (scenario?.Draft is not { } draft)
        {
            return Refusals.NotFound;
        }
        return new DraftView(
            scenario, draft,
            await db.Networks.AsNoTracking().FirstAsync(n => n.Id == scenario.NetworkId, ct),
            scenario.AdaptedFromId is { } from ? await scenarios.OfAsync(from, ct) : null,
            await db.ScenarioVersions.Where(v => v.ScenarioId == id).OrderByDescending(v => v.Number)
                .Select(v => new PublishedVersion(v.Id, v.Number, v.PublishedAt)).ToListAsync(ct));
    }
}
