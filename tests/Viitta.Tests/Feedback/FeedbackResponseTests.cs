using Viitta.Common;
using Viitta.Features.Feedback;

namespace Viitta.Tests.Feedback;

public sealed class FeedbackResponseTests
{
    [Fact]
    public void Something_must_be_answered() =>
        Assert.Equal(FeedbackResponse.Empty, FeedbackResponse.Make(Guid.Empty, FeedbackQuestion.AtEnd, new Dictionary<string, int>(), "  ").Refusal);

    [Theory]
    [InlineData("useful", 1, true)]
    [InlineData("useful", 5, true)]
    [InlineData("useful", 0, false)]
    [InlineData("useful", 6, false)]
    [InlineData("recommend", 0, true)]
    [InlineData("recommend", 10, true)]
    [InlineData("recommend", 11, false)]
    [InlineData("something-else", 3, false)]
    [InlineData("know-whom-before", 3, true)]
    [InlineData("know-whom-arrival", 3, false)]
    public void Choices_are_of_what_is_asked_and_on_its_scale(string key, int value, bool taken)
    {
        var made = FeedbackResponse.Make(Guid.Empty, FeedbackQuestion.AtEnd, new Dictionary<string, int> { [key] = value }, "");
        Assert.Equal(taken ? null : "common.not-a-choice", made.Refusal?.Code);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_with_the_limit()
    {
        var made = FeedbackResponse.Make(Guid.Empty, FeedbackQuestion.AtEnd, new Dictionary<string, int>(), new string('a', 2001));
        Assert.Equal("common.too-long", made.Refusal?.Code);
        Assert.Equal("unclear", made.Refusal?.Field);
    }

    [Fact]
    public void Nothing_in_a_response_tells_who_or_when() =>
        Assert.Equal(
            ["Choices", "Id", "Unclear", "WorkshopId"],
            typeof(FeedbackResponse).GetProperties().Select(p => p.Name).Order());
}
