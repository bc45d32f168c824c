using CsCheck;
using NodaTime;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>The arithmetic of opening hours against a calendar's, over random schedules and minutes.</summary>
[NoDatabase]
public sealed class ScheduleProofTests
{
    private static readonly Gen<(Schedule Schedule, DateTime Asked)> Questions =
        from turning in RandomSchedule.Turning
        from schedule in RandomSchedule.Near(turning)
        from day in Gen.Int[-3, 3]
        from minute in RandomSchedule.Minute
        from second in Gen.Bool
        select (
            schedule,
            // In October's repeated hour both of its passes are asked.
            Clock.ToUtc(LocalDateTime.FromDateTime(turning.AddDays(day).ToDateTime(TimeOnly.MinValue)).PlusMinutes(minute)).AddHours(second ? 1 : 0));

    [Fact]
    public void It_is_open_when_the_calendar_says_so_and_changes_at_the_same_minute() => Questions.Sample(
        (schedule, asked) =>
        {
            var reference = new ScheduleReference(schedule, asked);
            var state = schedule.StateAt(asked);
            if (schedule.Slots.Count + schedule.Extra.Count == 0)
            {
                return state.Kind == OpenKind.Unknown && !schedule.IsOpen(asked);
            }
            return schedule.IsOpen(asked) == reference.IsOpen && state.IsOpen == reference.IsOpen && state.Changes == reference.Changes;
        },
        iter: 12_000);
}
