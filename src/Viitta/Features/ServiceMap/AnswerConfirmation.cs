using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

public enum OwnerSays
{
    /// <summary>A verification, by the contact's own function.</summary>
    StillRight,

    /// <summary>The details should read otherwise: the coordinator decides.</summary>
    Change,

    /// <summary>The contact is somebody else's: a task for the coordinator.</summary>
    NotUs,
}

/// <param name="Details">For a change: all of them, as they should read.</param>
/// <param name="Message">Words to the coordinator.</param>
public sealed record OwnerAnswer(OwnerSays Says, ContactDetails? Details = null, string Message = "");

/// <summary>Takes the one answer of a confirmation link. Who has the link is the contact's owner; no account is asked for.</summary>
public sealed class AnswerConfirmation(ViittaDb db, FindConfirmation find, TimeProvider time)
{
    private const int LongestMessage = 1000;

    public static readonly TraceKind Confirmed = new("service-map.owner-confirmed");
    public static readonly TraceKind Proposed = new("service-map.owner-proposed");

    /// <summary>Answered, expired or never made, or the contact is no more.</summary>
    public static readonly Refusal LinkOver = new("servicemap.confirmation-over", 410);

    public static readonly Refusal NothingNew = new("servicemap.nothing-new", 400) { Field = "message" };

    /// <param name="version">The version of the contact that the page showed.</param>
    public async Task<Outcome> RunAsync(string key, int version, OwnerAnswer answer, CancellationToken ct)
    {
        if (await find.RunAsync(key, ct) is not { Link: { AnsweredAt: null } link, Contact: var contact, FrontGate: var frontGate })
        {
            return LinkOver;
        }
        var (message, now) = (FreeText.Clean(answer.Message), time.Now());
        if (contact.Version != version)
        {
            return Refusals.ChangedMeanwhile;
        }
        if (Keeping.Problem(message, LongestMessage) is { } problem)
        {
            return problem.For("message");
        }
        if (frontGate && ((answer.Details is { } wanted ? FrontGate.Problem(wanted) : null)
            ?? (IdentifierGuard.HasPostalAddress(message) ? FrontGate.NoAddress.For("message") : null)) is { } secret)
        {
            return secret;
        }
        if (answer.Says == OwnerSays.Change && answer.Details == contact.Details && message.Length == 0)
        {
            return NothingNew;
        }
        if (answer.Says == OwnerSays.StillRight)
        {
            contact.Verify(contact.Function, VerificationMethod.OwnerLink, now);
        }
        else
        {
            db.ContactProposals.Add(new ContactProposal
            {
                ContactPointId = contact.Id,
                Kind = answer.Says == OwnerSays.NotUs ? ProposalKind.NotUs : ProposalKind.Change,
                At = now,
                Details = answer.Details,
                Seen = contact.Details,
                BasedOn = contact.Version,
                Message = message,
            });
        }
        if (answer.Says == OwnerSays.NotUs)
        {
            await db.ConfirmationLinks.OpenFor(contact, now).Where(l => l.Id != link.Id).ForEachAsync(l => l.ExpiresAt = now, ct);
        }
        link.AnsweredAt = now;
        db.Record(
            answer.Says == OwnerSays.StillRight ? Confirmed : Proposed,
            contact.Id, contact.NetworkId, new Actor { ContactPointId = contact.Id }, now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return LinkOver; // a second click was faster
        }
        return Outcome.Ok;
    }
}
