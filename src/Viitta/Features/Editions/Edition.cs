using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Data;

namespace Viitta.Features.Editions;

/// <summary>
/// A published, immutable, numbered state of a region's service map with a "check by" date. Everything that the
/// public page and the print say comes from <see cref="Document"/>; nothing in it changes after publishing.
/// </summary>
public sealed class Edition
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    public required int Number { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required DateOnly CheckBy { get; init; }

    /// <summary>An <see cref="EditionDocument"/> as JSON. Holds contacts of every visibility: filter before showing.</summary>
    [MachineText]
    public required string Document { get; init; }
}

internal sealed class EditionTable : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.Property(e => e.NetworkId).HasMaxLength(40);
        builder.HasIndex(e => new { e.NetworkId, e.Number }).IsUnique();
    }
}

public static class EditionSets
{
    extension(ViittaDb db)
    {
        /// <summary>Open to everyone; the document is filtered by what the reader may see.</summary>
        public DbSet<Edition> Editions => db.Set<Edition>();
    }
}
