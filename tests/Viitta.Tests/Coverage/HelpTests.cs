using CsCheck;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;
using Viitta.Tests.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

/// <summary>What would help most: each gain against the map made anew, each best set against every set.</summary>
[NoDatabase]
public sealed class HelpTests
{
    private static readonly CalendarSpan Year = CalendarSpan.Year(2027);
    private static readonly Schedule Office = new() { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] };
    private static readonly DateTime Now = new(2026, 12, 31, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<(CoverageMap Map, ReachQuestion[] Questions, CalendarSpan Span, DateTime Now)> Instances =
        from turning in RandomSchedule.Turning
        from services in RandomMap.ServiceNear(turning).Array[2, 3]
        from questions in RandomMap.Question.Array[1, 4]
        from led in Gen.Int[0, 3]
        from span in RandomMap.SpanNear(turning)
        select (
            // The first as it is; the others take everybody, so that there is something to gain.
            new CoverageMap(services.Select((s, n) => n == 0 ? s : new CoverageService(s.Id) { Needs = s.Needs, Contacts = s.Contacts })),
            questions.Select(q => led == 0 ? q with { Among = [services[0].Id] } : q).ToArray(),
            span,
            turning.AddDays(-30).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

    [Fact]
    public void Gains_are_those_of_the_map_made_anew_and_no_set_of_three_is_better_than_the_best()
    {
        var gaining = 0;
        Instances.Sample(
            (map, questions, span, now) =>
            {
                var help = map.Help(questions, span);
                Assert.Equal(Uncovered(map, questions, span), help.Uncovered);
                var candidates = help.Candidates(now).Take(9).ToList();
                var ranked = help.Rank(candidates, 3);
                var sets = Sets(candidates).Select(set => (Set: set, Gain: Anew(map, questions, span, set))).ToList();
                Assert.All(sets, s => Assert.Equal(s.Gain, help.Gain(s.Set)));
                Assert.Equal(sets.Select(s => s.Gain).DefaultIfEmpty().Max(), help.Gain(help.Best(candidates)));
                // Each of the ranked is the best one besides those before it.
                for (var n = 0; n < ranked.Count; n++)
                {
                    var before = ranked.Take(n).Select(r => r.Change).ToList();
                    var gains = candidates.Except(before).Select(c => Anew(map, questions, span, [.. before, c]) - Anew(map, questions, span, before));
                    Assert.Equal(gains.Max(), ranked[n].Gain);
                    Assert.Equal(help.Uncovered - ranked.Take(n + 1).Sum(r => r.Gain), ranked[n].Left);
                }
                Interlocked.Add(ref gaining, ranked.Count > 0 ? 1 : 0);
                return ranked.Count == 3 || sets.Count == 0 || ranked.Count == candidates.Count
                    || candidates.TrueForAll(c => Anew(map, questions, span, [.. ranked.Select(r => r.Change), c]) == ranked.Sum(r => r.Gain));
            },
            iter: Soak.Times(120));
        Assert.True(gaining > Soak.Times(24), $"Only {gaining} of {Soak.Times(120)} had anything to gain.");
    }

    [Fact]
    public void The_night_in_a_language_needs_both_changes_and_the_best_set_knows_it()
    {
        var (map, service) = One(Office);
        var contact = service.Contacts[0].Id;
        ReachQuestion[] questions = [Ask("fi"), Ask("ar"), Ask("so")];
        var help = map.Help(questions, Year);
        Assert.Equal((3 * 525_600) - 121_440, help.Uncovered);
        Assert.Equal(121_440, help.Gain(new AddLanguage(service.Id, contact, "ar")));
        Assert.Equal(525_600 - 121_440, help.Gain(new WidenHours(service.Id, contact, Widening.RoundTheClock)));
        Assert.Equal((2 * 525_600) - 121_440, help.Gain(new WidenHours(service.Id, contact, Widening.RoundTheClock), new AddLanguage(service.Id, contact, "ar")));

        var best = help.Best(help.Candidates(Now), 2);
        Assert.Equal(help.Uncovered, help.Gain(best)); // round the clock with an interpreter leaves nothing
        Assert.Equal(["AddInterpreter", "WidenHours"], best.Select(c => c.GetType().Name).Order());
        Assert.Equal(help.Uncovered, help.Rank(help.Candidates(Now), 5).Sum(h => h.Gain));
    }

    [Fact]
    public void Hours_are_widened_where_they_end()
    {
        // Monday with a lunch break, Friday into the night, in July otherwise.
        var july = new Slot([1], 480, 720) { From = new(2027, 7, 1), Until = new(2027, 7, 31) };
        var schedule = Office with { Slots = [new([1], 480, 720), new([1, 2], 780, 960), new([5], 1200, 120), new([3], 600, 1320), july] };
        Assert.Equal(
            [new([1, 2], 960, 1320)],
            schedule.Widened(Widening.Evenings).Slots.Skip(schedule.Slots.Count));
        Assert.Equal(new Slot([6, 7], 480, 1200), schedule.Widened(Widening.Weekends).Slots[^1]);
        Assert.Equal(Schedule.RoundTheClock, schedule.Widened(Widening.RoundTheClock));
        var appointment = new Schedule { Cover = Cover.ByAppointment };
        Assert.Equal(appointment, appointment.Widened(Widening.Evenings));
    }

    [Fact]
    public void A_substitute_stands_in_for_a_leader_who_sleeps()
    {
        var (_, leader) = One(Office);
        var (_, other) = One(Schedule.RoundTheClock);
        var map = new CoverageMap([leader, other]);
        var help = map.Help([Ask("fi") with { Among = [leader.Id] }], Year);
        var first = help.Rank(help.Candidates(Now), 1)[0];
        Assert.Equal((new NameSubstitute(other.Id, [leader.Id]), 525_600 - 121_440, 0L), (first.Change, (int)first.Gain, first.Left));
    }

    [Fact]
    public void A_difference_tells_what_closes_and_what_opens()
    {
        var (map, service) = One(Office);
        var night = map.With(service.Contacts[0] with { Schedule = new() { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 900, 1200)] } });
        var difference = ReachDifference.Of(map, night, Ask("fi"), Year);
        Assert.Equal((253 * 240, 253 * 420), (difference.Closed.Count, difference.Opened.Count));
        var axes = new ReachAxes { Municipalities = ["049"], Needs = ["n01"], Profiles = [Ask("fi").Profile], Languages = ["fi", "sv"], Span = Year };
        var table = map.Table(axes);
        Assert.Equal([new CellDifference(0, 0, 0, 253 * 180)], table.For(night).Since(table));
        Assert.Empty(table.For(map).Since(table));
    }

    private static long Anew(CoverageMap map, ReachQuestion[] questions, CalendarSpan span, IReadOnlyCollection<Change> changes)
    {
        var changed = new CoverageMap(map.With(changes).Services);
        return Uncovered(map, questions, span)
            - Uncovered(changed, [.. questions.Select(q => changes.Aggregate(q, (question, c) => c.To(question)))], span);
    }

    private static long Uncovered(CoverageMap map, ReachQuestion[] questions, CalendarSpan span) => questions.Sum(q => (long)span.Minutes - map.Reach(q, span).Covered);

    private static List<Change[]> Sets(List<Change> all) =>
    [
        .. from a in Enumerable.Range(0, all.Count)
           from b in Enumerable.Range(a, all.Count - a)
           from c in Enumerable.Range(b, all.Count - b)
           select new[] { all[a], all[b], all[c] }.Distinct().ToArray(),
    ];

    private static (CoverageMap Map, CoverageService Service) One(Schedule schedule)
    {
        var service = new CoverageService(Guid.NewGuid())
        {
            Needs = ["n01"],
            Contacts = [new(Guid.NewGuid()) { Schedule = schedule, Languages = ["fi"], VerifiedAt = Now }],
        };
        return (new([service]), service);
    }

    private static ReachQuestion Ask(string language) =>
        new() { Municipality = "049", Need = "n01", Profile = new(AgeGroup.Adults), Language = language };
}
