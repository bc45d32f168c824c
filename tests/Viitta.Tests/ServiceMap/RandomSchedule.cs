using CsCheck;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.ServiceMap;

/// <summary>Weekly hours with seasons and exceptions that meet the hard days of a year.</summary>
internal static class RandomSchedule
{
    /// <summary>Both changes of the clock, Easter, Christmas, New Year, May Day, Midsummer, All Saints': nothing is easy there.</summary>
    public static readonly Gen<DateOnly> Turning = Among<DateOnly>(
    [
        new(2027, 3, 28), new(2027, 10, 31), new(2027, 3, 26), new(2026, 12, 24), new(2027, 1, 1), new(2027, 5, 1), new(2027, 6, 25), new(2027, 11, 6), new(2027, 12, 6),
    ]);

    public static readonly Gen<int> Minute = Gen.Frequency(
        (1, Among([0, 1, 179, 180, 181, 239, 240, 241, 1439])), (2, Gen.Int[0, 1439]), (2, Gen.Int[0, 95].Select(q => q * 15)));

    public static Gen<T> Among<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    public static Gen<Schedule> Near(DateOnly turning) =>
        from slots in SlotNear(turning).Array[0, 4]
        from closed in Gen.Select(DayNear(turning), Gen.Int[0, 12], (day, length) => new DateRange(day, day.AddDays(length))).Array[0, 3]
        from extra in Gen.Select(DayNear(turning), Minute, Minute, (day, opens, closes) => new ExtraOpening(day, opens, closes == 0 ? 1440 : closes)).Array[0, 3]
        from rule in Gen.Enum<HolidayRule>()
        from eves in Gen.Bool
        select new Schedule { Cover = Cover.OfficeHours, Slots = slots, Closed = closed, Extra = extra, Holidays = rule, EvesAreHolidays = eves };

    /// <summary>Within three weeks, so that seasons and exceptions meet the minute that is asked.</summary>
    private static Gen<DateOnly> DayNear(DateOnly turning) => Gen.Int[-21, 21].Select(turning.AddDays);

    private static Gen<Slot> SlotNear(DateOnly turning) =>
        from days in Gen.Int[1, 7].Array[0, 5]
        from opens in Minute
        from closes in Gen.Frequency((1, Gen.Const(1440)), (5, Minute))
        from season in Gen.Int[0, 5]
        from first in DayNear(turning)
        from length in Gen.Int[0, 40]
        select new Slot([.. days.Distinct()], opens, closes)
        {
            From = season is 1 or 2 ? first : null,
            Until = season is 2 or 3 ? first.AddDays(length) : null,
        };
}
