using CsCheck;
using Viitta.Features.Coverage;
using Viitta.Tests.House;
using Viitta.Tests.ServiceMap;

namespace Viitta.Tests.Coverage;

/// <summary>All combinations at once against the questions one by one, before and after a change.</summary>
public sealed class ReachTableTests
{
    private static readonly Gen<(CoverageService[] Services, CoverageService[] Later, ReachAxes Axes)> Instances =
        from turning in RandomSchedule.Turning
        from services in RandomMap.ServiceNear(turning).Array[0, 8]
        from later in RandomMap.ServiceNear(turning).Array[1, 2]
        from profiles in RandomMap.Profile.Array[1, 4]
        from question in RandomMap.Question
        from span in RandomMap.SpanNear(turning)
        select (services, later, new ReachAxes
        {
            Municipalities = RandomMap.Municipalities,
            Needs = RandomMap.Needs,
            Profiles = profiles,
            Languages = [.. RandomMap.Languages, "sv"],
            InterpreterDoes = question.InterpreterDoes,
            Reader = question.Reader,
            StaleCounts = question.StaleCounts,
            Span = span,
        });

    [Fact]
    public void A_table_says_what_each_question_says_also_after_a_change() => Instances.Sample(
        (services, later, axes) =>
        {
            var map = new CoverageMap(services);
            var table = map.Table(axes);
            Same(map, table);
            foreach (var (service, n) in later.Select((service, n) => (service, n)))
            {
                // In place of one that is there, or besides; then one ends.
                map = map.With(n < services.Length ? service with { Id = services[n].Id } : service);
                Same(map, table = table.For(map));
            }
            if (services.Length > 1)
            {
                map = map.With(new EndService(services[^1].Id));
                Same(map, table.For(map));
            }
            return true;
        },
        iter: Soak.Times(400));

    [Fact]
    public void Two_changes_tried_on_the_same_table_know_nothing_of_each_other() => Instances.Sample(
        (services, later, axes) =>
        {
            var map = new CoverageMap(services);
            var table = map.Table(axes);
            Parallel.ForEach([map, .. later.Select(map.With), map], tried => Same(tried, table.For(tried)));
            return true;
        },
        iter: Soak.Times(200));

    [Fact]
    public void Another_contact_counts_again_only_where_it_can_reach()
    {
        var (map, axes) = Sample();
        var contact = map.Services[1].Contacts[0];
        var changed = map.With(contact with { Schedule = Viitta.Features.ServiceMap.Schedule.RoundTheClock });
        var table = map.Table(axes);
        var after = table.For(changed);
        Assert.Equal(525_600, after.Covered(0, 0, 0, 0));
        Assert.True(table.Covered(0, 0, 0, 0) < 525_600);
        Assert.True(table.Covered(1, 0) == after.Covered(1, 0), "The other municipality's block is the same memory.");
    }

    private static (CoverageMap Map, ReachAxes Axes) Sample()
    {
        var office = new Viitta.Features.ServiceMap.Schedule { Cover = Viitta.Common.Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] };
        CoverageService In(string[]? area) => new(Guid.NewGuid())
        {
            Needs = ["n01"],
            Area = area,
            Contacts = [new(Guid.NewGuid()) { Schedule = office, Languages = ["fi"], VerifiedAt = new(2026, 12, 31, 0, 0, 0, DateTimeKind.Utc) }],
        };
        return (new CoverageMap([In(null), In(["049"])]), new ReachAxes
        {
            Municipalities = ["049", "091"],
            Needs = ["n01"],
            Profiles = [new(AgeGroup.Adults)],
            Languages = ["fi"],
            Span = CalendarSpan.Year(2027),
        });
    }

    private static void Same(CoverageMap map, ReachTable table)
    {
        var axes = table.Axes;
        for (var m = 0; m < axes.Municipalities.Count; m++)
        {
            for (var n = 0; n < axes.Needs.Count; n++)
            {
                for (var p = 0; p < axes.Profiles.Count; p++)
                {
                    for (var l = 0; l < axes.Languages.Count; l++)
                    {
                        Assert.Equal(map.Reach(axes.Question(m, n, p, l), axes.Span).Covered, table.Covered(m, n, p, l));
                    }
                }
            }
        }
    }
}
