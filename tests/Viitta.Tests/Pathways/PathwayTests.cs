using Viitta.Common;
using Viitta.Features.Pathways;

namespace Viitta.Tests.Pathways;

/// <summary>When a pathway may be put in force, and what that does to the versions: rules in memory.</summary>
public sealed class PathwayTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    /// <summary>Two steps: P2 with that many leaders, P10 with one; both decided unless told.</summary>
    private static Pathway Draft(int leaders = 1, bool decided = true)
    {
        var pathway = new Pathway
        {
            NetworkId = "oulu",
            ThemeId = "forced-marriage",
            CreatedAt = DateTime.UnixEpoch,
            Steps = [new PathwayStep { StepId = "P10", Decided = true }, new PathwayStep { StepId = "P2", Decided = decided }],
        };
        Lead(pathway.Step("P10"));
        for (var i = 0; i < leaders; i++)
        {
            Lead(pathway.Step("P2"));
        }
        return pathway;
    }

    private static void Lead(PathwayStep step) =>
        Assert.False(step.Put(Guid.CreateVersion7(), Guid.CreateVersion7(), new() { Role = Role.Leads }).Refused);

    private static Pathway Adopted(DateOnly on, params Pathway[] earlier)
    {
        var pathway = Draft();
        Assert.False(pathway.Adopt(on, [], earlier, Today).Refused);
        return pathway;
    }

    [Fact]
    public void Each_adoption_takes_the_next_number_and_replaces_the_one_in_force()
    {
        var first = Adopted(Today.AddDays(-60));
        var second = Adopted(Today.AddDays(-30), first);
        var third = Adopted(Today, first, second);
        Assert.Equal([(1, PathwayState.Replaced), (2, PathwayState.Replaced), (3, PathwayState.Adopted)],
            new[] { first, second, third }.Select(p => (p.Number, p.State)));
        Assert.Equal(Today.AddDays(-30), second.AdoptedOn);
    }

    [Fact]
    public void A_second_press_changes_nothing_and_another_day_is_refused()
    {
        var pathway = Adopted(Today);
        Assert.False(pathway.Adopt(Today, [], [], Today).Refused);
        Assert.Equal(1, pathway.Number);
        Assert.Equal(Pathway.NotDraft, pathway.Adopt(Today.AddDays(-1), [], [], Today).Refusal);
    }

    [Fact]
    public void Every_step_must_be_decided()
    {
        var refusal = Draft(decided: false).Adopt(Today, ["P2"], [], Today).Refusal!;
        Assert.Equal(("pathways.undecided", "P2"), (refusal.Code, refusal.Arguments[0]));
    }

    [Theory]
    [InlineData(0, Leadership.None)]
    [InlineData(2, Leadership.Several)]
    public void A_step_without_one_leader_must_be_ticked_as_known_and_stays_as_it_is(int leaders, Leadership leadership)
    {
        var pathway = Draft(leaders);
        var refusal = pathway.Adopt(Today, ["P10"], [], Today).Refusal!;
        Assert.Equal(("pathways.not-known", "known-P2"), (refusal.Code, refusal.Field));
        Assert.False(pathway.Adopt(Today, ["P2"], [], Today).Refused);
        Assert.Equal(leadership, pathway.Step("P2").Leadership);
    }

    [Fact]
    public void The_day_is_not_later_than_today_and_not_before_the_version_in_force()
    {
        Assert.Equal("pathways.adopted-on", Draft().Adopt(Today.AddDays(1), [], [], Today).Refusal?.Code);
        var inForce = Adopted(Today.AddDays(-10));
        var next = Draft();
        Assert.Equal("pathways.adopted-on-earlier", next.Adopt(Today.AddDays(-11), [], [inForce], Today).Refusal?.Code);
        Assert.Equal((PathwayState.Draft, PathwayState.Adopted), (next.State, inForce.State));
    }

    [Fact]
    public void The_marker_stands_at_the_first_undecided_step_in_the_order_of_steps()
    {
        var pathway = Draft(decided: false);
        pathway.Step("P10").Decided = false;
        Assert.Equal(["P2", "P10"], pathway.Ordered.Select(s => s.StepId));
        Assert.Equal("P2", pathway.Next?.StepId);
        Assert.Equal(0, pathway.Decided);
    }

    [Fact]
    public void One_organisation_has_a_role_once_and_the_same_form_twice_is_one()
    {
        var step = new PathwayStep { StepId = "P2" };
        var (id, police) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.False(step.Put(id, police, new() { Role = Role.Leads }).Refused);
        Assert.False(step.Put(id, police, new() { Role = Role.Leads, Hours = Cover.Always }).Refused);
        Assert.Equal(Cover.Always, Assert.Single(step.Responsibilities).Hours);
        Assert.Equal(PathwayStep.Twice, step.Put(Guid.CreateVersion7(), police, new() { Role = Role.Leads }).Refusal);
        Assert.False(step.Put(Guid.CreateVersion7(), police, new() { Role = Role.Told }).Refused);
        Assert.Equal(Leadership.One, step.Leadership);
    }

    [Theory]
    [InlineData(Cover.OfficeHours, false, null, true)]
    [InlineData(Cover.ByAppointment, false, null, true)]
    [InlineData(Cover.OfficeHours, true, null, false)]
    [InlineData(Cover.Always, false, null, false)]
    [InlineData(Cover.Unknown, false, null, false)]
    [InlineData(Cover.OfficeHours, false, false, false)]
    [InlineData(Cover.OfficeHours, false, true, true)]
    public void A_leader_who_sleeps_without_a_substitute_is_a_gap(Cover hours, bool substitute, bool? night, bool gap)
    {
        var step = new PathwayStep { StepId = "P2" };
        step.Put(Guid.CreateVersion7(), Guid.CreateVersion7(), new()
        {
            Role = Role.Leads,
            Hours = hours,
            SubstituteId = substitute ? Guid.CreateVersion7() : null,
            When = Situation.Any.With(Situation.Night, night),
        });
        Assert.Equal(gap, step.Asleep.Any());
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "night=yes")]
    [InlineData(true, "night=no")]
    [InlineData(true, "minor=yes")]
    [InlineData(false, "minor=yes", "minor=no")]
    public void Who_sleeps_is_no_gap_where_others_lead_around_the_clock(bool gap, params string[] others)
    {
        var step = new PathwayStep { StepId = "P2" };
        Put(Cover.OfficeHours, Situation.Any);
        foreach (var when in others)
        {
            Put(Cover.Always, when.Split('=') is [var point, var answer] ? Situation.Any.With(point, answer == "yes") : Situation.Any);
        }
        Assert.Equal(gap, step.Asleep.Any());

        void Put(Cover hours, Situation when) =>
            step.Put(Guid.CreateVersion7(), Guid.CreateVersion7(), new() { Role = Role.Leads, Hours = hours, When = when });
    }
}
