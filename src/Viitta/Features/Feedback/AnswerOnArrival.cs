using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>
/// A participant who has taken a seat says what is clear now, before the case has taught anything. Offered during the
/// wait and never asked for; kept as <see cref="GiveFeedback"/> keeps what is said at the end, and joined to it by nothing.
/// </summary>
public sealed class AnswerOnArrival(ViittaDb db)
{
    public static readonly TraceKind Answered = new("feedback.answered-on-arrival");

    public static readonly Refusal Over = new("feedback.arrival-over", 409);

    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, IReadOnlyDictionary<string, int> choices, CancellationToken ct) =>
        SaveFeedback.RetriedAsync(db, () => TryAsync(actor, workshopId, choices, ct), ct);

    private async Task<Outcome> TryAsync(Actor actor, Guid workshopId, IReadOnlyDictionary<string, int> choices, CancellationToken ct)
    {
        if (await Seat.FindAsync(db, actor, workshopId, ct) is not var (workshop, participant))
        {
            return Refusals.NotFound;
        }
        if (participant.AnsweredOnArrival)
        {
            return Outcome.Ok;
        }
        if (!IsOpen(workshop))
        {
            return Over;
        }
        var made = FeedbackResponse.Make(workshopId, FeedbackQuestion.OnArrival, choices, "");
        if (made.Refused)
        {
            return made.Refusal;
        }
        participant.AnsweredOnArrival = true;
        await SaveFeedback.AddAsync(db, Answered, workshop, [made.Value], ct);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }

    /// <summary>Offered until the first part is out, and taken from whoever was still answering then.</summary>
    public static bool IsOpen(Workshop workshop) => workshop is { IsClosed: false, Revealed: false, CurrentPart: <= 1 };
}
