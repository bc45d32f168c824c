using CsCheck;
using NodaTime;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.ServiceMap;

/// <summary>The arithmetic of opening hours against a calendar's, over random schedules and minutes.</summary>
public sealed class ScheduleProofTests
{
    /// <summary>Both changes of the clock, Easter, Christmas, New Year, May Day, Midsummer, All Saints': nothing is easy there.</summary>
    private static readonly DateOnly[] Turning =
    [
        new(2027, 3, 28), new(2027, 10, 31), new(2027, 3, 26), new(2026, 12, 24), new(2027, 1, 1), new(2027, 5, 1), new(2027, 6, 25), new(2027, 11, 6), new(2027, 12, 6),
    ];

    private static readonly int[] TurningMinutes = [0, 1, 179, 180, 181, 239, 240, 241, 1439];

    private static Gen<T> Among<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>Days within three weeks of a turning one, so that seasons and exceptions meet the minute that is asked.</summary>
    private static Gen<DateOnly> Near(DateOnly turning) => Gen.Int[-21, 21].Select(turning.AddDays);

    private static readonly Gen<int> Minute = Gen.Frequency((1, Among(TurningMinutes)), (2, Gen.Int[0, 1439]), (2, Gen.Int[0, 95].Select(q => q * 15)));

    private static Gen<Slot> SlotNear(DateOnly turning) =>
        from days in Gen.Int[1, 7].Array[0, 5]
        from opens in Minute
        from closes in Gen.Frequency((1, Gen.Const(1440)), (5, Minute))
        from season in Gen.Int[0, 5]
        from first in Near(turning)
        from length in Gen.Int[0, 40]
        select new Slot([.. days.Distinct()], opens, closes)
        {
            From = season is 1 or 2 ? first : null,
            Until = season is 2 or 3 ? first.AddDays(length) : null,
        };

    private static readonly Gen<(Schedule Schedule, DateTime Asked)> Questions =
        from turning in Among(Turning)
        from slots in SlotNear(turning).Array[0, 4]
        from closed in Gen.Select(Near(turning), Gen.Int[0, 12], (day, length) => new DateRange(day, day.AddDays(length))).Array[0, 3]
        from extra in Gen.Select(Near(turning), Minute, Minute, (day, opens, closes) => new ExtraOpening(day, opens, closes == 0 ? 1440 : closes)).Array[0, 3]
        from rule in Gen.Enum<HolidayRule>()
        from eves in Gen.Bool
        from day in Gen.Int[-3, 3]
        from minute in Minute
        from second in Gen.Bool
        select (
            new Schedule { Cover = Cover.OfficeHours, Slots = slots, Closed = closed, Extra = extra, Holidays = rule, EvesAreHolidays = eves },
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
