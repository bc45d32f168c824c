using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>A table that may be written at: who writes, and on whose behalf the trace is left.</summary>
/// <param name="Actor">The participant alone: what a table writes is never traced to a user of the same browser.</param>
public sealed record OpenTable(Workshop Workshop, Participant Participant, ScenarioText Scenario, Actor Actor)
{
    /// <summary>Nobody writes any more.</summary>
    public static readonly Refusal Over = new("workshops.table-over", 410);

    /// <summary>An observer reads and writes nothing.</summary>
    public static readonly Refusal OnlyFollows = new("workshops.only-follows", 403);

    /// <summary>That part is not out yet, or does not touch that step.</summary>
    public static readonly Refusal NotReleased = new("workshops.part-not-released");

    /// <summary>Whether the part is out and touches the step.</summary>
    public bool Asks(string partId, string stepId) =>
        Scenario.Parts.Take(Workshop.CurrentPart).Any(p => p.Id == partId && p.StepIds.Contains(stepId));
}

/// <summary>The way to every change at a table: the own table, while the workshop is open, and for those who answer.</summary>
public sealed class TableAccess(ViittaDb db, ScenarioTexts scenarios)
{
    public async Task<Outcome<OpenTable>> OpenAsync(Actor actor, CancellationToken ct)
    {
        var seat = await db.Participants.AsNoTracking().Where(p => p.Id == actor.ParticipantId && p.LeftAt == null)
            .Join(db.Set<Workshop>().AsNoTracking(), p => p.WorkshopId, w => w.Id, (p, w) => new { Participant = p, Workshop = w })
            .WithRehearsals().FirstOrDefaultAsync(ct);
        if (seat is null)
        {
            return Refusals.NotFound;
        }
        var (participant, workshop) = (seat.Participant, seat.Workshop);
        if (workshop.IsClosed)
        {
            return OpenTable.Over;
        }
        if (participant.Observes)
        {
            return OpenTable.OnlyFollows;
        }
        var alone = new Actor { ParticipantId = participant.Id, WorkshopId = workshop.Id, TableId = participant.TableId };
        return new OpenTable(workshop, participant, await scenarios.OfAsync(workshop.ScenarioVersionId, ct), alone);
    }

    /// <summary>An answer of the own table, or null.</summary>
    public Task<Answer?> AnswerAsync(OpenTable table, Guid id, CancellationToken ct) =>
        db.Set<Answer>().FirstOrDefaultAsync(a => a.Id == id && a.TableId == table.Participant.TableId, ct);
}
