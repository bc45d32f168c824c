using CsCheck;
using Viitta.Features.Coverage;
using Viitta.Tests.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

/// <summary>The engine against <see cref="ReachReference"/>: share, intervals and reasons.</summary>
[NoDatabase]
public sealed class ReachProofTests
{
    private static readonly Gen<(CoverageService[] Services, ReachQuestion Question, CalendarSpan Span)> Instances =
        from turning in RandomSchedule.Turning
        from services in RandomMap.ServiceNear(turning).Array[0, 4]
        from question in RandomMap.Question
        from span in RandomMap.SpanNear(turning)
        select (services, question, span);

    [Fact]
    public void It_reaches_whom_a_loop_over_the_minutes_reaches() => Instances.Sample(
        (services, question, span) =>
        {
            var reach = new CoverageMap(services).Reach(question, span);
            var reference = new ReachReference(services, question, span);
            return reach.Span.Minutes == reference.Minutes
                && reach.Covered == reference.Covered
                && reach.OnStale == reference.OnStale
                && reach.Uncovered.Runs.SequenceEqual(reference.Uncovered())
                && reach.Uncovered.Runs.All(gap => reach.ReasonsFor(gap).Select(r => (r.ContactId, r.Lack, r.Minutes)).ToHashSet()
                    .SetEquals(reference.ReasonsFor(gap)));
        },
        iter: 10_000);
}
