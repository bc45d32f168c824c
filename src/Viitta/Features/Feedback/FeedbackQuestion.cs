namespace Viitta.Features.Feedback;

/// <summary>When a question is asked, in the order of time.</summary>
public enum FeedbackMoment
{
    /// <summary>Seated, before the first part is over.</summary>
    Arrival,

    /// <summary>At the end, about before: of those who did not answer on arrival.</summary>
    LookingBack,

    End,

    /// <summary>By mail, of those who left an address.</summary>
    ThreeMonths,

    TwelveMonths,
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
        .. Later("3-months", FeedbackMoment.ThreeMonths),
        .. Later("12-months", FeedbackMoment.TwelveMonths),
    ];

    public static readonly IReadOnlyList<FeedbackQuestion> OnArrival = At(FeedbackMoment.Arrival);

    public static readonly IReadOnlyList<FeedbackQuestion> AtEnd =
        [.. All.Where(q => q.Moment is FeedbackMoment.LookingBack or FeedbackMoment.End)];

    /// <summary>At the end, of somebody who answered on arrival: what was before is not asked a second time.</summary>
    public static readonly IReadOnlyList<FeedbackQuestion> AtEndAfterArrival = [.. AtEnd.Where(q => q.Moment == FeedbackMoment.End)];

    /// <summary>0 is no and 1 is yes.</summary>
    public bool IsYesNo => Highest == 1;

    public IEnumerable<int> Scale => Enumerable.Range(Lowest, Highest - Lowest + 1);

    /// <summary>End of its text key.</summary>
    public string Text => Moment switch
    {
        FeedbackMoment.Arrival => Key[..^"-arrival".Length],
        FeedbackMoment.ThreeMonths => Key[..^"-3-months".Length],
        FeedbackMoment.TwelveMonths => Key[..^"-12-months".Length],
        _ => Key,
    };

    public static IReadOnlyList<FeedbackQuestion> At(FeedbackMoment moment) => [.. All.Where(q => q.Moment == moment)];

    public static FeedbackQuestion? Find(string key) => All.FirstOrDefault(q => q.Key == key);

    /// <summary>What has stayed, and what has been made of it (Kirkpatrick level 3).</summary>
    private static IEnumerable<FeedbackQuestion> Later(string when, FeedbackMoment moment) =>
    [
        new($"know-whom-{when}", 1, 5, moment),
        new($"know-tell-{when}", 1, 5, moment),
        new($"know-expected-{when}", 1, 5, moment),
        new($"contacted-{when}", 0, 1, moment),
        new($"used-map-{when}", 0, 1, moment),
        new($"changed-{when}", 0, 1, moment),
    ];
}
