using Viitta.Features.Feedback;

namespace Viitta.Tests.Feedback;

/// <summary>One question over its times.</summary>
public sealed class FeedbackMeasureTests
{
    private static readonly FeedbackMeasure Whom = FeedbackMeasure.All.Single(m => m.Key == "know-whom");

    private static List<string> Changes(params (string When, int[] Counts)[] shown) =>
        [.. Whom.Changes(shown.ToDictionary(s => $"know-whom-{s.When}", s => (IReadOnlyList<int>)s.Counts))
            .Select(c => $"{c.From.Moment} {c.From.Percent} {c.To.Moment} {c.To.Percent}")];

    [Fact]
    public void Who_chose_four_or_five_agrees()
    {
        Assert.Equal((5, 12, 42), FeedbackShare.Of(Whom.Question, [2, 3, 2, 4, 1]) is var share ? (share.Agree, share.Answers, share.Percent) : default);
        Assert.Equal(13, FeedbackShare.Of(Whom.Question, [7, 0, 0, 1, 0]).Percent); // 12.5 upwards
    }

    [Fact]
    public void What_was_remembered_counts_only_where_nothing_is_known_from_the_arrival()
    {
        (string, int[]) arrival = ("arrival", [3, 2, 0, 0, 0]), before = ("before", [0, 0, 1, 4, 0]), after = ("after", [0, 0, 0, 3, 2]);
        Assert.Equal(["Arrival 0 End 100"], Changes(arrival, before, after));
        Assert.Equal(["LookingBack 80 End 100"], Changes(before, after));
        Assert.Empty(Changes(arrival, before));
        Assert.Empty(Changes(after));
    }

    [Fact]
    public void Every_question_belongs_to_one_measure() => Assert.Equal(
        FeedbackQuestion.All.Select(q => q.Key).Order(), FeedbackMeasure.All.SelectMany(m => m.Asked).Select(q => q.Key).Order());
}
