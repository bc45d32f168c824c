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

    /// <summary>What a form shows of a schedule is that schedule again.</summary>
    [Fact]
    public void There_and_back_it_is_the_same()
    {
        var slot = from days in Gen.Int[1, 7].Array[1, 7]
                   from opens in Gen.Int[0, 1439]
                   from closes in Gen.Int[1, 1440]
                   select new SlotInput($"{days[0]}", TimeOf(opens), TimeOf(closes));
        slot.Array[1, 12].Sample(rows =>
        {
            var schedule = Read(rows).Value!;
            return HoursInput.Of(schedule).Read().Value == schedule;
        }, iter: 1000);
    }

    private static string TimeOf(int minutes) => $"{minutes / 60}:{minutes % 60:00}";
}
