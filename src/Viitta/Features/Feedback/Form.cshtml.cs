using Microsoft.AspNetCore.Mvc;
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
    [FromRoute]
    public Guid Id { get; init; }

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
        if (await Seat.FindAsync(db, Actor, Id, ct) is not var (workshop, participant))
        {
            return false;
        }
        (Workshop, Given) = (workshop, participant.GaveFeedback);
        Asked = participant.AnsweredOnArrival ? FeedbackQuestion.AtEndAfterArrival : FeedbackQuestion.AtEnd;
        Report = Given ? await reports.OfAsync(Id, ct) : null;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(string? unclear, string? overrule, CancellationToken ct) => await AfterAsync(
        await giveFeedback.RunAsync(Actor, Id, Chosen(FeedbackQuestion.AtEnd), unclear ?? "", overrule is not null, ct), $"/workshops/{Id}/feedback");
}
