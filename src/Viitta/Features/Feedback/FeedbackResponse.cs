using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>
/// One answer to a form: on arrival or at the end (Kirkpatrick levels 1 and 2, domain.md §4.3). Knows the workshop and nothing of
/// who answered: a random id that tells no order, no time, no table, no sector.
/// </summary>
public sealed class FeedbackResponse
{
    public static readonly Refusal Empty = new("feedback.empty", 400);
    public static readonly Refusal NotOpen = new("feedback.not-open", 409);

    /// <summary>Longest free text, in characters.</summary>
    public const int MaxUnclear = 2000;

    public Guid Id { get; init; } = Guid.NewGuid();

    public required Guid WorkshopId { get; init; }

    /// <summary>Question key → chosen value; a skipped question is not there. Stored as JSON.</summary>
    public IReadOnlyDictionary<string, int> Choices { get; init; } = new Dictionary<string, int>();

    public string Unclear { get; init; } = "";

    /// <summary>Makes a response of what was chosen. What was not asked, and values outside a question's scale, are refused.</summary>
    public static Outcome<FeedbackResponse> Make(
        Guid workshopId, IReadOnlyList<FeedbackQuestion> asked, IReadOnlyDictionary<string, int> choices, string unclear)
    {
        var text = FreeText.Clean(unclear);
        if (choices.Count == 0 && text.Length == 0)
        {
            return Empty;
        }
        if (text.Length > MaxUnclear)
        {
            return Refusals.TooLong.With(MaxUnclear).For("unclear");
        }
        foreach (var (key, value) in choices)
        {
            if (asked.FirstOrDefault(q => q.Key == key) is not { } question || !question.Scale.Contains(value))
            {
                return Refusals.NotAChoice.For(key);
            }
        }
        return new FeedbackResponse { WorkshopId = workshopId, Choices = choices, Unclear = text };
    }
}

internal sealed class FeedbackTable : IEntityTypeConfiguration<FeedbackResponse>, IEntityTypeConfiguration<FeedbackResults>
{
    public void Configure(EntityTypeBuilder<FeedbackResponse> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Unclear).HasMaxLength(FeedbackResponse.MaxUnclear);
        builder.Property(r => r.Choices).HasConversion(
            c => PublishedFeedback.ToJson(c), json => PublishedFeedback.FromJson<Dictionary<string, int>>(json),
            new ValueComparer<IReadOnlyDictionary<string, int>>(favorStructuralComparisons: false)); // never changes
        builder.HasOne<Workshop>().WithMany().HasForeignKey(r => r.WorkshopId);
    }

    public void Configure(EntityTypeBuilder<FeedbackResults> builder)
    {
        builder.HasKey(r => r.WorkshopId);
        builder.Property(r => r.Published).HasConversion(
            p => PublishedFeedback.ToJson(p), json => PublishedFeedback.FromJson<PublishedFeedback>(json));
        builder.HasOne<Workshop>().WithOne().HasForeignKey<FeedbackResults>(r => r.WorkshopId);
    }
}

public static class FeedbackSets
{
    extension(ViittaDb db)
    {
        /// <summary>Read by <see cref="SaveFeedback"/> alone: no page ever shows a response.</summary>
        public DbSet<FeedbackResponse> FeedbackResponses => db.Set<FeedbackResponse>();

        public DbSet<FeedbackResults> FeedbackResults => db.Set<FeedbackResults>();
    }
}
