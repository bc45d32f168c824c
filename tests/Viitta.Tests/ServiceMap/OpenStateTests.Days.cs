using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.ServiceMap;

// Holidays, eves, exceptions by date, and seasons.
public sealed partial class OpenStateTests
{
    [Theory]
    [InlineData(HolidayRule.Closed, false, false)]
    [InlineData(HolidayRule.AsSunday, false, true)]
    [InlineData(HolidayRule.AsUsual, true, false)]
    public void A_holiday_follows_its_rule(HolidayRule rule, bool atTen, bool atNoon)
    {
        // Independence Day 2027 is a Monday: weekdays 8–11, Sundays 12–14.
        var schedule = Office with { Slots = [new([1, 2, 3, 4, 5], 480, 660), new([7], 720, 840)], Holidays = rule };
        Assert.Equal(atTen, schedule.IsOpen(At("2027-12-06 10:00")));
        Assert.Equal(atNoon, schedule.IsOpen(At("2027-12-06 12:30")));
    }

    [Fact]
    public void Eves_count_when_the_schedule_says_so()
    {
        Assert.False(Office.IsOpen(At("2026-12-24 10:00")));
        Assert.True((Office with { EvesAreHolidays = false }).IsOpen(At("2026-12-24 10:00")));
        Assert.False((Office with { EvesAreHolidays = false }).IsOpen(At("2026-12-25 10:00")));
    }

    /// <summary>Closed over Christmas, one Saturday open besides, and one holiday.</summary>
    [Theory]
    [InlineData("2026-12-22 17:00", OpenKind.Closed, "2027-01-07 08:00")]
    [InlineData("2026-12-28 10:00", OpenKind.Closed, "2027-01-07 08:00")]
    [InlineData("2026-12-04 17:00", OpenKind.Closed, "2026-12-05 22:00")]
    [InlineData("2026-12-05 23:00", OpenKind.Open, "2026-12-06 02:00")] // over midnight into Independence Day
    [InlineData("2026-12-06 02:00", OpenKind.Closed, "2026-12-06 12:00")]
    [InlineData("2026-12-06 13:00", OpenKind.Open, "2026-12-06 14:00")] // open although it is a holiday
    public void Exceptions(string local, OpenKind kind, string changes)
    {
        var schedule = Office with
        {
            Closed = [new(new(2026, 12, 23), new(2027, 1, 6))],
            Extra = [new(new(2026, 12, 5), 22 * 60, 2 * 60), new(new(2026, 12, 6), 12 * 60, 14 * 60)],
        };
        Assert.Equal(new OpenState(kind, At(changes)), schedule.StateAt(At(local)));
    }

    [Fact]
    public void A_shortened_day_is_closed_and_open_besides()
    {
        var schedule = Office with { Closed = [new(new(2026, 11, 25), new(2026, 11, 25))], Extra = [new(new(2026, 11, 25), 600, 720)] };
        Assert.Equal(120, Minutes(schedule, "2026-11-25 00:00", "2026-11-26 00:00"));
    }

    [Fact]
    public void A_night_that_has_begun_runs_into_a_closed_day()
    {
        var schedule = SaturdayNights with { Closed = [new(new(2026, 11, 22), new(2026, 11, 28))] };
        Assert.Equal(new OpenState(OpenKind.Open, At("2026-11-22 06:00")), schedule.StateAt(At("2026-11-21 23:00")));
        Assert.Equal(new OpenState(OpenKind.Closed, At("2026-12-05 22:00")), schedule.StateAt(At("2026-11-22 06:00")));
    }

    [Theory]
    [InlineData("2027-05-31 16:00", OpenKind.Closed, "2027-06-01 10:00")]
    [InlineData("2027-06-01 09:00", OpenKind.Closed, "2027-06-01 10:00")]
    [InlineData("2027-08-31 14:00", OpenKind.Closed, "2027-09-01 08:00")]
    public void Seasons(string local, OpenKind kind, string changes)
    {
        Slot weekdays = Office.Slots[0];
        var schedule = Office with
        {
            Slots =
            [
                weekdays with { Until = new(2027, 5, 31) },
                weekdays with { Opens = 600, Closes = 840, From = new(2027, 6, 1), Until = new(2027, 8, 31) },
                weekdays with { From = new(2027, 9, 1) },
            ],
        };
        Assert.Equal(new OpenState(kind, At(changes)), schedule.StateAt(At(local)));
    }
}
