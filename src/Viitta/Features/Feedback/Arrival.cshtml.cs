using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>Three questions while one waits for the first part; the phone goes back to its table from here.</summary>
[OpenTo(Audience.Participants)]
public sealed class ArrivalModel(ViittaDb db, AnswerOnArrival answer) : FeedbackPage
{
    public bool Answered { get; private set; }

    /// <summary>Neither answered nor too late.</summary>
    public bool IsAsked { get; private set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        var participant = await db.Participants.AsNoTracking()
            .FirstOrDefaultAsync(p => p.Id == Actor.ParticipantId && p.WorkshopId == id, ct);
        var workshop = await db.Workshops.Of(Actor).AsNoTracking().FirstOrDefaultAsync(w => w.Id == id, ct);
        if (participant is null || workshop is null)
        {
            return false;
        }
        Answered = participant.AnsweredOnArrival;
        IsAsked = !Answered && AnswerOnArrival.IsOpen(workshop);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(await answer.RunAsync(Actor, id, Chosen(FeedbackQuestion.OnArrival), ct), "/table");
}
