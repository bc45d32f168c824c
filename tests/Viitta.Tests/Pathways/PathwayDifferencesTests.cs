using Viitta.Common;
using Viitta.Features.Pathways;

namespace Viitta.Tests.Pathways;

/// <summary>What one pathway says otherwise than another.</summary>
public sealed class PathwayDifferencesTests
{
    private static readonly Guid Police = Guid.CreateVersion7();
    private static readonly Guid Shelter = Guid.CreateVersion7();
    private static readonly Guid Church = Guid.CreateVersion7();

    private static Pathway With(params (string Step, Guid Who, ResponsibilityTerms Terms)[] rows)
    {
        var pathway = new Pathway
        {
            NetworkId = "oulu",
            ThemeId = "forced-marriage",
            CreatedAt = DateTime.UnixEpoch,
            Steps = [.. new[] { "P1", "P2", "P10" }.Select(id => new PathwayStep { StepId = id })],
        };
        foreach (var (step, who, terms) in rows)
        {
            Assert.False(pathway.Step(step).Put(Guid.CreateVersion7(), who, terms).Refused);
        }
        return pathway;
    }

    private static ResponsibilityTerms As(Role role) => new() { Role = role };

    private static PathwayDifferences Between(Pathway before, Pathway after, bool closely = true) =>
        PathwayDifferences.Between(before, after, organization => $"{organization}", closely);

    [Fact]
    public void The_same_in_another_order_says_nothing()
    {
        var before = With(("P1", Police, As(Role.Leads)), ("P1", Shelter, As(Role.Told)), ("P1", Shelter, As(Role.Consulted)));
        var after = With(("P1", Shelter, As(Role.Consulted)), ("P1", Shelter, As(Role.Told)), ("P1", Police, As(Role.Leads)));
        Assert.Empty(Between(before, after).Steps);
    }

    [Fact]
    public void Another_leader_is_told_once()
    {
        var difference = Assert.Single(Between(With(("P2", Police, As(Role.Leads))), With(("P2", Shelter, As(Role.Leads)))).Steps);
        Assert.Equal(("P2", $"{Police}", $"{Shelter}"), (difference.Is.StepId, Assert.Single(difference.Leaders!.Was), Assert.Single(difference.Leaders.Is)));
        Assert.Empty(difference.Roles);
    }

    [Fact]
    public void Nobody_leads_any_more_and_who_led_contributes()
    {
        var difference = Assert.Single(Between(With(("P2", Police, As(Role.Leads))), With(("P2", Police, As(Role.Contributes)))).Steps);
        Assert.Empty(difference.Leaders!.Is);
        var change = Assert.Single(difference.Roles);
        Assert.Equal([Role.Leads], change.Was);
        Assert.Equal([Role.Contributes], change.Is);
    }

    [Fact]
    public void Who_comes_in_and_who_goes_out_beside_the_leader()
    {
        var difference = Assert.Single(Between(
            With(("P10", Police, As(Role.Leads)), ("P10", Shelter, As(Role.Told))),
            With(("P10", Police, As(Role.Leads)), ("P10", Church, As(Role.Consulted)))).Steps);
        Assert.Null(difference.Leaders);
        Assert.Equivalent(new[] { ($"{Shelter}", 1, 0), ($"{Church}", 0, 1) }, difference.Roles.Select(r => (r.Party, r.Was.Count, r.Is.Count)), strict: true);
    }

    [Fact]
    public void Terms_and_wording_between_versions_only()
    {
        var before = With(("P1", Police, As(Role.Leads)));
        var after = With(("P1", Police, As(Role.Leads) with { SubstituteId = Church, Hours = Cover.Always, Handover = LocalText.Same("Call first") }));
        after.Step("P2").Text = LocalText.Same("Police, always.");
        var steps = Between(before, after).Steps;
        Assert.Equal(["P1", "P2"], steps.Select(s => s.Is.StepId));
        Assert.Equal([TermsFact.Hours, TermsFact.Substitute, TermsFact.Handover], steps[0].Terms.Select(t => t.Fact));
        Assert.True(steps[1].TextDiffers);
        Assert.Empty(Between(before, after, closely: false).Steps);
    }

    [Fact]
    public void Two_of_a_sector_are_one_party_between_regions()
    {
        var before = With(("P1", Police, As(Role.Leads)), ("P1", Shelter, As(Role.Told)));
        var after = With(("P1", Church, As(Role.Leads)), ("P1", Shelter, As(Role.Told)));
        Assert.Empty(PathwayDifferences.Between(before, after, who => who == Shelter ? "ngo" : "police", closely: false).Steps);
    }
}
