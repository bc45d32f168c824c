namespace Viitta.Features.Feedback;

/// <summary>What is measured: a question asked once, or the same one at several times.</summary>
/// <param name="Key">End of its text key.</param>
/// <param name="Asked">In the order of time.</param>
public sealed record FeedbackMeasure(string Key, IReadOnlyList<FeedbackQuestion> Asked)
{
    public static readonly IReadOnlyList<FeedbackMeasure> All =
    [
        Of("useful", "useful"),
        Of("recommend", "recommend"),
        Known("know-whom"),
        Known("know-tell"),
        Known("know-expected"),
    ];

    /// <summary>Asked at the end, as every measure of the workshop is.</summary>
    public FeedbackQuestion Question => Asked.First(q => q.Moment == FeedbackMoment.End);

    public FeedbackQuestion? At(FeedbackMoment moment) => Asked.FirstOrDefault(q => q.Moment == moment);

    /// <summary>
    /// Those that may be shown, in the order of time. What was remembered at the end counts only where nothing is known
    /// from the arrival.
    /// </summary>
    /// <param name="numbers">As in <see cref="PublishedFeedback.Numbers"/>.</param>
    public IReadOnlyList<FeedbackQuestion> Course(IReadOnlyDictionary<string, IReadOnlyList<int>> numbers)
    {
        var shown = Asked.Where(q => numbers.ContainsKey(q.Key)).ToList();
        var arrived = shown.Exists(q => q.Moment == FeedbackMoment.Arrival);
        return [.. shown.Where(q => q.Moment != FeedbackMoment.LookingBack || !arrived)];
    }

    /// <summary>The shares who agree, from each time of the course to the next.</summary>
    public IEnumerable<(FeedbackShare From, FeedbackShare To)> Changes(IReadOnlyDictionary<string, IReadOnlyList<int>> numbers)
    {
        var shares = Course(numbers).Select(q => FeedbackShare.Of(q, numbers[q.Key])).ToList();
        return shares.Zip(shares.Skip(1));
    }

    private static FeedbackMeasure Known(string key) => Of(key, $"{key}-arrival", $"{key}-before", $"{key}-after");

    private static FeedbackMeasure Of(string key, params IEnumerable<string> questions) =>
        new(key, [.. questions.Select(q => FeedbackQuestion.Find(q)!)]);
}

/// <summary>How many of those who answered a question from 1 to 5 agree: they chose 4 or 5.</summary>
public sealed record FeedbackShare(FeedbackMoment Moment, int Agree, int Answers)
{
    private const int Agrees = 4;

    public static FeedbackShare Of(FeedbackQuestion question, IReadOnlyList<int> counts) => new(
        question.Moment, question.Scale.Zip(counts).Where(c => c.First >= Agrees).Sum(c => c.Second), counts.Sum());

    /// <summary>Rounded, 0–100.</summary>
    public int Percent => (int)Math.Round(100.0 * Agree / Answers, MidpointRounding.AwayFromZero);
}
