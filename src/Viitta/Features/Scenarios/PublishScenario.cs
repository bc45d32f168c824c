using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Scenarios;

/// <summary>Makes the next version of a draft: from then on workshops are prepared from it, and it never changes.</summary>
public sealed class PublishScenario(ViittaDb db, ScenarioCheck check, TimeProvider time)
{
    public static readonly TraceKind Published = new("scenarios.published");

    public static readonly Refusal Lacking = new("scenarios.lacking");
    public static readonly Refusal Identifies = new("scenarios.identifies");
    public static readonly Refusal Unanswered = new("scenarios.unanswered");
    public static readonly Refusal NotSaidFictional = new("scenarios.not-said-fictional", 400) { Field = "fictional" };

    /// <param name="version">The draft's version on the page where the button was pressed: it is published as it was seen.</param>
    /// <param name="onPurpose">Keys of the remarks that the author answered.</param>
    /// <param name="fictional">The author says that nothing in it is from a real case.</param>
    /// <returns>The scenario's key.</returns>
    public async Task<Outcome<string>> RunAsync(
        Actor actor, Guid id, int version, IReadOnlyCollection<string> onPurpose, bool fictional, CancellationToken ct)
    {
        var scenario = await db.Scenarios.WrittenBy(actor).Include(s => s.Draft).Include(s => s.Versions).FirstOrDefaultAsync(s => s.Id == id, ct);
        if (scenario is null || (scenario.Draft is null && scenario.Versions.Count == 0))
        {
            return Refusals.NotFound;
        }
        if (scenario.CheckEditable(actor) is { } no)
        {
            return no;
        }
        if (scenario.Draft is not { } draft)
        {
            return scenario.Key; // pressed twice
        }
        var remarks = await check.RunAsync(scenario.NetworkId!, draft.Text, ct);
        List<string> answered = [.. scenario.OnPurpose.Union(onPurpose).Intersect(remarks.Select(r => r.Key))];
        if (Check(draft, version, remarks, answered, fictional) is { } refusal)
        {
            return refusal;
        }
        var text = draft.Text.Told();
        db.ScenarioVersions.Add(new ScenarioVersion
        {
            ScenarioId = id,
            Number = scenario.Versions.Select(v => v.Number).DefaultIfEmpty().Max() + 1,
            ContentHash = Secrets.Hash(ScenarioText.ToJson(text)),
            Text = text,
            PublishedAt = time.Now(),
        });
        (scenario.ThemeId, scenario.OnPurpose) = (text.ThemeId, answered);
        db.Remove(draft);
        db.Record(Published, id, scenario.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return scenario.Key;
    }

    private static Refusal? Check(ScenarioDraft draft, int version, IReadOnlyList<Remark> remarks, List<string> answered, bool fictional)
    {
        if (draft.Version != version)
        {
            return Refusals.ChangedMeanwhile;
        }
        if (ScenarioCheck.Lacks(draft.Text).Count > 0)
        {
            return Lacking;
        }
        if (remarks.Any(r => r.Blocks))
        {
            return Identifies;
        }
        var unanswered = remarks.Index().Where(r => !answered.Contains(r.Item.Key)).Select(r => r.Index).ToList();
        return unanswered.Count > 0 ? Unanswered.For($"remark-{unanswered[0]}") : fictional ? null : NotSaidFictional;
    }
}

/// <summary>Begins the next version of a published scenario: a draft with its words. There is one draft at a time.</summary>
public sealed class StartDraft(ViittaDb db, ScenarioTexts scenarios, TimeProvider time)
{
    public static readonly TraceKind Started = new("scenarios.draft-started");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var scenario = await db.Scenarios.WrittenBy(actor).Include(s => s.Draft).FirstOrDefaultAsync(s => s.Id == id, ct);
        if (scenario is null)
        {
            return Refusals.NotFound;
        }
        if (scenario.CheckEditable(actor) is { } no)
        {
            return no;
        }
        if (scenario.Draft is not null)
        {
            return Outcome.Ok;
        }
        var newest = await db.ScenarioVersions.Where(v => v.ScenarioId == id).OrderByDescending(v => v.Number).Select(v => v.Id).FirstAsync(ct);
        scenario.Draft = new ScenarioDraft { ScenarioId = id, Text = await scenarios.OfAsync(newest, ct), ChangedAt = time.Now() };
        db.Record(Started, id, scenario.NetworkId, actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two presses at the same moment: the key lets one draft through.
            db.ChangeTracker.Clear();
        }
        return Outcome.Ok;
    }
}

/// <summary>Puts a network's own scenario away, or brings it back. Finished workshops keep what they ran.</summary>
public sealed class ArchiveScenario(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Archived = new("scenarios.archived");
    public static readonly TraceKind BroughtBack = new("scenarios.brought-back");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, bool archive, CancellationToken ct)
    {
        if (await db.Scenarios.WrittenBy(actor).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } scenario)
        {
            return Refusals.NotFound;
        }
        if (archive)
        {
            scenario.Archive(time.Now());
        }
        else
        {
            scenario.BringBack();
        }
        if (db.ChangeTracker.HasChanges())
        {
            db.Record(archive ? Archived : BroughtBack, id, scenario.NetworkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
        }
        return Outcome.Ok;
    }
}
