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
        Later("contacted"),
        Later("used-map"),
        Later("changed"),
    ];

    /// <summary>For what is alike at all its times: the scale.</summary>
    public FeedbackQuestion Question => Asked[0];

    /// <summary>Asked of everybody who was there to the end; else of those only who left an address.</summary>
    public bool IsAskedAtEnd => At(FeedbackMoment.End) is not null;

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

    private static FeedbackMeasure Known(string key) => Of(key, $"{key}-arrival", $"{key}-before", $"{key}-after", $"{key}-3-months", $"{key}-12-months");

    private static FeedbackMeasure Later(string key) => Of(key, $"{key}-3-months", $"{key}-12-months");

    private static FeedbackMeasure Of(string key, params IEnumerable<string> questions) =>
        new(key, [.. questions.Select(q => FeedbackQuestion.Find(q)!)]);
}

/// <summary>How many of those who answered agree: they chose 4 or 5 of five, or yes.</summary>
public sealed record FeedbackShare(FeedbackMoment Moment, int Agree, int Answers)
{
    private const int Agrees = 4;

    public static FeedbackShare Of(FeedbackQuestion question, IReadOnlyList<int> counts) => new(
        question.Moment, question.Scale.Zip(counts).Where(c => c.First >= (question.IsYesNo ? question.Highest : Agrees)).Sum(c => c.Second), counts.Sum());

    /// <summary>Rounded, 0–100.</summary>
    public int Percent => (int)Math.Round(100.0 * Agree / Answers, MidpointRounding.AwayFromZero);
}
