using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>"Is this still right?": a link mailed to a contact's owner, who answers without an account.</summary>
public sealed class ConfirmationLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ContactPointId { get; init; }

    /// <summary>Hash of the key in the link.</summary>
    [MachineText]
    public required string KeyHash { get; init; }

    /// <summary>Hash of the address it was mailed to: it asks whoever reads mail there, and nobody after them.</summary>
    [MachineText]
    public required string AddressHash { get; init; }

    public required DateTime SentAt { get; init; }

    public required DateTime ExpiresAt { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>The second mail about the same question.</summary>
    public bool IsReminder { get; init; }

    public static string HashOf(string address) => Secrets.Hash(address.ToLowerInvariant());
}

internal sealed class ConfirmationLinkTable : IEntityTypeConfiguration<ConfirmationLink>
{
    public void Configure(EntityTypeBuilder<ConfirmationLink> builder)
    {
        builder.Property(l => l.KeyHash).HasMaxLength(64);
        builder.Property(l => l.AddressHash).HasMaxLength(64);
        builder.Property(l => l.AnsweredAt).IsConcurrencyToken(); // of two clicks one answers
        builder.HasIndex(l => l.KeyHash).IsUnique();
        builder.HasOne<ContactPoint>().WithMany().HasForeignKey(l => l.ContactPointId);
    }
}

public static class ConfirmationLinkSets
{
    extension(ViittaDb db)
    {
        public DbSet<ConfirmationLink> ConfirmationLinks => db.Set<ConfirmationLink>();
    }

    /// <summary>Not answered, not run out, and mailed to the address that the contact has.</summary>
    public static IQueryable<ConfirmationLink> OpenFor(this IQueryable<ConfirmationLink> links, ContactPoint contact, DateTime now)
    {
        var address = ConfirmationLink.HashOf(contact.Email);
        return links.Where(l => l.ContactPointId == contact.Id && l.AddressHash == address && l.AnsweredAt == null && l.ExpiresAt > now);
    }
}
