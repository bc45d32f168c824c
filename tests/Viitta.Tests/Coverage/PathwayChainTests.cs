using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

/// <summary>What an agreed pathway becomes when it is asked how a case moves on: in memory.</summary>
[NoDatabase]
public sealed class PathwayChainTests
{
    private static readonly Guid Police = Guid.NewGuid(), Social = Guid.NewGuid(), Duty = Guid.NewGuid(), Office = Guid.NewGuid(), Emergency = Guid.NewGuid();

    private static readonly ILookup<Guid, Guid> Services =
        new[] { (Police, Duty), (Police, Office), (Social, Emergency) }.ToLookup(s => s.Item1, s => s.Item2);

    /// <summary>a, then b and c after it, then d after c.</summary>
    private static readonly Step[] Steps =
    [
        new() { Id = "a", Pace = new() { TakesHours = 0.5, DeadlineDays = 1 } },
        new() { Id = "b", Pace = new() { After = ["a"], HandoverHours = 2 } },
        new() { Id = "c", Pace = new() { After = ["a"] } },
        new() { Id = "d", Pace = new() { After = ["b", "c"] } },
    ];

    [Fact]
    public void The_leader_comes_first_and_the_substitute_last_with_the_services_that_were_agreed()
    {
        var chain = Chain(Led("a", (Police, Duty, Social), (Social, null, null)));
        Assert.Equal(
            [(Police, false), (Social, false), (Social, true)], chain.Steps[0].Leaders.Select(l => (l.OrganizationId, l.IsSubstitute)));
        Assert.Equal([[Duty], [Emergency], [Emergency]], chain.Question(new()).Steps[0].Leaders);
        // Without an agreed service, all that the organisation has.
        Assert.Equal([[Duty, Office]], Chain(Led("a", (Police, null, null))).Question(new()).Steps[0].Leaders);
    }

    [Fact]
    public void The_pace_of_the_content_is_asked_in_minutes_for_the_theme_of_the_pathway()
    {
        var question = Chain(Led("a", (Police, Duty, null)), Led("b", (Police, Duty, null))).Question(new() { Municipality = "297", Theme = "other" });
        Assert.Equal(("297", "forced-marriage"), (question.Municipality, question.Profile.Theme));
        Assert.Equal((30, 1440), (question.Steps[0].Acting, question.Steps[0].Deadline));
        Assert.Equal([new Predecessor("a", 120)], question.Steps[1].After);
        Assert.Null(question.Steps[1].Deadline);
    }

    [Fact]
    public void A_step_that_nobody_leads_holds_up_what_comes_after_it_and_nothing_else()
    {
        var chain = Chain(Led("a", (Police, Duty, null)), Led("b", (Police, Duty, null)), Led("d", (Police, Duty, null)));
        Assert.Equal(["c"], chain.Gaps.Select(g => g.Step.Id));
        Assert.Equal(["", "", "c", "c"], chain.Steps.Select(s => string.Join(' ', s.HeldUpBy)));
        Assert.Equal(["a", "b"], chain.Question(new()).Steps.Select(s => s.Id));
    }

    [Fact]
    public void Who_leads_only_in_another_situation_does_not_count()
    {
        var step = Led("a", (Police, Duty, Social), (Social, null, null));
        step.Responsibilities[0].When = Situation.Any.With("minor", true);
        Assert.Equal([Police, Social, Social], Known(Situation.Any));
        Assert.Equal([Social], Known(new CoverageAsked().Situation));
        Assert.Equal([Police, Social, Social], Known(new CoverageAsked { Ages = AgeChoice.Children }.Situation));

        IEnumerable<Guid> Known(Situation known) => new PathwayChain(Agreed(step), Steps, Services, known).Steps[0].Leaders.Select(l => l.OrganizationId);
    }

    [Fact]
    public void A_case_stops_where_nobody_answers_and_where_nobody_leads()
    {
        var chain = Chain(Led("a", (Social, null, null)), Led("b", (Police, Duty, null)), Led("d", (Social, null, null)));
        var map = new CoverageMap([Open(Emergency, Schedule.RoundTheClock), Open(Duty, new() { Cover = Cover.ByAppointment })]);
        var progression = map.Progress(chain.Question(new() { Municipality = "297" }), CalendarSpan.Year(2027));
        var lines = CaseLine.Of(chain, progression.From(60).ToDictionary(t => t.Step.Id));
        Assert.Equal([CaseState.InTime, CaseState.Unanswered, CaseState.Gap, CaseState.NotReached], lines.Select(l => l.State));
        Assert.Equal(["b", "c"], lines[3].StoppedAt);
        Assert.Equal((0, new Run(60 + 30 + 120, 60 + 30 + 120 + (30 * 1440))), (lines[0].Wait.Minutes, lines[1].Wait));
    }

    private static CoverageService Open(Guid service, Schedule schedule) => new(service)
    {
        Contacts = [new(Guid.NewGuid()) { Schedule = schedule, Languages = ["fi"], VerifiedAt = new(2027, 6, 1, 0, 0, 0, DateTimeKind.Utc) }],
    };

    private static PathwayChain Chain(params PathwayStep[] steps) => new(Agreed(steps), Steps, Services, Situation.Any);

    private static Pathway Agreed(params PathwayStep[] steps) =>
        new() { NetworkId = "oulu", ThemeId = "forced-marriage", CreatedAt = DateTime.UnixEpoch, Steps = [.. steps] };

    private static PathwayStep Led(string step, params (Guid By, Guid? Service, Guid? Substitute)[] leads)
    {
        var led = new PathwayStep { StepId = step };
        foreach (var (index, (by, service, substitute)) in leads.Index())
        {
            Assert.False(led.Put(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(index)), by, new() { Role = Role.Leads, ServiceId = service, SubstituteId = substitute }).Refused);
        }
        Assert.False(led.Put(Guid.CreateVersion7(), Guid.NewGuid(), new() { Role = Role.Contributes }).Refused);
        return led;
    }
}
