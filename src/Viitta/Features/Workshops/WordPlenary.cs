using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>What a facilitator or the recorder writes into the plenary record.</summary>
/// <param name="Version">Of the wording on the page; null when there was none.</param>
/// <param name="TakeOver">An answer of a table whose words are added as a line of their own.</param>
/// <param name="Overruled">The writer has looked at the warning and says that it is no real person's data.</param>
public sealed record PlenaryDraft(string StepId, string Text, int? Version, Guid? TakeOver = null, bool Overruled = false);

/// <summary>Words a step for the whole room, in the language of the request. Two who write never overwrite each other unseen.</summary>
public sealed class WordPlenary(ViittaDb db, ReadFindings findings, Catalogue catalogue, Texts texts, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Worded = new("workshops.plenary-worded");

    public async Task<Outcome> RunAsync(Actor actor, Guid workshopId, PlenaryDraft draft, CancellationToken ct)
    {
        if (await db.Workshops.WithRehearsals().RecordedBy(actor).AsNoTracking().FirstOrDefaultAsync(w => w.Id == workshopId, ct) is not { } workshop)
        {
            return Refusals.NotFound;
        }
        if (!catalogue.Steps.Any(s => s.Id == draft.StepId))
        {
            return Refusals.NotAChoice;
        }
        if (workshop.CurrentPart == 0)
        {
            return Workshop.NotRunning;
        }
        var text = await TextAsync(actor, workshopId, draft, ct);
        if (text.Refused)
        {
            return text.Refusal;
        }
        if (Keeping.Problem(text.Value, PlenaryWording.TextLength, draft.Overruled) is { } refusal)
        {
            return refusal.For("words");
        }
        try
        {
            return await SaveAsync(actor, workshop, draft, text.Value, ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear(); // sent twice at the same moment, or two writers: asked once more on the fresh row
            return await SaveAsync(actor, workshop, draft, text.Value, ct);
        }
    }

    private async Task<Outcome> SaveAsync(Actor actor, Workshop workshop, PlenaryDraft draft, string text, CancellationToken ct)
    {
        var language = Languages.Current;
        var wording = await db.PlenaryWordings.FirstOrDefaultAsync(p => p.WorkshopId == workshop.Id && p.StepId == draft.StepId, ct);
        if ((wording?.Text.Exactly(language) ?? "") == text)
        {
            return Outcome.Ok;
        }
        if (wording?.Version != draft.Version)
        {
            return Refusals.ChangedMeanwhile.For("words");
        }
        if (wording is null)
        {
            wording = new PlenaryWording { WorkshopId = workshop.Id, StepId = draft.StepId, Text = LocalText.Empty };
            db.PlenaryWordings.Add(wording);
        }
        wording.Text = wording.Text.With(language, text);
        db.Record(Worded, workshop.Id, workshop.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        await live.ChangedAsync(workshop.Id);
        return Outcome.Ok;
    }

    /// <summary>What was typed, with the table's words under it. A line that is there already is not added again.</summary>
    private async Task<Outcome<string>> TextAsync(Actor actor, Guid workshopId, PlenaryDraft draft, CancellationToken ct)
    {
        var typed = FreeText.Clean(draft.Text);
        if (draft.TakeOver is not { } taken)
        {
            return typed;
        }
        var view = await findings.RunAsync(actor, workshopId, ct);
        if (view.Refused)
        {
            return view.Refusal;
        }
        if (view.Value.Of(draft.StepId)?.Said.FirstOrDefault(s => s.Answer.Id == taken).Answer is not { } answer)
        {
            return Refusals.NotAChoice.For("take");
        }
        var line = new AnswerWords(texts, catalogue, who => view.Value.NameOf(who).ToString()).Line(answer);
        return typed.Split('\n').Contains(line) ? typed : $"{typed}\n{line}".Trim();
    }
}
