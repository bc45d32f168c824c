using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>
/// Lets somebody without an account keep a workshop's plenary record while the facilitator runs the room: whoever has the
/// link reads what the tables say and words the steps, and nothing else. It opens nothing once the workshop is over.
/// </summary>
public sealed class RecordLink : IVersioned
{
    /// <summary>The workshop is over, or the link was renewed, or never made.</summary>
    public static readonly Refusal Over = new("workshops.record-over", 410);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WorkshopId { get; init; }

    /// <summary>Hash of the key in the link: what an opened link is looked up by.</summary>
    [MachineText]
    public required string KeyHash { get; set; }

    /// <summary>The key itself, sealed by the program, for the console that shows the link.</summary>
    [MachineText]
    public required string SealedKey { get; set; }

    public required DateTime MadeAt { get; set; }

    public int Version { get; set; }

    /// <summary>The link that is out opens no more.</summary>
    public void Renew(string keyHash, string sealedKey, DateTime now) => (KeyHash, SealedKey, MadeAt) = (keyHash, sealedKey, now);
}

internal sealed class RecordLinkTable : IEntityTypeConfiguration<RecordLink>
{
    public void Configure(EntityTypeBuilder<RecordLink> builder)
    {
        builder.Property(l => l.KeyHash).HasMaxLength(64);
        builder.Property(l => l.SealedKey).HasMaxLength(500);
        builder.HasIndex(l => l.KeyHash).IsUnique();
        builder.HasIndex(l => l.WorkshopId, "OneRecordLinkPerWorkshop").IsUnique();
        builder.HasOne<Workshop>().WithMany().HasForeignKey(l => l.WorkshopId);
    }
}

public static class RecordLinkSets
{
    extension(ViittaDb db)
    {
        public DbSet<RecordLink> RecordLinks => db.Set<RecordLink>();
    }
}
