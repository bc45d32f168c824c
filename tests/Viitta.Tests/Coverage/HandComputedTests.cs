using NodaTime;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.Coverage;

/// <summary>The figures of coverage.md for 2027, counted there by hand.</summary>
public sealed class HandComputedTests
{
    private static readonly CalendarSpan Year = CalendarSpan.Year(2027);
    private static readonly Schedule Office = Weekly(new([1, 2, 3, 4, 5], 480, 960));
    private static readonly Schedule SaturdayNight = Weekly(new([6], 1320, 360)) with { Holidays = HolidayRule.AsUsual };

    [Fact]
    public void Office_hours()
    {
        var reach = Ask(Office);
        Assert.Equal(121_440, reach.Covered);
        Assert.Equal(254, reach.Uncovered.RunCount);
        AssertLongest(reach, 6_660);
    }

    [Fact]
    public void Office_hours_and_a_second_contact_on_Saturday_nights()
    {
        var reach = Ask(Office, SaturdayNight);
        Assert.Equal(146_400, reach.Covered);
        Assert.Equal(306, reach.Uncovered.RunCount);
        AssertLongest(reach, 3_240);
    }

    [Fact]
    public void Saturday_nights_alone()
    {
        var reach = Ask(SaturdayNight);
        Assert.Equal(24_960, reach.Covered);
        var nights = reach.Reached.Runs.ToLookup(r => r.Minutes / 60, r => Year.LocalAt(r.From));
        Assert.Equal(new LocalDateTime(2027, 3, 27, 22, 0), Assert.Single(nights[7]));
        Assert.Equal(new LocalDateTime(2027, 10, 30, 22, 0), Assert.Single(nights[9]));
        Assert.Equal(50, nights[8].Count());
        Assert.Equal(3, nights.Count);
    }

    [Fact]
    public void Round_the_clock_leaves_no_minute_and_by_appointment_leaves_all()
    {
        Assert.True(Ask(Schedule.RoundTheClock).Uncovered.IsEmpty);
        Assert.Null(Ask(Schedule.RoundTheClock).Longest);
        var reach = Ask(new Schedule { Cover = Cover.ByAppointment });
        Assert.Equal(new Run(0, 525_600), reach.Longest);
        Assert.Equal((Lack.ByAppointment, 525_600), reach.ReasonsFor(new(0, 525_600)).Select(r => (r.Lack, r.Minutes)).Single());
    }

    /// <summary>The night that is an hour shorter and the one that is an hour longer are both in it.</summary>
    [Theory]
    [InlineData(8, 20, 365 * 720)]
    [InlineData(20, 8, 365 * 720)]
    [InlineData(0, 24, 525_600)]
    [InlineData(22, 24, 365 * 120)]
    public void Hours_that_are_tried_hold_every_day_and_no_others(int from, int until, int minutes)
    {
        var map = Map(Office);
        var tried = map.With(new SetHours(map.Services[0].Id, map.Services[0].Contacts[0].Id, from, until));
        Assert.Equal(minutes, tried.Reach(Question, Year).Covered);
    }

    [Fact]
    public void A_year_has_every_minute_once()
    {
        Assert.Equal(525_600, Year.Minutes);
        Assert.Equal(527_040, CalendarSpan.Year(2028).Minutes);
        Assert.Equal(new DateTime(2026, 12, 31, 22, 0, 0, DateTimeKind.Utc), Year.Start);
        var october = Year.MinuteAt(new DateTime(2027, 10, 31, 0, 30, 0, DateTimeKind.Utc));
        Assert.Equal(Year.LocalAt(october), Year.LocalAt(october + 60));
        var march = Year.MinuteAt(new DateTime(2027, 3, 28, 0, 59, 0, DateTimeKind.Utc));
        Assert.Equal(Year.LocalAt(march).PlusMinutes(61), Year.LocalAt(march + 1));
        Assert.All(Enumerable.Range(0, 365), day =>
            Assert.Equal(new LocalDate(2027, 1, 1).PlusDays(day).AtMidnight(), Year.LocalAt(Year.MinuteOf(new DateOnly(2027, 1, 1).AddDays(day)))));
    }

    [Fact]
    public void An_hour_of_the_week_has_its_minutes_of_the_whole_year()
    {
        var hours = Ask(Office).HoursOfWeek();
        Assert.Equal(525_600, hours.Sum(h => h.Minutes));
        Assert.Equal(121_440, hours.Sum(h => h.Covered));
        Assert.Equal(53 * 60, hours[4 * 24].Minutes); // 2027 begins and ends with a Friday
        // Without 1 January, Good Friday, Midsummer Eve and Christmas Eve.
        Assert.Equal(new(53 * 60, 49 * 60), hours[(4 * 24) + 8]);
    }

    private static void AssertLongest(Reach reach, int minutes)
    {
        Assert.Equal(minutes, reach.Longest!.Value.Minutes);
        Assert.Equal(new LocalDateTime(2027, 3, 25, 16, 0), Year.LocalAt(reach.Longest.Value.From));
    }

    private static ReachQuestion Question => new() { Municipality = "049", Need = "n01", Profile = new(AgeGroup.Adults), Language = "fi" };

    private static Reach Ask(params Schedule[] schedules) => Map(schedules).Reach(Question, Year);

    private static CoverageMap Map(params Schedule[] schedules) => new([new CoverageService(Guid.NewGuid())
    {
        Needs = ["n01"],
        Contacts = [.. schedules.Select(s => new CoverageContact(Guid.NewGuid())
        {
            Schedule = s,
            Languages = ["fi"],
            VerifiedAt = new DateTime(2026, 12, 31, 12, 0, 0, DateTimeKind.Utc),
        })],
    }]);

    private static Schedule Weekly(Slot slot) => new() { Cover = Cover.OfficeHours, Slots = [slot] };
}
