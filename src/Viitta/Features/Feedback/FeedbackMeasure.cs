namespace Viitta.Features.Feedback;

/// <summary>What the form measures: one question, or the same one about before and now.</summary>
/// <param name="Key">End of its text key.</param>
/// <param name="Before">Null where only one question is asked.</param>
public sealed record FeedbackMeasure(string Key, FeedbackQuestion Question, FeedbackQuestion? Before = null)
{
    public static readonly IReadOnlyList<FeedbackMeasure> All =
    [
        new("useful", Of("useful")),
        new("recommend", Of("recommend")),
        new("know-whom", Of("know-whom-after"), Of("know-whom-before")),
        new("know-tell", Of("know-tell-after"), Of("know-tell-before")),
        new("know-expected", Of("know-expected-after"), Of("know-expected-before")),
    ];

    private static FeedbackQuestion Of(string key) => FeedbackQuestion.Find(key)!;
}
