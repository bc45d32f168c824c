using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Mail;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>
/// Somebody who took part leaves an address to be asked again at. That they have a seat is asked for and not kept; the
/// same address twice is there once. Gives back the key that erases it.
/// </summary>
public sealed class LeaveAddress(ViittaDb db, LaterLimits limits, IOptions<MailOptions> mail)
{
    public static readonly TraceKind Given = new("feedback.address-given");

    /// <summary>This installation sends no mails.</summary>
    public static readonly Refusal NoMails = new("feedback.no-mails", 409);

    public static readonly Refusal TooOften = new("feedback.too-often", 429) { Field = "address" };

    /// <param name="language">Of <see cref="Languages"/>, for the mails.</param>
    /// <param name="client">Where the request comes from, for the limit: <see cref="ClientAddress"/>.</param>
    public async Task<Outcome<string>> RunAsync(
        Actor actor, Guid workshopId, string? address, string language, string client, CancellationToken ct)
    {
        if (await Seat.FindAsync(db, actor, workshopId, ct) is not var (workshop, participant))
        {
            return Refusals.NotFound;
        }
        if (!GiveFeedback.IsOpen(workshop))
        {
            return FeedbackResponse.NotOpen;
        }
        if (!mail.Value.IsConfigured)
        {
            return NoMails;
        }
        if (!Languages.IsKnown(language))
        {
            return Refusals.NotAChoice.For("language");
        }
        if (AskForSignInLink.MailAddressOf(address) is not { } known)
        {
            return AskForSignInLink.NotAnAddress.For("address");
        }
        if (!limits.Allows(participant.Id, client))
        {
            return TooOften;
        }
        try
        {
            return await KeepAsync(workshop, known.ToLowerInvariant(), language, ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // pressed twice at once: now it is found
            return await KeepAsync(workshop, known.ToLowerInvariant(), language, ct);
        }
    }

    private async Task<Outcome<string>> KeepAsync(Workshop workshop, string address, string language, CancellationToken ct)
    {
        var key = Secrets.NewKey();
        var kept = await db.LaterAddresses.FirstOrDefaultAsync(a => a.WorkshopId == workshop.Id && a.Address == address, ct);
        if (kept is null)
        {
            db.LaterAddresses.Add(new() { WorkshopId = workshop.Id, Address = address, Language = language, StopKeyHash = Secrets.Hash(key) });
        }
        else
        {
            (kept.Language, kept.StopKeyHash) = (language, Secrets.Hash(key));
        }
        SaveFeedback.Record(db, Given, workshop);
        await db.SaveChangesAsync(ct);
        return key;
    }
}
