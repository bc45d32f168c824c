using System.Text.Json;
using CsCheck;
using NodaTime;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

[NoDatabase]
public sealed partial class OpenStateTests
{
    private static readonly Schedule Office = new() { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 8 * 60, 16 * 60)] };

    private static readonly Schedule SaturdayNights = new()
    {
        Cover = Cover.OfficeHours,
        Slots = [new([6], 22 * 60, 6 * 60)],
        Holidays = HolidayRule.AsUsual,
    };

    /// <summary>Easter with the clock in March, the clock in October, Christmas, Midsummer.</summary>
    private static readonly string[] Turning = ["2027-03-26 00:00", "2027-10-29 00:00", "2027-12-22 00:00", "2027-06-23 00:00"];

    /// <summary>The hand-computed rows: every minute of 2027 asked, one by one.</summary>
    [Fact]
    public void Office_hours_of_2027()
    {
        var (covered, uncovered) = Year2027(Office);
        Assert.Equal(121_440, covered);
        Assert.Equal(254, uncovered.Count);
        Assert.Equal((6_660, At("2027-03-25 16:00")), Longest(uncovered));
    }

    [Fact]
    public void Office_hours_and_Saturday_nights_of_2027()
    {
        var (covered, uncovered) = Year2027(Office, SaturdayNights);
        Assert.Equal(146_400, covered);
        Assert.Equal(306, uncovered.Count);
        Assert.Equal((3_240, At("2027-03-25 16:00")), Longest(uncovered));
    }

    [Fact]
    public void Saturday_nights_of_2027_lose_an_hour_in_March_and_gain_one_in_October()
    {
        var (covered, uncovered) = Year2027(SaturdayNights);
        Assert.Equal(24_960, covered);
        Assert.Equal(53, uncovered.Count);
        Assert.Equal(7 * 60, Minutes(SaturdayNights, "2027-03-27 12:00", "2027-03-28 12:00"));
        Assert.Equal(9 * 60, Minutes(SaturdayNights, "2027-10-30 12:00", "2027-10-31 12:00"));
        Assert.Equal(8 * 60, Minutes(SaturdayNights, "2027-11-06 12:00", "2027-11-07 12:00"));
    }

    [Theory]
    [InlineData("2026-11-21 22:40", OpenKind.Closed, "2026-11-23 08:00")] // Saturday night
    [InlineData("2026-11-23 07:59", OpenKind.Closed, "2026-11-23 08:00")]
    [InlineData("2026-11-23 08:00", OpenKind.Open, "2026-11-23 16:00")]
    [InlineData("2026-11-23 15:59", OpenKind.Open, "2026-11-23 16:00")]
    [InlineData("2026-11-23 16:00", OpenKind.Closed, "2026-11-24 08:00")]
    [InlineData("2027-03-25 16:00", OpenKind.Closed, "2027-03-30 08:00")] // over Easter
    [InlineData("2026-12-23 18:00", OpenKind.Closed, "2026-12-28 08:00")] // Christmas Eve is closed too
    public void Office_hours(string local, OpenKind kind, string changes) =>
        Assert.Equal(new OpenState(kind, At(changes)), Office.StateAt(At(local)));

    [Theory]
    [InlineData("2026-11-21 22:40", OpenKind.Open, "2026-11-22 06:00")]
    [InlineData("2026-11-22 05:59", OpenKind.Open, "2026-11-22 06:00")]
    [InlineData("2026-11-22 06:00", OpenKind.Closed, "2026-11-28 22:00")]
    [InlineData("2026-11-22 22:40", OpenKind.Closed, "2026-11-28 22:00")]
    public void A_slot_over_midnight_belongs_to_the_day_it_begins(string local, OpenKind kind, string changes) =>
        Assert.Equal(new OpenState(kind, At(changes)), SaturdayNights.StateAt(At(local)));

    /// <summary>Stored before there were seasons and exceptions.</summary>
    [Fact]
    public void An_old_row_still_reads()
    {
        const string Old = """{"cover":1,"slots":[{"days":[1,2,3,4,5],"opens":480,"closes":960}],"holidays":0,"evesAreHolidays":true}""";
        Assert.Equal(Office, JsonSerializer.Deserialize<Schedule>(Old, JsonSerializerOptions.Web));
        var full = Office with
        {
            Slots = [Office.Slots[0] with { From = new(2027, 6, 1), Until = new(2027, 8, 31) }],
            Closed = [new(new(2026, 12, 23), new(2027, 1, 6))],
            Extra = [new(new(2026, 12, 5), 600, 840)],
        };
        Assert.Equal(full, JsonSerializer.Deserialize<Schedule>(JsonSerializer.Serialize(full, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
        Assert.NotEqual(Office, full);
    }

    [Fact]
    public void The_other_kinds()
    {
        var now = At("2026-11-21 22:40");
        Assert.Equal(new OpenState(OpenKind.Open), Schedule.RoundTheClock.StateAt(now));
        Assert.Equal(new OpenState(OpenKind.Unknown), Schedule.NotKnown.StateAt(now));
        Assert.Equal(new OpenState(OpenKind.Unknown), (Office with { Slots = [] }).StateAt(now));
        Assert.Equal(new OpenState(OpenKind.ByAppointment), (Office with { Cover = Cover.ByAppointment }).StateAt(now));
        Assert.False((Office with { Cover = Cover.ByAppointment }).IsOpen(At("2026-11-23 10:00")));
        Assert.Equal(new OpenState(OpenKind.Open), (Office with { Slots = [new([1, 2, 3, 4, 5, 6, 7], 0, 1440)], Holidays = HolidayRule.AsUsual }).StateAt(now));
        Assert.Equal(new OpenState(OpenKind.Closed), (Office with { Slots = [new([], 0, 1440)] }).StateAt(now));
    }

    /// <summary>A slot that ends inside the repeated hour closes at its first pass and opens again for the second.</summary>
    [Fact]
    public void The_repeated_hour_counts_twice_and_the_skipped_one_not_at_all()
    {
        var night = Office with { Slots = [new([7], 150, 210)], Holidays = HolidayRule.AsUsual }; // Sunday 2.30–3.30
        Assert.Equal(90, Minutes(night, "2027-10-31 00:00", "2027-10-31 12:00"));
        Assert.Equal(30, Minutes(night, "2027-03-28 00:00", "2027-03-28 12:00"));
        var first = At("2027-10-31 02:30");
        Assert.Equal(first.AddMinutes(60), night.StateAt(first).Changes);
        Assert.Equal(first.AddMinutes(90), night.StateAt(first.AddMinutes(60)).Changes);
        Assert.Equal(At("2027-03-28 04:00"), night.StateAt(At("2027-03-28 02:30")).Changes);
    }

    /// <summary>Against asking every minute: any schedule, around both changes of the clock, Easter and Christmas.</summary>
    [Fact]
    public void The_next_change_is_the_first_minute_that_differs()
    {
        var slot = from days in Gen.Int[1, 7].Array[0, 3]
                   from opens in Gen.Int[0, 1439]
                   from closes in Gen.Int[0, 1440]
                   select new Slot([.. days.Distinct()], opens, closes);
        var questions = from slots in slot.Array[1, 3]
                        from rule in Gen.Enum<HolidayRule>()
                        from day in Gen.Int[0, 3]
                        from minute in Gen.Int[0, 3 * 1440]
                        select (Office with { Slots = slots, Holidays = rule }, At(Turning[day]).AddMinutes(minute));
        questions.Sample((schedule, from) =>
        {
            var state = schedule.StateAt(from);
            var last = state.Changes ?? from.AddDays(OpenState.Horizon);
            for (var minute = from; minute < last; minute = minute.AddMinutes(1))
            {
                Assert.Equal(state.IsOpen, schedule.IsOpen(minute));
            }
            Assert.True(state.Changes is null || schedule.IsOpen(last) != state.IsOpen);
        }, iter: 60);
    }

    private static (int Covered, List<(int Minutes, DateTime From)> Uncovered) Year2027(params Schedule[] schedules)
    {
        var (covered, uncovered, run) = (0, new List<(int, DateTime)>(), 0);
        var end = At("2028-01-01 00:00");
        for (var minute = At("2027-01-01 00:00"); minute < end; minute = minute.AddMinutes(1))
        {
            if (!schedules.Any(s => s.IsOpen(minute)))
            {
                run++;
                continue;
            }
            covered++;
            Close(minute);
        }
        Close(end);
        return (covered, uncovered);

        void Close(DateTime at)
        {
            if (run > 0)
            {
                uncovered.Add((run, at.AddMinutes(-run)));
                run = 0;
            }
        }
    }

    private static (int Minutes, DateTime From) Longest(List<(int Minutes, DateTime From)> runs) => runs.MaxBy(r => r.Minutes);

    private static int Minutes(Schedule schedule, string from, string to)
    {
        var (first, count) = (At(from), (int)(At(to) - At(from)).TotalMinutes);
        return Enumerable.Range(0, count).Count(n => schedule.IsOpen(first.AddMinutes(n)));
    }

    private static DateTime At(string local) => Clock.ToUtc(
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm").Parse(local).Value);
}
