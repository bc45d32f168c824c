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

    /// <param name="overruled">The participant has looked at the warning and says that it is no real person's data.</param>
    public Task<Outcome> RunAsync(
        Actor actor, Guid workshopId, IReadOnlyDictionary<string, int> choices, string unclear, bool overruled, CancellationToken ct) =>
        SaveFeedback.RetriedAsync(db, () => TryAsync(actor, workshopId, choices, unclear, overruled, ct), ct);

    private async Task<Outcome> TryAsync(
        Actor actor, Guid workshopId, IReadOnlyDictionary<string, int> choices, string unclear, bool overruled, CancellationToken ct)
    {
        if (await Seat.FindAsync(db, actor, workshopId, ct) is not var (workshop, participant))
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
        var made = FeedbackResponse.Make(workshopId, FeedbackQuestion.AtEnd, choices, unclear);
        if (made.Refused)
        {
            return made.Refusal;
        }
        if (!overruled && IdentifierGuard.Suspicions(made.Value.Unclear).Count > 0)
        {
            return Refusals.Suspicious.For("unclear");
        }
        participant.GaveFeedback = true;
        await SaveFeedback.AddAsync(db, Given, workshop, [made.Value], ct);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }

    /// <summary>Feedback is asked from the reveal on, and after the end.</summary>
    public static bool IsOpen(Workshop workshop) => workshop.Revealed || workshop.State == WorkshopState.Closed;
}
