using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Scenarios;

/// <summary>
/// Reads content/scenarios at start. A scenario whose files changed gets a new version; workshops keep the version
/// that they were made from.
/// </summary>
public sealed class ScenariosAtStart(ViittaDb db, Catalogue catalogue, TimeProvider time) : IAtStart
{
    public static readonly TraceKind VersionAdded = new("scenarios.version-added");

    public int Order => 30;

    public async Task RunAsync(CancellationToken ct)
    {
        var folder = Path.Combine(catalogue.Folder, "scenarios");
        var keys = Directory.EnumerateFiles(folder, "*.fi.md").Select(f => Path.GetFileName(f)[..^".fi.md".Length]);
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            var files = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var language in Languages.All)
            {
                var path = Path.Combine(folder, $"{key}.{language}.md");
                files[language] = File.Exists(path)
                    ? (await File.ReadAllTextAsync(path, ct)).ReplaceLineEndings("\n")
                    : throw new InvalidDataException($"content/scenarios/{key}.{language}.md is missing: a scenario is told in three languages.");
            }
            await AddAsync(key, files, ct);
        }
    }

    private async Task AddAsync(string key, Dictionary<string, string> files, CancellationToken ct)
    {
        var text = ScenarioReader.Read(key, language => files[language], catalogue);
        var hash = Secrets.Hash(string.Concat(Languages.All.Select(l => files[l])));
        var scenario = await db.Scenarios.FirstOrDefaultAsync(s => s.Key == key && s.NetworkId == null, ct);
        if (scenario is null)
        {
            scenario = new Scenario { Key = key, ThemeId = text.ThemeId };
            db.Scenarios.Add(scenario);
        }
        var newest = await db.ScenarioVersions.Where(v => v.ScenarioId == scenario.Id)
            .OrderByDescending(v => v.Number).Select(v => new { v.Number, v.ContentHash }).FirstOrDefaultAsync(ct);
        if (newest?.ContentHash == hash)
        {
            return;
        }
        var version = new ScenarioVersion
        {
            ScenarioId = scenario.Id,
            Number = (newest?.Number ?? 0) + 1,
            ContentHash = hash,
            Text = text,
            PublishedAt = time.Now(),
        };
        db.ScenarioVersions.Add(version);
        db.Record(VersionAdded, version.Id, null, Actor.Program, time.Now());
        await db.SaveChangesAsync(ct);
    }
}
