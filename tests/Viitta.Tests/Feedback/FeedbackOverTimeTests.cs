using CsCheck;
using Viitta.Features.Feedback;
using Viitta.Features.Networks;
using Viitta.Features.Workshops;

namespace Viitta.Tests.Feedback;

/// <summary>Feedback added up over workshops.</summary>
public sealed class FeedbackOverTimeTests
{
    private static readonly string[] Regions = ["oulu", "turku"];
    private static readonly string[] Themes = ["forced-marriage", "labour-exploitation"];
    private static readonly DateOnly[] Days = [new(2026, 3, 12), new(2026, 10, 1)];

    private static RatedWorkshop Rated(string region, string theme, DateOnly day, params int[] useful)
    {
        var responses = useful.Select(v => new FeedbackResponse { WorkshopId = Guid.Empty, Choices = new Dictionary<string, int> { ["useful"] = v } }).ToArray();
        var workshop = new Workshop { NetworkId = region, ScenarioVersionId = Guid.Empty, Date = day, Code = "ABCDEF", JoinKey = "key", CreatedAt = DateTime.UnixEpoch };
        return new(workshop, new Network { Id = region, Name = new(), IsPractice = region == "practice" }, theme, new(), new PublishedFeedback().Next(responses));
    }

    private static FeedbackSum Useful(IEnumerable<RatedWorkshop> workshops) =>
        FeedbackSum.Of(FeedbackQuestion.Find("useful")!, workshops.Select(w => w.Published));

    [Fact]
    public void Averages_what_is_shown_and_nothing_else()
    {
        RatedWorkshop[] workshops = [Rated("oulu", Themes[0], Days[0], 5, 5, 4, 4, 2), Rated("turku", Themes[0], Days[1], 1, 1, 1, 1), Rated("turku", Themes[1], Days[1], 3, 3, 3, 3, 3)];
        var sum = Useful(workshops);
        Assert.Equal((10, 3.5), (sum.Answers, sum.Mean));
        Assert.Equal([0, 1, 5, 2, 2], sum.Counts);
        Assert.Null(Useful([workshops[1]]).Mean);
        Assert.Empty(Useful([]).Counts);
    }

    [Fact]
    public void Selects_by_region_theme_and_season_and_the_practice_region_only_by_name()
    {
        RatedWorkshop[] all = [Rated("oulu", Themes[0], Days[0]), Rated("turku", Themes[1], Days[1]), Rated("practice", Themes[0], Days[0])];
        string[] Of(FeedbackSelection asked) => [.. all.Where(asked.Holds).Select(w => w.Network.Id)];
        Assert.Equal(["oulu", "turku"], Of(new()));
        Assert.Equal(["practice"], Of(new("practice")));
        Assert.Equal(["turku"], Of(new(Theme: Themes[1])));
        Assert.Equal(["oulu"], Of(new(Season: "2026-spring")));
        Assert.Empty(Of(new("oulu", Season: "2026-autumn")));
    }

    /// <summary>No differencing: over all pairs of selections of which one holds the other, the rest is nobody or a group.</summary>
    [Fact]
    public void No_two_selections_differ_by_a_small_group() => Gen.Int[1, 5].Array[0, 9].Array[8].Sample(answers =>
    {
        var all = (from region in Regions from theme in Themes from day in Days select (region, theme, day))
            .Select((w, n) => Rated(w.region, w.theme, w.day, answers[n])).ToList();
        var selections = (from region in Regions.Append("")
                          from theme in Themes.Append("")
                          from season in new[] { "2026-spring", "2026-autumn", "" }
                          select all.Where(new FeedbackSelection(region, theme, season).Holds).ToList()).ToList();
        foreach (var (larger, smaller) in selections.SelectMany(a => selections.Where(b => b.TrueForAll(a.Contains)).Select(b => (a, b))))
        {
            Assert.True(Useful(larger).Answers - Useful(smaller).Answers is 0 or >= PublishedFeedback.NumbersFrom);
        }
    }, iter: 200);
}
