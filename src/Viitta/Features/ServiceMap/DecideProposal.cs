using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// The coordinator takes over what the owner proposed, or leaves the contact as it is. What was turned down can still be
/// taken over for thirty days.
/// </summary>
public sealed class DecideProposal(ViittaDb db, HidePlaces hide, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Accepted = new("service-map.proposal-accepted");
    public static readonly TraceKind Rejected = new("service-map.proposal-rejected");

    /// <param name="version">The contact's version on the page where the two were compared.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, int version, bool accept, CancellationToken ct)
    {
        var proposal = await db.ContactProposals.Of(actor, db).FirstOrDefaultAsync(p => p.Id == id, ct);
        if (proposal is null)
        {
            return Refusals.NotFound;
        }
        if (accept ? !proposal.CanBeAccepted(time.Now()) : proposal.State != ProposalState.Open)
        {
            return Outcome.Ok; // a double click
        }
        var contact = await db.ContactPoints.Include(c => c.Verifications).FirstAsync(c => c.Id == proposal.ContactPointId, ct);
        if (accept && proposal.Details is not null && contact.Version != version)
        {
            return Refusals.ChangedMeanwhile;
        }
        if (accept)
        {
            var service = await db.Services.FirstAsync(s => s.Id == contact.ServiceId, ct);
            proposal.AcceptFor(contact, service.IsFrontGate(catalogue), time.Now());
        }
        else
        {
            proposal.Reject(time.Now());
        }
        db.Record(accept ? Accepted : Rejected, contact.Id, contact.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        if (accept && contact.Place is not null)
        {
            await hide.RunAsync(contact.ServiceId, ct);
        }
        return Outcome.Ok;
    }
}
