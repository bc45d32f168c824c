namespace Viitta.Features.Feedback;

/// <summary>When a question is asked, in the order of time.</summary>
public enum FeedbackMoment
{
    /// <summary>Seated, before the first part is over.</summary>
    Arrival,

    /// <summary>At the end, about before: of those who did not answer on arrival.</summary>
    LookingBack,

    End,
}

/// <summary>One question with a scale, asked at one time.</summary>
/// <param name="Key">Name of the field.</param>
/// <param name="Lowest">First value of the scale; <paramref name="Highest"/> is the last.</param>
public sealed record FeedbackQuestion(string Key, int Lowest, int Highest, FeedbackMoment Moment = FeedbackMoment.End)
{
    public static readonly IReadOnlyList<FeedbackQuestion> All =
    [
        new("know-whom-arrival", 1, 5, FeedbackMoment.Arrival),
        new("know-tell-arrival", 1, 5, FeedbackMoment.Arrival),
        new("know-expected-arrival", 1, 5, FeedbackMoment.Arrival),
        new("useful", 1, 5),
        new("recommend", 0, 10),
        new("know-whom-before", 1, 5, FeedbackMoment.LookingBack),
        new("know-whom-after", 1, 5),
        new("know-tell-before", 1, 5, FeedbackMoment.LookingBack),
        new("know-tell-after", 1, 5),
        new("know-expected-before", 1, 5, FeedbackMoment.LookingBack),
        new("know-expected-after", 1, 5),
    ];

    public static readonly IReadOnlyList<FeedbackQuestion> OnArrival = [.. All.Where(q => q.Moment == FeedbackMoment.Arrival)];

    public static readonly IReadOnlyList<FeedbackQuestion> AtEnd =
        [.. All.Where(q => q.Moment is FeedbackMoment.LookingBack or FeedbackMoment.End)];

    /// <summary>At the end, of somebody who answered on arrival: what was before is not asked a second time.</summary>
    public static readonly IReadOnlyList<FeedbackQuestion> AtEndAfterArrival = [.. AtEnd.Where(q => q.Moment == FeedbackMoment.End)];

    public IEnumerable<int> Scale => Enumerable.Range(Lowest, Highest - Lowest + 1);

    /// <summary>End of its text key.</summary>
    public string Text => Moment == FeedbackMoment.Arrival ? Key[..Key.LastIndexOf('-')] : Key;

    public static FeedbackQuestion? Find(string key) => All.FirstOrDefault(q => q.Key == key);
}
