using CsCheck;
using Viitta.Features.Feedback;

namespace Viitta.Tests.Feedback;

public sealed class SmallGroupTests
{
    private static FeedbackResponse Response(int? useful, string unclear = "") => new()
    {
        WorkshopId = Guid.Empty,
        Choices = useful is { } value ? new Dictionary<string, int> { ["useful"] = value } : [],
        Unclear = unclear,
    };

    /// <summary>The published states after each response, as a reader who looks every time would see them.</summary>
    private static List<PublishedFeedback> States(FeedbackResponse[] responses)
    {
        var states = new List<PublishedFeedback> { new() };
        for (var n = 1; n <= responses.Length; n++)
        {
            states.Add(states[^1].Next([.. responses.Take(n)]));
        }
        return states;
    }

    [Fact]
    public void Shows_nothing_of_four_and_numbers_of_five()
    {
        var states = States([.. Enumerable.Range(1, 5).Select(v => Response(v))]);
        Assert.Empty(states[4].Numbers);
        Assert.Equal([1, 1, 1, 1, 1], states[5].Numbers["useful"]);
    }

    [Fact]
    public void Shows_words_from_ten()
    {
        var states = States([.. Enumerable.Range(1, 10).Select(n => Response(null, $"words {n}"))]);
        Assert.Empty(states[9].Words);
        Assert.Equal(10, states[10].Words.Count);
    }

    [Fact]
    public void A_skipped_question_counts_only_those_who_answered_it()
    {
        FeedbackResponse[] responses = [.. Enumerable.Repeat(Response(3), 4), .. Enumerable.Repeat(Response(null, "x"), 6)];
        Assert.DoesNotContain("useful", States(responses)[^1].Numbers.Keys);
    }

    /// <summary>No differencing: what two readers at any two times saw differs by nobody, or by at least the group's size.</summary>
    [Fact]
    public void Two_published_states_never_differ_by_a_small_group() => Gen.Int[0, 5].Array[0, 40].Sample(values =>
    {
        // 0 stands for a skipped question; every third writes something.
        var states = States([.. values.Select((v, i) => Response(v == 0 ? null : v, i % 3 == 0 ? $"words {i}" : ""))]);
        foreach (var (earlier, later) in states.SelectMany((e, i) => states.Skip(i).Select(l => (e, l))))
        {
            var before = earlier.Numbers.GetValueOrDefault("useful")?.Sum() ?? 0;
            var after = later.Numbers.GetValueOrDefault("useful")?.Sum() ?? 0;
            Assert.True(after - before is 0 or >= PublishedFeedback.NumbersFrom);
            Assert.True(later.Words.Except(earlier.Words).Count() is 0 or >= PublishedFeedback.WordsFrom);
        }
    });

    [Fact]
    public void Words_come_in_an_order_that_is_not_the_order_of_arrival()
    {
        var arrived = Enumerable.Range(0, 30).Select(n => Response(null, $"{n:00}")).ToList();
        var shown = new PublishedFeedback().Next(arrived).Words;
        Assert.NotEqual(arrived.Select(r => r.Unclear), shown);
        Assert.Equal(arrived.Select(r => r.Unclear).Order(), shown.Order());
    }
}
