using CsCheck;
using NodaTime;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;
using Viitta.Tests.ServiceMap;
using Viitta.Tests.House;
using Figures = Viitta.Tests.Coverage.ProgressionReference.Figures;

namespace Viitta.Tests.Coverage;

/// <summary>When each step is reached, whenever the case starts: against <see cref="ProgressionReference"/> and by hand.</summary>
[NoDatabase]
public sealed class ProgressionTests
{
    private static readonly CalendarSpan Year = CalendarSpan.Year(2027);
    private static readonly Schedule Office = new() { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] };

    private static readonly Gen<(CoverageService[] Services, ProgressionQuestion Question, CalendarSpan Span)> Instances =
        from turning in RandomSchedule.Turning
        from services in RandomMap.ServiceNear(turning).Select(Suits).Array[1, 5]
        from asked in RandomMap.Question
        from steps in Step(services).Array[1, 4]
        from span in RandomMap.SpanNear(turning)
        select (services, new ProgressionQuestion
        {
            Municipality = asked.Municipality,
            Profile = asked.Profile,
            Language = "fi",
            StaleCounts = asked.StaleCounts,
            Steps = [.. steps.Select((make, n) => make(n))],
        }, span);

    [Fact]
    public void Every_start_takes_as_long_as_walking_on_from_it() => Instances.Sample(
        (services, question, span) =>
        {
            var map = new CoverageMap(services);
            var progression = map.Progress(question, span);
            var reference = new ProgressionReference(map, question, span, progression.Horizon);
            Assert.True(reference.Whole.Agrees(Figures.Of(progression.Whole)));
            Assert.All(progression.Steps, s => Assert.True(reference.Of(s.Step.Id).Agrees(Figures.Of(s.Figures))));
            foreach (var start in new[] { 0, progression.Whole.WorstStart, span.Minutes / 3, span.Minutes - 1 })
            {
                Assert.All(progression.From(start), t => Assert.Equal(reference.Minutes(t.Step.Id, start), t.Done - start));
            }
            return true;
        },
        iter: Soak.Times(100));

    [Fact]
    public void Office_hours_alone_by_hand()
    {
        var (map, ids) = Map(Office);
        var figures = map.Progress(Ask(new ProgressionStep("p1") { Leaders = [[ids[0]]], Deadline = 1440 }), Year).Whole;
        // A gap of g minutes has g − 1440 starts that wait longer than a day; the last one goes on from Friday 31 December
        // 16.00 to Monday 3 January, of which the year has 8 hours, and their starts wait 64 to 56.
        var gaps = map.Reach(Question(ids[0]), Year).Uncovered.Runs.ToList();
        Assert.Equal(8 * 60, gaps[^1].Minutes);
        Assert.Equal(gaps.SkipLast(1).Sum(g => Math.Max(0, g.Minutes - 1440)) + (8 * 60), figures.LateStarts.Count);
        Assert.Equal(6_660, figures.Longest);
        Assert.Equal(new LocalDateTime(2027, 3, 25, 16, 0), Year.LocalAt(figures.WorstStart));
        Assert.Equal(0, figures.Never);
    }

    [Fact]
    public void A_handover_after_hours_waits_for_Monday_and_a_substitute_does_not()
    {
        var (map, ids) = Map(Schedule.RoundTheClock, Office);
        var question = Ask(
            new ProgressionStep("social") { Leaders = [[ids[1]]], After = [new("police", 60)], Deadline = 24 * 60 },
            new ProgressionStep("police") { Leaders = [[ids[0]]], Acting = 30 });
        // Friday 8 January 2027 14.30: the police act for half an hour, the handover takes one: 16.00, and the office has closed.
        var friday = Clock.ToUtc(new(2027, 1, 8, 14, 30));
        var alone = map.Progress(question, Year);
        Assert.Equal([("police", 0, true), ("social", 64 * 60, false)], Told(alone, friday, question));
        Assert.Equal((0, 30), (alone.Steps[1].Figures.Never, alone.Steps[1].Figures.Longest));
        Assert.Equal("social", alone.Steps[0].Step.Id);

        var with = question with { Steps = [question.Steps[0] with { Leaders = [[ids[1]], [ids[0]]] }, question.Steps[1]] };
        var helped = map.Progress(with, Year);
        Assert.Equal([("police", 0, true), ("social", 0, true)], Told(helped, friday, with));
        Assert.Equal((1, 0), (helped.From(friday)[1].By, helped.From(friday.AddHours(-3))[1].By));
        Assert.Equal((1.0, 90), (helped.Whole.ShareOnTime, helped.Whole.Longest));
    }

    [Fact]
    public void Nobody_in_thirty_days_is_never_and_the_next_year_goes_on()
    {
        var (map, ids) = Map(Office with { Slots = [], Extra = [new(new(2028, 1, 14), 600, 660)] });
        var figures = map.Progress(Ask(new ProgressionStep("p1") { Leaders = [[ids[0]]] }), Year).Whole;
        var opens = (int)(Clock.ToUtc(new(2028, 1, 14, 10, 0)) - Year.Start).TotalMinutes;
        Assert.Equal(opens - 43_200, figures.Never);
        Assert.Equal((0, (int?)null, (int?)null), (figures.WorstStart, figures.Longest, figures.Median));
        Assert.Equal(525_600 - figures.Never, figures.OnTime);
    }

    [Fact]
    public void Steps_without_an_order_are_refused()
    {
        var (map, _) = Map();
        Assert.Throws<ArgumentException>(() => map.Progress(
            Ask(new ProgressionStep("a") { After = [new("b")] }, new ProgressionStep("b") { After = [new("a")] }), Year));
    }

    /// <summary>Each step's wait after its earliest time, and whether the social office is in time.</summary>
    private static IEnumerable<(string, int, bool)> Told(Progression progression, DateTime start, ProgressionQuestion question) =>
        progression.From(start).Select(t => (t.Step.Id, t.TakenUp!.Value - t.Earliest!.Value, !t.Late));

    /// <summary>Everybody, everywhere, so that it is the hours that decide.</summary>
    private static CoverageService Suits(CoverageService service) => new(service.Id)
    {
        Needs = service.Needs,
        Contacts = [.. service.Contacts.Select(c => new CoverageContact(c.Id) { Schedule = c.Schedule, Languages = ["fi"], VerifiedAt = c.VerifiedAt })],
    };

    private static Gen<Func<int, ProgressionStep>> Step(CoverageService[] services) =>
        from need in RandomSchedule.Among([.. RandomMap.Needs, ""])
        from leaders in RandomSchedule.Among(services).Select(s => (IReadOnlyCollection<Guid>)new[] { s.Id }).Array[1, 3]
        from acting in RandomSchedule.Among([0, 0, 15, 60, 300])
        from deadline in RandomSchedule.Among<int?>([null, 0, 60, 1440, 4320])
        from after in Gen.Select(Gen.Int[0, 9], RandomSchedule.Among([0, 0, 30, 1440])).Array[0, 2]
        select (Func<int, ProgressionStep>)(n => new ProgressionStep($"p{n}")
        {
            Need = need,
            Leaders = leaders,
            Acting = acting,
            Deadline = deadline,
            After = n == 0 ? [] : [.. after.Select(a => new Predecessor($"p{a.Item1 % n}", a.Item2))],
        });

    private static (CoverageMap Map, List<Guid> Ids) Map(params Schedule[] schedules)
    {
        var services = schedules.Select(s => new CoverageService(Guid.NewGuid())
        {
            Contacts = [new(Guid.NewGuid()) { Schedule = s, Languages = ["fi"], VerifiedAt = new(2027, 6, 1, 0, 0, 0, DateTimeKind.Utc) }],
        }).ToList();
        return (new(services), services.ConvertAll(s => s.Id));
    }

    private static ReachQuestion Question(Guid service) => Ask().Reach(new("p1"), [service]);

    private static ProgressionQuestion Ask(params ProgressionStep[] steps) =>
        new() { Municipality = "049", Profile = new(AgeGroup.Adults), Language = "fi", Steps = steps };
}
