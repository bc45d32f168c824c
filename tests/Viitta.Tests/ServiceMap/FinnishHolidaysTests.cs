using NodaTime;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.ServiceMap;

public sealed class FinnishHolidaysTests
{
    /// <summary>Read from calendars: Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday, Midsummer Day, All Saints'.</summary>
    [Theory]
    [InlineData(2024, "03-29 03-31 04-01 05-09 05-19 06-22 11-02")]
    [InlineData(2025, "04-18 04-20 04-21 05-29 06-08 06-21 11-01")]
    [InlineData(2026, "04-03 04-05 04-06 05-14 05-24 06-20 10-31")]
    [InlineData(2027, "03-26 03-28 03-29 05-06 05-16 06-26 11-06")]
    [InlineData(2028, "04-14 04-16 04-17 05-25 06-04 06-24 11-04")]
    [InlineData(2029, "03-30 04-01 04-02 05-10 05-20 06-23 11-03")]
    [InlineData(2030, "04-19 04-21 04-22 05-30 06-09 06-22 11-02")]
    public void All_of_a_year(int year, string moving)
    {
        var expected = $"{moving} 01-01 01-06 05-01 12-06 12-25 12-26".Split(' ').Order();
        Assert.Equal(expected, FinnishHolidays.Of(year).Select(d => d.ToString("MM-dd", null)).Order());
    }

    [Theory]
    [InlineData(2026, 6, 19)]
    [InlineData(2027, 6, 25)]
    [InlineData(2027, 12, 24)]
    public void Eves_are_told_apart_from_holidays(int year, int month, int day)
    {
        var date = new LocalDate(year, month, day);
        Assert.True(FinnishHolidays.IsEve(date));
        Assert.False(FinnishHolidays.IsHoliday(date));
        Assert.Equal(2, Enumerable.Range(0, 365).Count(n => FinnishHolidays.IsEve(new LocalDate(year, 1, 1).PlusDays(n))));
    }
}
