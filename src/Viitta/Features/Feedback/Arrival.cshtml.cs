using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>Three questions while one waits for the first part; the phone goes back to its table from here.</summary>
[OpenTo(Audience.Participants)]
public sealed class ArrivalModel(ViittaDb db, AnswerOnArrival answer) : FeedbackPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public bool Answered { get; private set; }

    /// <summary>Neither answered nor too late.</summary>
    public bool IsAsked { get; private set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await Seat.FindAsync(db, Actor, Id, ct) is not var (workshop, participant))
        {
            return false;
        }
        Answered = participant.AnsweredOnArrival;
        IsAsked = !Answered && AnswerOnArrival.IsOpen(workshop);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AfterAsync(await answer.RunAsync(Actor, Id, Chosen(FeedbackQuestion.OnArrival), ct), "/table");
}
