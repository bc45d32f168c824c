using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>
/// What the whole room says about a step, in its own words: the record that the facilitator, or a recorder beside the facilitator, keeps
/// while the tables' answers are on the wall. A pathway that starts from the workshop begins with it.
/// </summary>
public sealed class PlenaryWording : IVersioned
{
    public const int TextLength = 4000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WorkshopId { get; init; }

    public required string StepId { get; init; }

    public required LocalText Text { get; set; }

    public int Version { get; set; }
}

internal sealed class PlenaryTable : IEntityTypeConfiguration<PlenaryWording>
{
    public void Configure(EntityTypeBuilder<PlenaryWording> builder)
    {
        builder.Property(p => p.StepId).HasMaxLength(4);
        builder.HasIndex(p => new { p.WorkshopId, p.StepId }).IsUnique();
        builder.HasOne<Workshop>().WithMany().HasForeignKey(p => p.WorkshopId);
    }
}

public static class PlenarySets
{
    extension(ViittaDb db)
    {
        public DbSet<PlenaryWording> PlenaryWordings => db.Set<PlenaryWording>();
    }
}
