using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Scenarios;

/// <summary>A version of a scenario, the newest as facilitators choose from.</summary>
/// <param name="NetworkId">Null for what is shipped.</param>
public sealed record ScenarioChoice(Guid Id, string Key, string? NetworkId, Guid VersionId, int Version, DateTime? PublishedAt, ScenarioText Text);

/// <summary>
/// The texts of scenario versions. A version never changes, so it is read and parsed once a process: a hundred
/// phones ask for the same one at the same moment.
/// </summary>
public sealed class ScenarioTexts(ViittaDb db)
{
    private static readonly ConcurrentDictionary<Guid, ScenarioText> Known = new();

    public async Task<ScenarioText> OfAsync(Guid versionId, CancellationToken ct)
    {
        if (!Known.TryGetValue(versionId, out var text))
        {
            text = await db.ScenarioVersions.Where(v => v.Id == versionId).Select(v => v.Text).FirstAsync(ct);
            Known[versionId] = text;
        }
        return text;
    }

    /// <summary>Every scenario that the actor may prepare a workshop from, by title.</summary>
    /// <param name="networkId">Where the workshop is to be: what is shipped, and that network's own. Null: all that the actor may see.</param>
    public Task<IReadOnlyList<ScenarioChoice>> NewestAsync(Actor actor, CancellationToken ct, string? networkId = null) => ReadAsync(
        from scenario in db.Scenarios.Of(actor)
        where scenario.ArchivedAt == null && (networkId == null || scenario.NetworkId == null || scenario.NetworkId == networkId)
        from version in scenario.Versions
        where version.Number == scenario.Versions.Max(v => v.Number)
        select new Found(scenario.Id, scenario.Key, scenario.NetworkId, version.Id, version.Number, version.PublishedAt), ct);

    /// <summary>One version, archived or not: the one asked for, or the newest. Null when it is not there, or not for this actor.</summary>
    public async Task<ScenarioChoice?> FindAsync(Actor actor, string key, Guid? versionId, CancellationToken ct)
    {
        var found = await ReadAsync(
            from scenario in db.Scenarios.Of(actor)
            where scenario.Key == key
            from version in scenario.Versions
            where versionId == null ? version.Number == scenario.Versions.Max(v => v.Number) : version.Id == versionId
            select new Found(scenario.Id, scenario.Key, scenario.NetworkId, version.Id, version.Number, version.PublishedAt), ct);
        return found is [var only] ? only : null;
    }

    private async Task<IReadOnlyList<ScenarioChoice>> ReadAsync(IQueryable<Found> versions, CancellationToken ct)
    {
        var choices = new List<ScenarioChoice>();
        foreach (var found in await versions.ToListAsync(ct))
        {
            choices.Add(new(found.Id, found.Key, found.NetworkId, found.VersionId, found.Number, found.PublishedAt, await OfAsync(found.VersionId, ct)));
        }
        return [.. choices.OrderBy(c => c.Text.Title.ToString(), StringComparer.CurrentCulture)];
    }

    private sealed record Found(Guid Id, string Key, string? NetworkId, Guid VersionId, int Number, DateTime? PublishedAt);
}
