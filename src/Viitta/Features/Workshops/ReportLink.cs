using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>
/// Opens a workshop's report to those who took part, without an account. The table's phones show it after the end, so
/// that nothing has to be mailed and no address is asked for.
/// </summary>
public sealed class ReportLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WorkshopId { get; init; }

    /// <summary>Hash of the key in the link: what an opened link is looked up by.</summary>
    [MachineText]
    public required string KeyHash { get; init; }

    /// <summary>The key itself, sealed by the program, for the pages that show the link; empty once it has ended.</summary>
    [MachineText]
    public required string SealedKey { get; set; }

    public required DateTime MadeAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>When the coordinator ended it before its time.</summary>
    public DateTime? EndedAt { get; set; }
}

internal sealed class ReportLinkTable : IEntityTypeConfiguration<ReportLink>
{
    public void Configure(EntityTypeBuilder<ReportLink> builder)
    {
        builder.Property(l => l.KeyHash).HasMaxLength(64);
        builder.Property(l => l.SealedKey).HasMaxLength(500);
        builder.HasIndex(l => l.KeyHash).IsUnique();
        builder.HasIndex(l => l.WorkshopId, "OneOpenLinkPerWorkshop").IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasOne<Workshop>().WithMany().HasForeignKey(l => l.WorkshopId);
    }
}

public static class ReportLinkSets
{
    extension(ViittaDb db)
    {
        public DbSet<ReportLink> ReportLinks => db.Set<ReportLink>();
    }

    /// <summary>Neither ended nor run out, and the workshop is still over.</summary>
    public static IQueryable<ReportLink> Open(this IQueryable<ReportLink> links, ViittaDb db, DateTime now) => links.Where(l =>
        l.EndedAt == null && l.ExpiresAt > now
        && db.Set<Workshop>().Any(w => w.Id == l.WorkshopId && w.State == WorkshopState.Closed));
}
