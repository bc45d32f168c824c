using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>What a phone sends.</summary>
/// <param name="Id">Made up front by the page or the phone: the same id twice is the same answer.</param>
/// <param name="Version">The version that the words were written upon; null for a new answer.</param>
/// <param name="Fictional">The table says that what looks like a real person's details is not.</param>
public sealed record AnswerDraft(
    Guid Id, string PartId, string StepId, AnswerKind Kind, Wording Wording, int? Version = null, bool Fictional = false);

/// <summary>
/// Writes or rewrites an answer. The workshop's own row is only read, so that phones never stand in each other's way;
/// when two write on the same answer, both wordings are kept.
/// </summary>
public sealed class SaveAnswer(ViittaDb db, TableAccess tables, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Saved = new("workshops.answer-saved");

    public async Task<Outcome> RunAsync(Actor actor, AnswerDraft draft, CancellationToken ct)
    {
        var opened = await tables.OpenAsync(actor, ct);
        if (opened.Refused)
        {
            return opened.Refusal;
        }
        var (table, wording) = (opened.Value, draft.Wording.For(draft.Kind));
        if (draft.Id == Guid.Empty || !table.Asks(draft.PartId, draft.StepId))
        {
            return OpenTable.NotReleased;
        }
        if (wording.Check(draft.Kind) is { } wrong)
        {
            return wrong;
        }
        if (wording.LooksReal && !draft.Fictional)
        {
            return Refusals.Suspicious.For("fictional");
        }
        if (wording.OrganizationId is { } id && !await db.Set<Organization>().For(table.Workshop.NetworkId).AnyAsync(o => o.Id == id, ct))
        {
            return Refusals.NotAChoice.For("who");
        }
        var outcome = await WriteAsync(table, draft with { Wording = wording }, ct);
        if (!outcome.Refused)
        {
            await live.TableChangedAsync(table.Workshop.Id, table.Participant.TableId);
        }
        return outcome;
    }

    private async Task<Outcome> WriteAsync(OpenTable table, AnswerDraft draft, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(table, draft, ct);
            }
            catch (DbUpdateException) when (attempt < 10)
            {
                // Another phone saved in between, or this one sent twice at once: look again at what is there now.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Outcome> TryAsync(OpenTable table, AnswerDraft draft, CancellationToken ct)
    {
        var (pseudonym, now) = (table.Participant.PseudonymNumber, time.Now());
        var answer = await db.Set<Answer>().FirstOrDefaultAsync(a => a.Id == draft.Id, ct);
        if (answer is null)
        {
            db.Answers.Add(New(table, draft, now));
        }
        else if (answer.TableId != table.Participant.TableId || answer.Kind != draft.Kind)
        {
            return Refusals.NotFound;
        }
        else if ((draft.Version == answer.Version || !await WasPutBesideAsync(answer, draft.Wording, ct))
            && answer.Take(draft.Wording, draft.Version, pseudonym, now) is { } beside)
        {
            db.Answers.Add(beside);
        }
        if (db.ChangeTracker.HasChanges())
        {
            db.Record(Saved, draft.Id, table.Workshop.NetworkId, table.Actor, now);
            await db.SaveChangesAsync(ct);
        }
        return Outcome.Ok;
    }

    /// <summary>These words came before and stand beside, or somebody settled them: this is the same save once more, whatever became of the answer.</summary>
    private Task<bool> WasPutBesideAsync(Answer answer, Wording wording, CancellationToken ct)
    {
        var besideId = answer.BesideIdOf(wording);
        return db.Set<Answer>().AnyAsync(a => a.Id == besideId, ct);
    }

    private static Answer New(OpenTable table, AnswerDraft draft, DateTime now)
    {
        var answer = new Answer
        {
            Id = draft.Id,
            WorkshopId = table.Workshop.Id,
            TableId = table.Participant.TableId,
            PartId = draft.PartId,
            StepId = draft.StepId,
            Kind = draft.Kind,
        };
        answer.Say(draft.Wording, table.Participant.PseudonymNumber, now);
        return answer;
    }
}
