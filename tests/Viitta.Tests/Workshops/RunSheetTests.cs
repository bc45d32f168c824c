using Viitta.Common;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using static Viitta.Features.Workshops.RunSheetMoment;

namespace Viitta.Tests.Workshops;

/// <summary>When what happens, counted by hand.</summary>
[NoDatabase]
public sealed class RunSheetTests
{
    private static Part PartOf(int minutes, int injects) => new(
        $"part-{minutes}", LocalText.Empty, minutes, ["P1"], LocalText.Empty, new Dictionary<string, LocalText>(), [],
        [.. Enumerable.Range(0, injects).Select(i => new Inject($"inject-{i}", LocalText.Empty, LocalText.Empty))], LocalText.Empty, []);

    private static ScenarioText Case(int minutes, params Part[] parts) =>
        new() { Key = "case", ThemeId = "other", Title = LocalText.Same("Case"), Parts = parts, Minutes = minutes };

    private static string Written(RunSheet sheet) =>
        string.Join(", ", sheet.Rows.Select(r => $"{sheet.At(r)?.ToString("HH:mm", null) ?? $"+{r.From}"} {r.Moment}{(r.Part > 0 ? r.Part : "")}"));

    /// <summary>The berry harvest: six parts of 20 + 15 + 20 + 20 + 25 + 20 minutes, 150 in all.</summary>
    [Fact]
    public void A_ready_made_case_fills_its_own_minutes_with_the_break_in_the_middle()
    {
        var sheet = RunSheet.Of(Case(150, PartOf(20, 2), PartOf(15, 2), PartOf(20, 2), PartOf(20, 2), PartOf(25, 2), PartOf(20, 2)), new(9, 0));
        Assert.Equal(
            "09:00 Welcome, 09:10 Part1, 09:20 Inject1, 09:26 RoundUp1, 09:30 Part2, 09:37 Inject2, 09:42 RoundUp2, "
            + "09:45 Part3, 09:55 Inject3, 10:01 RoundUp3, 10:05 Break, 10:15 Part4, 10:25 Inject4, 10:31 RoundUp4, "
            + "10:35 Part5, 10:47 Inject5, 10:55 RoundUp5, 11:00 Part6, 11:10 Inject6, 11:16 RoundUp6, "
            + "11:20 Closing, 11:25 Feedback, 11:30 End",
            Written(sheet));
        Assert.Equal((150, false), (sheet.Minutes, sheet.IsLong));
        Assert.Equal((10, 5), (sheet.Rows.Single(r => r.Moment == Break).Minutes, sheet.Rows.Single(r => r.Moment == Closing).Minutes));
    }

    [Fact]
    public void What_the_case_leaves_over_is_a_quarter_of_an_hours_break_and_the_closing()
    {
        var sheet = RunSheet.Of(Case(210, PartOf(75, 0), PartOf(75, 0)), new(9, 0));
        Assert.Equal("09:00 Welcome, 09:10 Part1, 10:10 RoundUp1, 10:25 Break, 10:40 Part2, 11:40 RoundUp2, 11:55 Closing, 12:25 Feedback, 12:30 End", Written(sheet));
    }

    [Fact]
    public void A_case_that_leaves_nothing_over_has_no_break_and_no_closing_and_still_a_welcome_and_feedback()
    {
        var sheet = RunSheet.Of(Case(0, PartOf(30, 1)), null);
        Assert.Equal("+0 Welcome, +10 Part1, +25 Inject1, +34 RoundUp1, +40 Feedback, +45 End", Written(sheet));
        Assert.Null(sheet.At(sheet.Rows[0]));
    }

    [Fact]
    public void More_than_half_a_day_is_said_and_an_evening_may_end_after_midnight()
    {
        Assert.False(RunSheet.Of(Case(0, PartOf(225, 0)), null).IsLong);
        var sheet = RunSheet.Of(Case(0, PartOf(226, 0)), new(21, 0));
        Assert.True(sheet.IsLong);
        Assert.Equal(new TimeOnly(1, 1), sheet.At(sheet.Rows[^1]));
    }
}
