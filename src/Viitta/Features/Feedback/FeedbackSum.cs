namespace Viitta.Features.Feedback;

/// <summary>
/// The answers to a question over some workshops. Added up from what each has published and nothing else: whoever compares
/// two selections gets back whole workshops as they are shown, never a person (docs/decisions/0004-small-groups.md).
/// </summary>
/// <param name="Counts">How many chose each value of the question's scale, in order; empty when nothing may be shown.</param>
public sealed record FeedbackSum(FeedbackQuestion Question, IReadOnlyList<int> Counts)
{
    public static FeedbackSum Of(FeedbackQuestion question, IEnumerable<PublishedFeedback> results)
    {
        var shown = results.Select(r => r.Numbers.GetValueOrDefault(question.Key)).OfType<IReadOnlyList<int>>().ToList();
        return new(question, shown.Count == 0 ? [] : [.. question.Scale.Select((_, at) => shown.Sum(counts => counts[at]))]);
    }

    public int Answers => Counts.Sum();

    /// <summary>On the question's scale; null when nothing may be shown.</summary>
    public double? Mean => Counts.Count == 0 ? null : Question.Scale.Zip(Counts, (value, count) => (double)value * count).Sum() / Answers;
}
