using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Scenarios;

/// <summary>
/// The way of every change to a draft: load, ask the rule, record the trace, save once. Two people at different parts do
/// not disturb each other; at the same part, the one who saw the older words is told.
/// </summary>
public sealed class DraftChange(ViittaDb db, TimeProvider time)
{
    /// <param name="rule">Changes the draft and answers; what changes nothing is well.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, TraceKind what, Func<Scenario, ScenarioDraft, Outcome> rule, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var scenario = await db.Scenarios.WrittenBy(actor).Include(s => s.Draft).FirstOrDefaultAsync(s => s.Id == id, ct);
            if (scenario?.Draft is not { } draft)
            {
                return Refusals.NotFound;
            }
            if (scenario.CheckEditable(actor) is { } no)
            {
                return no;
            }
            var before = (draft.Text, scenario.LeftOut);
            var outcome = rule(scenario, draft);
            if (outcome.Refused || (ReferenceEquals(before.Text, draft.Text) && ReferenceEquals(before.LeftOut, scenario.LeftOut)))
            {
                db.ChangeTracker.Clear();
                return outcome;
            }
            draft.Text = draft.Text.Numbered();
            draft.ChangedAt = time.Now();
            db.Record(what, id, scenario.NetworkId, actor, time.Now());
            try
            {
                await db.SaveChangesAsync(ct);
                return Outcome.Ok;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 3)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}

/// <summary>Writes what is said of the case as a whole: title, objectives, background, rules, closing and the ways to tell it.</summary>
public sealed class WriteWhole(DraftChange change, Catalogue catalogue)
{
    public static readonly TraceKind Written = new("scenarios.whole-written");

    /// <param name="seen">The <see cref="DraftText.Stamp"/> of the page where it was written.</param>
    public Task<Outcome> RunAsync(Actor actor, Guid id, string seen, ScenarioText whole, CancellationToken ct) => change.RunAsync(actor, id, Written, (_, draft) =>
    {
        var now = draft.Text.Whole();
        var asked = whole with { Key = now.Key, Parts = [] };
        if (DraftText.Stamp(asked) == DraftText.Stamp(now))
        {
            return Outcome.Ok;
        }
        if (DraftText.Stamp(now) != seen)
        {
            return Refusals.ChangedMeanwhile;
        }
        if (!catalogue.Themes.Any(t => t.Id == asked.ThemeId))
        {
            return Refusals.NotAChoice.For("theme");
        }
        if (DraftText.CheckWhole(asked) is { } refusal)
        {
            return refusal;
        }
        draft.Text = asked with { Parts = draft.Text.Parts };
        return Outcome.Ok;
    }, ct);
}

/// <summary>Writes one part of the story, with its questions, injects and notes.</summary>
public sealed class WritePart(DraftChange change, Catalogue catalogue)
{
    public static readonly TraceKind Written = new("scenarios.part-written");

    public static readonly Refusal NoSteps = new("scenarios.no-steps", 400) { Field = "steps" };

    /// <param name="number">From 1.</param>
    public Task<Outcome> RunAsync(Actor actor, Guid id, int number, string seen, Part part, CancellationToken ct) => change.RunAsync(actor, id, Written, (_, draft) =>
    {
        if (draft.Text.PartNumber(number) is not { } now)
        {
            return Refusals.NotFound;
        }
        var asked = (draft.Text with { Parts = [.. draft.Text.Parts.Select(p => p.Id == now.Id ? part : p)] }).Numbered().PartNumber(number)!;
        if (DraftText.Stamp(asked) == DraftText.Stamp(now))
        {
            return Outcome.Ok;
        }
        if (DraftText.Stamp(now) != seen)
        {
            return Refusals.ChangedMeanwhile;
        }
        if (asked.StepIds.Count == 0 || !asked.StepIds.All(s => catalogue.Steps.Any(x => x.Id == s)))
        {
            return NoSteps;
        }
        if (DraftText.CheckPart(asked) is { } refusal)
        {
            return refusal;
        }
        draft.Text = draft.Text with { Parts = [.. draft.Text.Parts.Select(p => p.Id == now.Id ? asked : p)] };
        return Outcome.Ok;
    }, ct);
}

public enum PartMove
{
    Earlier,
    Later,
    Out,
}

/// <summary>Changes which parts the story has and in which order.</summary>
public sealed class OrderParts(DraftChange change)
{
    public static readonly TraceKind Added = new("scenarios.part-added");
    public static readonly TraceKind Moved = new("scenarios.part-moved");
    public static readonly TraceKind LeftOut = new("scenarios.part-left-out");
    public static readonly TraceKind PutBack = new("scenarios.part-put-back");

    /// <summary>An empty part at the end.</summary>
    public Task<Outcome> AddAsync(Actor actor, Guid id, CancellationToken ct) => change.RunAsync(actor, id, Added, (_, draft) =>
    {
        if (draft.Text.Parts.Count >= DraftText.MostParts)
        {
            return DraftText.TooMany.With(DraftText.MostParts);
        }
        draft.Text = draft.Text with { Parts = [.. draft.Text.Parts, new Part("", LocalText.Empty, 20, [], LocalText.Empty, new Dictionary<string, LocalText>(), [], [], LocalText.Empty, [])] };
        return Outcome.Ok;
    }, ct);

    /// <param name="seen">Stamp of the part that was meant: its number may have changed meanwhile.</param>
    public Task<Outcome> MoveAsync(Actor actor, Guid id, int number, string seen, PartMove move, CancellationToken ct) =>
        change.RunAsync(actor, id, move == PartMove.Out ? LeftOut : Moved, (scenario, draft) =>
        {
            var parts = draft.Text.Parts.ToList();
            if (draft.Text.PartNumber(number) is not { } part || DraftText.Stamp(part) != seen)
            {
                return Refusals.ChangedMeanwhile;
            }
            parts.Remove(part);
            if (move == PartMove.Out)
            {
                scenario.LeftOut = [.. scenario.LeftOut, part];
            }
            else
            {
                parts.Insert(Math.Clamp(number - 1 + (move == PartMove.Earlier ? -1 : 1), 0, parts.Count), part);
            }
            draft.Text = draft.Text with { Parts = parts };
            return Outcome.Ok;
        }, ct);

    /// <summary>A part that was left out, again in the story, at its end.</summary>
    public Task<Outcome> PutBackAsync(Actor actor, Guid id, string seen, CancellationToken ct) => change.RunAsync(actor, id, PutBack, (scenario, draft) =>
    {
        if (scenario.LeftOut.FirstOrDefault(p => DraftText.Stamp(p) == seen) is not { } part)
        {
            return Refusals.ChangedMeanwhile;
        }
        if (draft.Text.Parts.Count >= DraftText.MostParts)
        {
            return DraftText.TooMany.With(DraftText.MostParts);
        }
        scenario.LeftOut = [.. scenario.LeftOut.Where(p => p != part)];
        draft.Text = draft.Text with { Parts = [.. draft.Text.Parts, part] };
        return Outcome.Ok;
    }, ct);
}
