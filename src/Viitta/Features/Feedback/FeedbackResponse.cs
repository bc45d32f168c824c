using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>
/// One answer to the one-minute form (Kirkpatrick levels 1 and 2, domain.md §4.3). Knows the workshop and nothing of
/// who answered: a random id that tells no order, no time, no table, no sector.
/// </summary>
public sealed class FeedbackResponse
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required Guid WorkshopId { get; init; }

    /// <summary>1–5, or null when skipped; so are all the others but one.</summary>
    public int? Useful { get; init; }

    /// <summary>0–10.</summary>
    public int? Recommend { get; init; }

    public int? KnowWhomBefore { get; init; }

    public int? KnowWhomAfter { get; init; }

    public int? KnowTellBefore { get; init; }

    public int? KnowTellAfter { get; init; }

    public int? KnowExpectedBefore { get; init; }

    public int? KnowExpectedAfter { get; init; }

    public string Unclear { get; init; } = "";
}

internal sealed class FeedbackTable : IEntityTypeConfiguration<FeedbackResponse>
{
    public void Configure(EntityTypeBuilder<FeedbackResponse> builder)
    {
        builder.Property(r => r.Unclear).HasMaxLength(2000);
        builder.HasOne<Workshop>().WithMany().HasForeignKey(r => r.WorkshopId);
    }
}

public static class FeedbackSets
{
    extension(ViittaDb db)
    {
        public DbSet<FeedbackResponse> FeedbackResponses => db.Set<FeedbackResponse>();
    }
}
