using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;

namespace Viitta.Tests.Workshops;

/// <summary>The rules, in memory.</summary>
public sealed class WorkshopTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc);

    private static readonly ScenarioText Case = new()
    {
        Key = "case",
        ThemeId = "other",
        Title = LocalText.Same("Case"),
        Parts = [PartOf("part-1", 20, "inject-1a"), PartOf("part-2", 15, "inject-2a")],
    };

    private static Part PartOf(string id, int minutes, string inject) => new(
        id, LocalText.Same(id), minutes, ["P1"], LocalText.Same("…"), new Dictionary<string, LocalText>(), [],
        [new Inject(inject, LocalText.Same(inject), LocalText.Same("…"))], LocalText.Empty, []);

    private static Workshop New() => new()
    {
        NetworkId = "north-savo",
        ScenarioVersionId = Guid.NewGuid(),
        Date = new(2026, 11, 24),
        Code = "KX74PM",
        JoinKey = "key",
        CreatedAt = Now,
    };

    private static Workshop Running()
    {
        var workshop = New();
        Assert.Equal(Outcome.Ok, workshop.Release(0, Case, Now));
        return workshop;
    }

    [Fact]
    public void Releasing_starts_the_parts_clock()
    {
        var workshop = Running();
        Assert.Equal((WorkshopState.Running, 1), (workshop.State, workshop.CurrentPart));
        Assert.Equal(Now.AddMinutes(20), workshop.TimerEndsAt);
    }

    [Fact]
    public void A_double_click_releases_one_part_only_and_keeps_the_clock()
    {
        var workshop = Running();
        Assert.Equal(Outcome.Ok, workshop.Release(0, Case, Now.AddSeconds(1)));
        Assert.Equal((1, Now.AddMinutes(20)), (workshop.CurrentPart, workshop.TimerEndsAt));
    }

    [Fact]
    public void A_page_left_open_for_long_releases_nothing()
    {
        var workshop = Running();
        workshop.Release(1, Case, Now);
        Assert.Equal(Workshop.MovedOn, workshop.Release(0, Case, Now).Refusal);
        Assert.Equal(Workshop.NoMoreParts, workshop.Release(2, Case, Now).Refusal);
        Assert.Equal(2, workshop.CurrentPart);
    }

    [Fact]
    public void The_next_part_hides_what_was_revealed()
    {
        var workshop = Running();
        workshop.Reveal(true);
        Assert.True(workshop.Revealed);
        workshop.Release(1, Case, Now);
        Assert.False(workshop.Revealed);
    }

    [Fact]
    public void Nothing_can_be_revealed_or_thrown_before_the_first_part()
    {
        Assert.Equal(Workshop.NotRunning, New().Reveal(true).Refusal);
        Assert.Equal(Workshop.NotRunning, New().Throw("inject-1a", Case, Now).Refusal);
        Assert.Equal(Workshop.NotRunning, New().SetTimer(5, Now).Refusal);
        Assert.Equal(Workshop.NotRunning, New().AddMinute(null, Now).Refusal);
    }

    [Fact]
    public void Injects_come_once_and_only_from_parts_that_are_out()
    {
        var workshop = Running();
        Assert.Equal(Refusals.NotFound, workshop.Throw("inject-2a", Case, Now).Refusal);
        workshop.Throw("inject-1a", Case, Now);
        Assert.Equal(Outcome.Ok, workshop.Throw("inject-1a", Case, Now));
        Assert.Equal(["inject-1a"], workshop.ReleasedInjects);
    }

    [Fact]
    public void A_minute_is_added_once_for_a_double_click_and_from_now_when_time_is_up()
    {
        var workshop = Running();
        var shown = workshop.TimerEndsAt;
        workshop.AddMinute(shown, Now);
        workshop.AddMinute(shown, Now);
        Assert.Equal(Now.AddMinutes(21), workshop.TimerEndsAt);
        workshop.AddMinute(workshop.TimerEndsAt, Now.AddHours(1));
        Assert.Equal(Now.AddMinutes(61), workshop.TimerEndsAt);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(181)]
    public void The_clock_takes_up_to_three_hours(int minutes) =>
        Assert.Equal(Workshop.MinutesNumber, Running().SetTimer(minutes, Now).Refusal);

    [Fact]
    public void Zero_minutes_stop_the_clock()
    {
        var workshop = Running();
        workshop.SetTimer(0, Now);
        Assert.Null(workshop.TimerEndsAt);
    }

    [Fact]
    public void An_accidental_end_is_undone_the_same_day_only()
    {
        var workshop = Running();
        workshop.Close(Now);
        workshop.Close(Now.AddMinutes(1));
        Assert.Equal((true, Now), (workshop.IsClosed, workshop.ClosedAt));
        Assert.Equal(Workshop.AlreadyClosed, workshop.Release(1, Case, Now).Refusal);
        Assert.Equal(Workshop.TooLateToReopen, workshop.Reopen(Now.AddHours(13)).Refusal);
        Assert.Equal(Outcome.Ok, workshop.Reopen(Now.AddHours(1)));
        Assert.Equal((WorkshopState.Running, 1), (workshop.State, workshop.CurrentPart));
        Assert.Equal(Outcome.Ok, workshop.Reopen(Now.AddHours(20)));
    }

    [Fact]
    public void A_workshop_ended_before_it_began_goes_back_to_planned()
    {
        var workshop = New();
        workshop.Close(Now);
        workshop.Reopen(Now);
        Assert.Equal(WorkshopState.Planned, workshop.State);
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("24.11.2026")]
    [InlineData(" 24.11.2026 ")]
    public void Dates_are_read_as_fields_send_and_as_people_write(string text) =>
        Assert.Equal(new DateOnly(2026, 11, 24), DayField.Read(text));
}
