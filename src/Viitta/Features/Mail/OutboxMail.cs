using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Mail;

/// <summary>
/// A mail on its way out, written in the same save as the change that causes it. Without a mail server it stays
/// here and the network's coordinator can pass the text on by hand.
/// </summary>
[Untraced("The change that writes the mail leaves the trace; sending it is housekeeping.")]
public sealed class OutboxMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The network whose coordinators may read it; null keeps it from every page (sign-in links).</summary>
    public string? NetworkId { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>Plain text. Emptied once sent.</summary>
    public required string Body { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? SentAt { get; set; }

    public int Attempts { get; set; }
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.Property(m => m.NetworkId).HasMaxLength(40);
        builder.Property(m => m.To).HasMaxLength(200);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.HasIndex(m => m.SentAt);
    }
}

public static class OutboxSets
{
    extension(ViittaDb db)
    {
        public DbSet<OutboxMail> Outbox => db.Set<OutboxMail>();
    }

    public static IQueryable<OutboxMail> Of(this IQueryable<OutboxMail> mails, Actor actor) =>
        actor.SeesAllNetworks
            ? mails.Where(m => m.NetworkId != null)
            : mails.Where(m => m.NetworkId != null && actor.CoordinatedIds.Contains(m.NetworkId));
}
