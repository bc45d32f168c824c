using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>One minute at the end: everything may be skipped but not everything at once.</summary>
[OpenTo(Audience.Participants)]
public sealed class FormModel(ViittaDb db, GiveFeedback giveFeedback, ReportKeys reports, IOptions<MailOptions> mail) : FeedbackPage
{
    public Workshop Workshop { get; private set; } = null!;

    /// <summary>Has answered: the page says thank you.</summary>
    public bool Given { get; private set; }

    /// <summary>An address may be left, to be asked again at.</summary>
    public bool MayAskLater => mail.Value.IsConfigured;

    public IReadOnlyList<FeedbackQuestion> Asked { get; private set; } = [];

    /// <summary>The report, once the workshop is over and the coordinator has opened it.</summary>
    public SharedReport? Report { get; private set; }

    /// <summary>The free text looks like a person's data; the sender may overrule.</summary>
    public bool IsSuspicious => Errors.Exists(e => e.Code == Refusals.Suspicious.Code);

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
        (Workshop, Given) = (workshop, participant.GaveFeedback);
        Asked = participant.AnsweredOnArrival ? FeedbackQuestion.AtEndAfterArrival : FeedbackQuestion.AtEnd;
        Report = Given ? await reports.OfAsync(id, ct) : null;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? unclear, string? overrule, CancellationToken ct) => await AfterAsync(
        await giveFeedback.RunAsync(Actor, id, Chosen(FeedbackQuestion.AtEnd), unclear ?? "", overrule is not null, ct), $"/workshops/{id}/feedback");
}
