using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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

    public required DateTime SentAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? AnsweredAt { get; set; }
}

internal sealed class ConfirmationLinkTable : IEntityTypeConfiguration<ConfirmationLink>
{
    public void Configure(EntityTypeBuilder<ConfirmationLink> builder)
    {
        builder.Property(l => l.KeyHash).HasMaxLength(64);
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
}
