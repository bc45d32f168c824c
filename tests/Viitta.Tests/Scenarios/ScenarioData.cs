using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Scenarios;
using Viitta.Tests.House;

namespace Viitta.Tests.Scenarios;

public static class ScenarioData
{
    /// <summary>The network's own draft of a shipped scenario.</summary>
    public static async Task<Guid> CopiedScenarioAsync(this ViittaApp app, string networkId, string key = "berry-harvest")
    {
        var version = await app.RunAsync((ScenarioTexts texts) => texts.FindAsync(Actor.Program, key, null, default));
        var outcome = await app.RunAsync((CopyScenario copy) => copy.RunAsync(Actor.Program, networkId, version!.VersionId, Guid.CreateVersion7(), default));
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    public static Task<DraftView> DraftAsync(this ViittaApp app, Guid id) =>
        app.RunAsync(async (ReadDraft read) => (await read.RunAsync(Actor.Program, id, default)).Value!);

    public static async Task<string> PublishAsync(this ViittaApp app, Guid id)
    {
        var draft = await app.DraftAsync(id);
        var remarks = await app.RunAsync((ScenarioCheck check) => check.RunAsync(draft.Network.Id, draft.Text, default));
        var outcome = await app.RunAsync((PublishScenario publish) => publish.RunAsync(Actor.Program, id, draft.Draft.Version, [.. remarks.Select(r => r.Key)], true, default));
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    /// <summary>Writes the common text of a part anew.</summary>
    public static async Task<Outcome> WriteAsync(this ViittaApp app, Guid id, int part, string finnish, string? seen = null)
    {
        var now = (await app.DraftAsync(id)).Text.PartNumber(part)!;
        return await app.RunAsync((WritePart write) => write.RunAsync(
            Actor.Program, id, part, seen ?? DraftText.Stamp(now), now with { Released = now.Released with { Fi = finnish } }, default));
    }

    public static Task<List<int>> VersionsAsync(this ViittaApp app, Guid id) => app.InDbAsync(db =>
        db.ScenarioVersions.Where(v => v.ScenarioId == id).OrderBy(v => v.Number).Select(v => v.Number).ToListAsync());
}
