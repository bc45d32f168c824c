using System.Globalization;
using CsCheck;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.ServiceMap;

public sealed class HoursInputTests
{
    private static Outcome<Schedule> Read(params SlotInput[] rows) => new HoursInput("office-hours", rows, "closed", true).Read();

    [Fact]
    public void Several_times_a_day_and_over_midnight()
    {
        var schedule = Read(new("1-5", "8", "12.00"), SlotInput.Empty, new("1-5", "13:00", "16:00"), new("6", "22:00", "06:00"), new("7", "9", "00:00")).Value!;
        Assert.Equal(
            [new Slot([1, 2, 3, 4, 5], 480, 720), new Slot([1, 2, 3, 4, 5], 780, 960), new Slot([6], 1320, 360), new Slot([7], 540, 1440)],
            schedule.Slots);
        Assert.True(schedule.Slots[2].OverMidnight);
        Assert.False(schedule.Slots[3].OverMidnight);
    }

    [Theory]
    [InlineData("", "8", "16", "servicemap.hours-no-day", "days-1")]
    [InlineData("2-9", "8", "16", "servicemap.hours-no-day", "days-1")]
    [InlineData("1", "", "16", "servicemap.hours-no-time", "opens-1")]
    [InlineData("1", "8", "25", "servicemap.hours-no-time", "closes-1")]
    [InlineData("1", "8.75", "16", "servicemap.hours-no-time", "opens-1")]
    public void A_row_that_cannot_be_read_is_named(string days, string opens, string closes, string code, string field)
    {
        var refusal = Read(new SlotInput(days, opens, closes)).Refusal!;
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void Weekly_times_need_a_row_and_something_must_be_chosen()
    {
        Assert.Equal(HoursInput.NoTimes, Read(SlotInput.Empty).Refusal);
        Assert.Equal(HoursInput.NotChosen, HoursInput.NotSaid.Read().Refusal);
    }

    [Fact]
    public void A_row_can_hold_for_a_season()
    {
        var schedule = Read(new("1-5", "8", "16") { Until = "2027-05-31" }, new("1-5", "10", "14") { From = "1.6.2027", Until = "2027-08-31" }).Value!;
        Assert.Equal(
            [
                new Slot([1, 2, 3, 4, 5], 480, 960) { Until = new(2027, 5, 31) },
                new Slot([1, 2, 3, 4, 5], 600, 840) { From = new(2027, 6, 1), Until = new(2027, 8, 31) },
            ],
            schedule.Slots);
        Assert.Equal(["2027-05-31", "2027-08-31"], HoursInput.Of(schedule).Rows.Select(r => r.Until));
    }

    [Fact]
    public void Dates_alone_are_closed_and_a_day_with_times_is_open()
    {
        var schedule = With([new("2026-12-23", "6.1.2027"), ExceptionInput.Empty, new("5.12.2026", "", "10", "14"), new("2026-12-05", "2026-12-05")]).Value!;
        Assert.Equal([new DateRange(new(2026, 12, 5), new(2026, 12, 5)), new DateRange(new(2026, 12, 23), new(2027, 1, 6))], schedule.Closed);
        Assert.Equal([new ExtraOpening(new(2026, 12, 5), 600, 840)], schedule.Extra);
        Assert.Equal(new ExtraOpening(new(2026, 12, 5), 600, 840), Assert.Single(
            (new HoursInput("office-hours", [], "closed", true) { Exceptions = [new("5.12.2026", "", "10", "14")] }).Read().Value!.Extra));
    }

    [Theory]
    [InlineData("", "2026-12-24", "", "", "servicemap.exception-no-date", "ex-from-2")]
    [InlineData("24.13.2026", "", "", "", "servicemap.exception-no-date", "ex-from-2")]
    [InlineData("1026-12-24", "", "", "", "servicemap.exception-no-date", "ex-from-2")]
    [InlineData("2026-12-24", "soon", "", "", "servicemap.exception-no-date", "ex-until-2")]
    [InlineData("2026-12-24", "2026-12-23", "", "", "servicemap.exception-backwards", "ex-until-2")]
    [InlineData("2026-12-24", "", "8", "", "servicemap.exception-no-time", "ex-closes-2")]
    [InlineData("2026-12-24", "", "24:00", "6", "servicemap.exception-no-time", "ex-opens-2")]
    [InlineData("2026-12-24", "2026-12-26", "8", "12", "servicemap.exception-one-day", "ex-until-2")]
    public void An_exception_that_cannot_be_read_is_named(string from, string until, string opens, string closes, string code, string field)
    {
        var refusal = With([ExceptionInput.Empty, new(from, until, opens, closes)]).Refusal!;
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("summer", "", "servicemap.hours-no-date", "from-1")]
    [InlineData("", "2027-02-30", "servicemap.hours-no-date", "until-1")]
    [InlineData("2027-08-31", "2027-06-01", "servicemap.hours-season-backwards", "until-1")]
    public void A_season_that_cannot_be_read_is_named(string from, string until, string code, string field)
    {
        var refusal = Read(new SlotInput("1-5", "8", "16") { From = from, Until = until }).Refusal!;
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void There_is_an_end_to_rows_and_exceptions()
    {
        Assert.False(Read([.. Enumerable.Repeat(new SlotInput("1", "8", "16"), 28)]).Refused);
        Assert.Equal("servicemap.hours-too-many", Read([.. Enumerable.Repeat(new SlotInput("1", "8", "16"), 29)]).Refusal?.Code);
        Assert.False(With([.. Enumerable.Repeat(new ExceptionInput("2026-12-24"), 40)]).Refused);
        Assert.Equal("servicemap.exceptions-too-many", With([.. Enumerable.Repeat(new ExceptionInput("2026-12-24"), 41)]).Refusal?.Code);
    }

    /// <summary>What a form shows of a schedule is that schedule again, in no more rows than were typed.</summary>
    [Fact]
    public void There_and_back_it_is_the_same()
    {
        var day = from date in Gen.Int[0, 400] select new DateOnly(2026, 11, 24).AddDays(date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var slot = from days in Gen.Int[0, HoursInput.DayRuns.Count - 1]
                   from opens in Gen.Int[0, 3]
                   from closes in Gen.Int[1, 1440]
                   from season in Gen.Int[0, 2]
                   select new SlotInput(HoursInput.DayRuns[days], TimeOf(opens * 60), TimeOf(closes)) { From = season == 0 ? "2027-06-01" : "", Until = season == 1 ? "" : "2027-09-01" };
        var exception = from first in day
                        from times in Gen.Int[0, 1439].Nullable()
                        select times is { } minute ? new ExceptionInput(first, "", TimeOf(minute), "0:00") : new ExceptionInput(first);
        Gen.Select(slot.Array[1, 12], exception.Array[0, 6]).Sample((rows, exceptions) =>
        {
            var schedule = new HoursInput("office-hours", rows, "closed", true) { Exceptions = exceptions }.Read().Value!;
            var shown = HoursInput.Of(schedule);
            return shown.Read().Value == schedule && shown.Rows.Count <= rows.Length && shown.Exceptions.Count <= exceptions.Length;
        }, iter: 1000);
    }

    private static Outcome<Schedule> With(ExceptionInput[] exceptions) =>
        new HoursInput("office-hours", [new("1-5", "8", "16")], "closed", true) { Exceptions = exceptions }.Read();

    private static string TimeOf(int minutes) => $"{minutes / 60}:{minutes % 60:00}";
}
