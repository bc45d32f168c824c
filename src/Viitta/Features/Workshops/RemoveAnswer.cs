using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>The way of a change to answers that are there already: look, ask the rule, record, save once, nudge.</summary>
public sealed class AnswerChange(ViittaDb db, TableAccess tables, WorkshopLive live, TimeProvider time)
{
    /// <param name="rule">Changes the answer, or says no. Asked again when another phone saved in between.</param>
    public async Task<Outcome> RunAsync(
        Actor actor, Guid answerId, TraceKind what, Func<Answer, DateTime, Task<Outcome>> rule, CancellationToken ct)
    {
        var opened = await tables.OpenAsync(actor, ct);
        if (opened.Refused)
        {
            return opened.Refusal;
        }
        var table = opened.Value;
        for (var attempt = 1; ; attempt++)
        {
            if (await tables.AnswerAsync(table, answerId, ct) is not { } answer)
            {
                return Refusals.NotFound;
            }
            var now = time.Now();
            var outcome = await rule(answer, now);
            if (outcome.Refused || !db.ChangeTracker.HasChanges())
            {
                return outcome;
            }
            db.Record(what, answerId, table.Workshop.NetworkId, table.Actor, now);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < 5)
            {
                db.ChangeTracker.Clear();
                continue;
            }
            await live.TableChangedAsync(table.Workshop.Id, table.Participant.TableId);
            return outcome;
        }
    }
}

/// <summary>Takes a line away, when nobody has rewritten it meanwhile. It can be brought back.</summary>
public sealed class RemoveAnswer(AnswerChange change)
{
    public static readonly TraceKind Removed = new("workshops.answer-removed");

    public Task<Outcome> RunAsync(Actor actor, Guid answerId, int version, CancellationToken ct) =>
        change.RunAsync(actor, answerId, Removed, (answer, now) =>
        {
            if (answer.RemovedAt is null && answer.Version != version)
            {
                return Task.FromResult<Outcome>(Refusals.ChangedMeanwhile);
            }
            answer.RemovedAt ??= now;
            return Task.FromResult(Outcome.Ok);
        }, ct);
}

/// <summary>Undoes a removal.</summary>
public sealed class RestoreAnswer(AnswerChange change)
{
    public static readonly TraceKind Restored = new("workshops.answer-restored");

    public Task<Outcome> RunAsync(Actor actor, Guid answerId, CancellationToken ct) =>
        change.RunAsync(actor, answerId, Restored, (answer, _) =>
        {
            answer.RemovedAt = null;
            return Task.FromResult(Outcome.Ok);
        }, ct);
}

/// <summary>Settles two wordings of one answer: keep both, or one of them.</summary>
public sealed class JoinWordings(ViittaDb db, AnswerChange change)
{
    public static readonly TraceKind WordingsJoined = new("workshops.wordings-joined");

    /// <param name="besideId">The wording that stands beside.</param>
    /// <param name="keep">Id of the wording that stays, or null for both.</param>
    /// <param name="version">Version of the answer it stands beside, as the person saw it when choosing.</param>
    /// <param name="besideVersion">The same of the wording that stands beside: neither is settled away unseen.</param>
    public Task<Outcome> RunAsync(Actor actor, Guid besideId, Guid? keep, int version, int besideVersion, CancellationToken ct) =>
        change.RunAsync(actor, besideId, WordingsJoined, async (beside, now) =>
        {
            if (beside.BesideId is not { } otherId || beside.RemovedAt is not null)
            {
                return Outcome.Ok; // somebody at the table was first
            }
            var other = await db.Set<Answer>().FirstAsync(a => a.Id == otherId && a.TableId == beside.TableId, ct);
            if (keep is not null && keep != other.Id && keep != beside.Id)
            {
                return Refusals.NotAChoice;
            }
            if (other.Version != version || beside.Version != besideVersion)
            {
                return Refusals.ChangedMeanwhile;
            }
            other.JoinWith(beside, keep, now);
            return Outcome.Ok;
        }, ct);
}
