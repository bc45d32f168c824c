using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

public enum ProposalKind
{
    /// <summary>The details should read otherwise.</summary>
    Change,

    /// <summary>The contact does not belong to whoever got the mail.</summary>
    NotUs,
}

public enum ProposalState
{
    Open,
    Accepted,
    Rejected,
}

/// <summary>What a contact's owner answered other than "still right": it waits for the coordinator.</summary>
public sealed class ContactProposal : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ContactPointId { get; init; }

    public required ProposalKind Kind { get; init; }

    public required DateTime At { get; init; }

    /// <summary>As the owner wants them; null when the contact is not theirs.</summary>
    public ContactDetails? Details { get; init; }

    /// <summary>As the contact was when the owner wrote; null in proposals from before this was kept.</summary>
    public ContactDetails? Seen { get; init; }

    /// <summary>The contact's version that the owner saw.</summary>
    public required int BasedOn { get; init; }

    /// <summary>The owner's words to the coordinator.</summary>
    public string Message { get; init; } = "";

    public ProposalState State { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public int Version { get; set; }

    /// <summary>Open, or turned down so lately that one may think again.</summary>
    public bool CanBeAccepted(DateTime now) =>
        State == ProposalState.Open || (State == ProposalState.Rejected && DecidedAt is { } at && now < at + Keeping.UndoTime);

    /// <summary>What the contact would become: what the owner changed is as the owner wants it, the rest stays as it is.</summary>
    /// <param name="frontGate">The place has to stay secret, by now: what the owner wrote of it is passed over.</param>
    public ContactDetails? For(ContactPoint contact, bool frontGate) =>
        frontGate ? For(contact)?.WithoutPlace() : For(contact);

    private ContactDetails? For(ContactPoint contact) => (Details, Seen, contact.Details) switch
    {
        (null, _, _) => null,
        ({ } wanted, null, _) => wanted,
        ({ } wanted, { } seen, var now) => new ContactDetails(
            wanted.Phone == seen.Phone ? now.Phone : wanted.Phone,
            wanted.Email == seen.Email ? now.Email : wanted.Email,
            wanted.Web == seen.Web ? now.Web : wanted.Web,
            wanted.Languages.SequenceEqual(seen.Languages) ? now.Languages : wanted.Languages,
            wanted.Interpreter == seen.Interpreter ? now.Interpreter : wanted.Interpreter,
            wanted.Schedule == seen.Schedule ? now.Schedule : wanted.Schedule)
        {
            Place = wanted.Place == seen.Place ? now.Place : wanted.Place,
        },
    };

    /// <summary>
    /// The contact becomes what the owner proposed. The owner vouched for exactly that on the day of the answer, so it
    /// counts as a verification, unless the contact has been edited or verified since.
    /// </summary>
    public void AcceptFor(ContactPoint contact, bool frontGate, DateTime now)
    {
        if (!CanBeAccepted(now))
        {
            return;
        }
        if (For(contact, frontGate) is { } details)
        {
            var untouched = contact.Version == BasedOn && !(contact.LastVerification?.At > At);
            contact.Change(details);
            if (untouched)
            {
                contact.Verify(contact.Function, VerificationMethod.OwnerLink, At);
            }
        }
        (State, DecidedAt) = (ProposalState.Accepted, now);
    }

    public void Reject(DateTime now)
    {
        if (State == ProposalState.Open)
        {
            (State, DecidedAt) = (ProposalState.Rejected, now);
        }
    }
}

internal sealed class ContactProposalTable : IEntityTypeConfiguration<ContactProposal>
{
    public void Configure(EntityTypeBuilder<ContactProposal> builder)
    {
        builder.Property(p => p.Message).HasMaxLength(1000);
        builder.Property(p => p.Details).AsJson();
        builder.Property(p => p.Seen).AsJson();
        builder.HasOne<ContactPoint>().WithMany().HasForeignKey(p => p.ContactPointId);
    }
}

public static class ContactProposalSets
{
    extension(ViittaDb db)
    {
        public DbSet<ContactProposal> ContactProposals => db.Set<ContactProposal>();
    }

    /// <summary>The coordinators of the contact's network read them.</summary>
    public static IQueryable<ContactProposal> Of(this IQueryable<ContactProposal> proposals, Actor actor, ViittaDb db) =>
        actor.SeesAllNetworks
            ? proposals
            : proposals.Where(p => db.Set<ContactPoint>().Any(c => c.Id == p.ContactPointId
                && c.NetworkId != null && actor.CoordinatedIds.Contains(c.NetworkId)));
}
