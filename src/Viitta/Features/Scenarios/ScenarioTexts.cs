using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Scenarios;

/// <summary>A scenario in its newest version, as facilitators choose from.</summary>
public sealed record ScenarioChoice(string Key, Guid VersionId, int Version, ScenarioText Text);

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
    public async Task<IReadOnlyList<ScenarioChoice>> NewestAsync(Actor actor, CancellationToken ct)
    {
        var newest = await (
            from scenario in db.Scenarios.Of(actor)
            from version in scenario.Versions
            where version.Number == scenario.Versions.Max(v => v.Number)
            select new { scenario.Key, version.Id, version.Number }).ToListAsync(ct);
        var choices = new List<ScenarioChoice>();
        foreach (var version in newest)
        {
            choices.Add(new(version.Key, version.Id, version.Number, await OfAsync(version.Id, ct)));
        }
        return [.. choices.OrderBy(c => c.Text.Title.ToString(), StringComparer.CurrentCulture)];
    }
}
