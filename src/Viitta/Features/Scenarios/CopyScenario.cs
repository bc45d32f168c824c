using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Scenarios;

/// <summary>Makes a network's own draft of a published version: a starting point that is adapted to the region.</summary>
public sealed class CopyScenario(ViittaDb db, ScenarioTexts scenarios, AddDraft add)
{
    public static readonly TraceKind Copied = new("scenarios.copied");

    /// <param name="newId">Made with the form, so that sending it twice makes one draft.</param>
    public async Task<Outcome<Guid>> RunAsync(Actor actor, string networkId, Guid versionId, Guid newId, CancellationToken ct)
    {
        var key = await db.Scenarios.Of(actor).Where(s => s.Versions.Any(v => v.Id == versionId)).Select(s => new { s.Key, s.NetworkId, s.OnPurpose }).FirstOrDefaultAsync(ct);
        if (key is null)
        {
            return Refusals.NotFound;
        }
        var text = await scenarios.OfAsync(versionId, ct);
        return await add.RunAsync(actor, networkId, text, newId, versionId, key.OnPurpose, Copied, ct);
    }
}

/// <summary>Takes in a scenario that came as a file (<see cref="ScenarioReader.ReadOne"/>), as a draft to be looked through.</summary>
public sealed class ImportScenario(AddDraft add)
{
    public static readonly TraceKind Imported = new("scenarios.imported");

    public Task<Outcome<Guid>> RunAsync(Actor actor, string networkId, ScenarioText text, Guid newId, CancellationToken ct) =>
        add.RunAsync(actor, networkId, text, newId, adaptedFrom: null, [], Imported, ct);
}

/// <summary>What copying and importing share: a new scenario of the network with a draft and no version yet.</summary>
public sealed class AddDraft(ViittaDb db, ScenarioCheck check, TimeProvider time)
{
    private const int LongestKey = 80;

    public async Task<Outcome<Guid>> RunAsync(
        Actor actor, string networkId, ScenarioText text, Guid newId, Guid? adaptedFrom, IReadOnlyList<string> onPurpose, TraceKind what, CancellationToken ct)
    {
        if (!await db.Networks.Of(actor).AnyAsync(n => n.Id == networkId, ct))
        {
            return Refusals.NotFound;
        }
        if (!actor.Coordinates(networkId))
        {
            return Scenario.NotCoordinator;
        }
        if (DraftText.Check(text) is { } refusal)
        {
            return refusal;
        }
        if (await db.Scenarios.WrittenBy(actor).AnyAsync(s => s.Id == newId, ct))
        {
            return newId;
        }
        var key = await FreeKeyAsync(text.Key, networkId, ct);
        var own = text.Numbered() with { Key = key };
        var scenario = new Scenario
        {
            Id = newId,
            Key = key,
            ThemeId = text.ThemeId,
            NetworkId = networkId,
            AdaptedFromId = adaptedFrom,
            Draft = new ScenarioDraft { ScenarioId = newId, Text = own, ChangedAt = time.Now() },
        };
        if (adaptedFrom is not null)
        {
            // Whoever wrote the original named these on purpose: only what is written anew is asked about.
            scenario.OnPurpose = [.. onPurpose.Union((await check.RunAsync(networkId, own, ct)).Where(r => !r.Blocks).Select(r => r.Key))];
        }
        db.Scenarios.Add(scenario);
        db.Record(what, newId, networkId, actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // The same form arrived twice at the same moment; or the key was taken just now.
            db.ChangeTracker.Clear();
            return await db.Scenarios.WrittenBy(actor).AnyAsync(s => s.Id == newId, ct) ? newId : Refusals.ChangedMeanwhile;
        }
        return newId;
    }

    /// <summary>"berry-harvest-north-savo", or with a number when that is taken. A copy of a copy does not say the network twice.</summary>
    private async Task<string> FreeKeyAsync(string asked, string networkId, CancellationToken ct)
    {
        var networks = await db.Networks.Select(n => n.Id).ToListAsync(ct);
        var slug = string.Concat(asked.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')).Trim('-');
        foreach (var id in networks)
        {
            slug = slug.Split($"-{id}", 2)[0];
        }
        var tail = LongestKey - networkId.Length - 5;
        var key = $"{(slug.Length == 0 ? "case" : slug.Length > tail ? slug[..tail] : slug)}-{networkId}";
        var taken = await db.Scenarios.Where(s => s.Key.StartsWith(key)).Select(s => s.Key).ToListAsync(ct);
        return taken.Contains(key) ? Enumerable.Range(2, 998).Select(n => $"{key}-{n}").First(k => !taken.Contains(k)) : key;
    }
}
