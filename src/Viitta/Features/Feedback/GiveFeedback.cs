using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>
/// A participant answers the one-minute form, once. The response and what may now be shown are saved together with the
/// mark that this participant has answered; a second send changes nothing and is no error.
/// </summary>
public sealed class GiveFeedback(ViittaDb db)
{
    public static readonly TraceKind Given = new("feedback.given");

    /// <summary>All phones answer in the same minute, and each moves the same published state: who comes second reads again.</summary>
    private const int Tries = 8;

    /// <param name="overruled">The participant has looked at the warning and says that it is no real person's data.</param>
    public async Task<Outcome> RunAsync(
        Actor actor, Guid workshopId, IReadOnlyDictionary<string, int> choices, string unclear, bool overruled, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(actor, workshopId, choices, unclear, overruled, ct);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(5, 40) * attempt, ct);
            }
        }
    }

    private async Task<Outcome> TryAsync(
        Actor actor, Guid workshopId, IReadOnlyDictionary<string, int> choices, string unclear, bool overruled, CancellationToken ct)
    {
        var workshop = await db.Workshops.Of(actor).FirstOrDefaultAsync(w => w.Id == workshopId, ct);
        var participant = await db.Participants
            .FirstOrDefaultAsync(p => p.Id == actor.ParticipantId && p.WorkshopId == workshopId, ct);
        if (workshop is null || participant is null)
        {
            return Refusals.NotFound;
        }
        if (!IsOpen(workshop))
        {
            return FeedbackResponse.NotOpen;
        }
        if (participant.GaveFeedback)
        {
            return Outcome.Ok;
        }
        var made = FeedbackResponse.Make(workshopId, choices, unclear);
        if (made.Refused)
        {
            return made.Refusal;
        }
        if (!overruled && IdentifierGuard.Suspicions(made.Value.Unclear).Count > 0)
        {
            return Refusals.Suspicious.For("unclear");
        }
        participant.GaveFeedback = true;
        await AddAsync(db, workshop, [made.Value], ct);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }

    /// <summary>The trace says that a participant did it, and not which.</summary>
    private static readonly Actor Someone = new() { ParticipantId = Guid.Empty };

    /// <summary>Feedback is asked from the reveal on, and after the end.</summary>
    public static bool IsOpen(Workshop workshop) => workshop.Revealed || workshop.State == WorkshopState.Closed;

    /// <summary>
    /// Adds responses and moves the published state on; the caller saves. The trace bears the workshop's day and no time
    /// of day: the n-th trace must not tell when the n-th response came.
    /// </summary>
    public static async Task AddAsync(
        ViittaDb db, Workshop workshop, IReadOnlyCollection<FeedbackResponse> responses, CancellationToken ct)
    {
        var earlier = await db.FeedbackResponses.AsNoTracking().Where(r => r.WorkshopId == workshop.Id).ToListAsync(ct);
        var results = await db.FeedbackResults.FindAsync([workshop.Id], ct);
        if (results is null)
        {
            results = new FeedbackResults { WorkshopId = workshop.Id };
            db.FeedbackResults.Add(results);
        }
        db.FeedbackResponses.AddRange(responses);
        results.Published = results.Published.Next([.. earlier, .. responses]);
        db.Entry(results).Property(r => r.Version).IsModified = db.Entry(results).State != EntityState.Added;
        db.Record(Given, workshop.Id, workshop.NetworkId, Someone, Clock.AsUtc(workshop.Date.ToDateTime(TimeOnly.MinValue)));
    }
}
