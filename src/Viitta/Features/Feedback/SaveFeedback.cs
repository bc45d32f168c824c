using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>What all ways of answering have in common.</summary>
public static class SaveFeedback
{
    /// <summary>All phones answer in the same minute, and each moves the same published state: who comes second reads again.</summary>
    private const int Tries = 8;

    /// <summary>The trace says that a participant did it, and not which.</summary>
    private static readonly Actor Someone = new() { ParticipantId = Guid.Empty };

    public static async Task<Outcome> RetriedAsync(ViittaDb db, Func<Task<Outcome>> attempt, CancellationToken ct)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (DbUpdateException) when (number < Tries)
            {
                db.ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(5, 40) * number, ct);
            }
        }
    }

    /// <summary>
    /// Adds responses and moves the published state on; the caller saves. The trace bears the workshop's day and no time
    /// of day: the n-th trace must not tell when the n-th response came.
    /// </summary>
    public static async Task AddAsync(
        ViittaDb db, TraceKind kind, Workshop workshop, IReadOnlyCollection<FeedbackResponse> responses, CancellationToken ct)
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
        Record(db, kind, workshop);
    }

    /// <summary>The trace of what somebody who took part has done: neither who nor when.</summary>
    public static void Record(ViittaDb db, TraceKind kind, Workshop workshop) =>
        db.RecordUntimed(kind, workshop.Id, workshop.NetworkId, Someone, workshop.Date);
}
