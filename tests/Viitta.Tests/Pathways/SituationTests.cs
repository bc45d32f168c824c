using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Tests.House;

namespace Viitta.Tests.Pathways;

/// <summary>Where paths part: what is known of a case, and who leads then. In memory.</summary>
[NoDatabase]
public sealed class SituationTests
{
    private static readonly Guid A = new(1, 0, 0, new byte[8]), B = new(2, 0, 0, new byte[8]);
    private static readonly Situation Minor = Situation.Any.With("minor", true), Adult = Situation.Any.With("minor", false);

    [Fact]
    public void What_is_not_known_speaks_against_nothing()
    {
        Assert.True(Minor.MayBe(Situation.Any));
        Assert.True(Minor.MayBe(Minor.With("night", false)));
        Assert.False(Minor.MayBe(Adult));
        Assert.True(Situation.Any.MayBe(Adult));
        Assert.Equal(Situation.Any.With("night", true), Minor.With("night", true).Open(Minor));
    }

    [Fact]
    public void Two_that_say_the_same_are_equal_however_they_were_made_and_come_back_as_they_were_written()
    {
        var one = Minor.With("danger", false);
        Assert.Equal(one, Situation.Any.With("danger", false).With("minor", false).With("minor", true));
        Assert.Equal("""{"danger":false,"minor":true}""", JsonSerializer.Serialize(one));
        Assert.Equal(one, JsonSerializer.Deserialize<Situation>("""{"minor":true,"danger":false}"""));
        Assert.Equal("?danger=no&minor=yes", one.Query());
        Assert.Equal((Situation.Any, ""), (one.With("minor", null).With("danger", null), Situation.Any.Query()));
    }

    [Fact]
    public void An_address_is_read_point_by_point_and_what_is_neither_yes_nor_no_is_told()
    {
        var errors = new List<Refusal>();
        var query = new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery("?minor=yes&danger=perhaps&other=yes&night="));
        Assert.Equal(Minor, Situation.From(query, Catalogue, errors));
        Assert.Equal("danger", Assert.Single(errors).Field);
    }

    [Theory]
    [InlineData("municipality", "asylum=no;residence=yes")]
    [InlineData("asylum-seeker", "asylum=yes;residence=no")]
    [InlineData("no-municipality-legal", "asylum=no;legal-stay=yes;residence=no")]
    [InlineData("no-right", "asylum=no;legal-stay=no;residence=no")]
    [InlineData("unknown", "")]
    [InlineData(null, "")]
    public void A_residence_situation_answers_the_points_that_it_tells_of(string? residence, string situation)
    {
        Assert.Equal(situation, Situation.OfPerson(null, residence, null).ToString());
        var known = Situation.OfPerson(true, residence, false);
        Assert.Equal((true, false), (known["minor"], known["consent"]));
        Assert.Empty(known.Answers.Select(a => a.Key).Except(Catalogue.DecisionPoints.Select(p => p.Id)));
        Assert.True(residence is null || Catalogue.ResidenceSituations.Any(r => r.Id == residence));
    }

    [Fact]
    public void One_leader_for_the_young_and_another_for_adults_is_one_leader_and_either_alone_is_a_gap()
    {
        Assert.Equal(Leadership.One, Step((A, Minor), (B, Adult)).Leadership);
        var young = Step((A, Minor));
        Assert.Equal((Leadership.None, Adult), (young.Leadership, Assert.Single(young.Led, l => l.Leadership == Leadership.None).When));
        var both = Step((A, Situation.Any), (B, Minor));
        Assert.Equal((Leadership.Several, Minor), (both.Leadership, Assert.Single(both.Led, l => l.Leadership == Leadership.Several).When));
        Assert.Equal((Leadership.None, Situation.Any), (Step().Leadership, Assert.Single(Step().Led).When));
    }

    [Fact]
    public void Every_situation_is_told_once_with_those_who_lead_in_it()
    {
        var random = new Random(2026);
        string[] points = ["danger", "minor", "night"];
        for (var round = 0; round < 300; round++)
        {
            var leads = Enumerable.Range(0, random.Next(5)).Select(_ => (
                random.Next(2) == 0 ? A : B,
                When: points.Aggregate(Situation.Any, (s, p) => random.Next(3) is var said && said == 2 ? s : s.With(p, said == 1)))).ToList();
            var led = LedSituation.Of(leads);
            foreach (var situation in Situation.Over(points))
            {
                var told = Assert.Single(led, l => l.When.MayBe(situation));
                Assert.Equal(leads.Where(l => l.When.Answers.All(a => situation[a.Key] == a.Value)).Select(l => l.Item1).Distinct().Order(), told.Leaders);
            }
        }
    }

    [Fact]
    public void A_path_keeps_those_who_may_have_a_part_and_what_it_still_depends_on()
    {
        var pathway = new Pathway
        {
            NetworkId = "oulu",
            ThemeId = "forced-marriage",
            CreatedAt = DateTime.UnixEpoch,
            Steps = [Step((A, Minor.With("night", true)), (B, Adult))],
        };
        var path = PathStep.Of(pathway, Minor)[0];
        Assert.Equal((A, Situation.Any.With("night", true)), (Assert.Single(path.Parts).Responsibility.OrganizationId, path.Parts[0].Open));
        Assert.Equal([Leadership.One, Leadership.None], path.Led.Select(l => l.Leadership));
        Assert.Equal(2, PathStep.Of(pathway, Situation.Any)[0].Parts.Count);
        Assert.Equal(Leadership.One, Assert.Single(PathStep.Of(pathway, Adult)[0].Led).Leadership);
    }

    [Fact]
    public void When_two_organisations_become_one_its_part_holds_wherever_one_of_both_did()
    {
        var step = Step((A, Minor), (B, Minor.With("night", true)));
        step.Join(A, B);
        Assert.Equal((B, Minor), (Assert.Single(step.Responsibilities).OrganizationId, step.Responsibilities[0].When));
    }

    private static Catalogue Catalogue { get; } = Catalogue.Read(Path.Combine(Repository.Root, "content"));

    private static PathwayStep Step(params (Guid By, Situation When)[] leads)
    {
        var step = new PathwayStep { StepId = "P2" };
        foreach (var (by, when) in leads)
        {
            Assert.False(step.Put(Guid.CreateVersion7(), by, new() { Role = Role.Leads, When = when }).Refused);
        }
        return step;
    }
}
