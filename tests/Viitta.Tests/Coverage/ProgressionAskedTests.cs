using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

/// <summary>When a case begins, as it is asked in the address.</summary>
[NoDatabase]
public sealed class ProgressionAskedTests
{
    private static readonly Catalogue Shipped = Catalogue.Read(Path.Combine(Repository.Root, "content"));

    /// <summary>Times are UTC: in Helsinki two hours more in winter, three in summer.</summary>
    [Theory]
    [InlineData("", "2026-11-23T10:00", "2026-11-28T20:40")] // a Monday: the next Saturday at 22.40
    [InlineData("", "2026-11-28T20:40", "2026-11-28T20:40")] // now
    [InlineData("", "2026-11-28T20:41", "2026-12-05T20:40")] // just gone
    [InlineData("", "2026-12-31T10:00", "2027-01-02T20:40")]
    [InlineData("year=2027", "2026-11-23T10:00", "2027-01-02T20:40")]
    [InlineData("begins=2026-07-01T08:15&year=2027", "2026-11-23T10:00", "2026-07-01T05:15")]
    [InlineData("begins=5.12.2026 22.40", "2026-11-23T10:00", "2026-12-05T20:40")]
    [InlineData("begins=2026-10-25T03:30", "2026-11-23T10:00", "2026-10-25T00:30")] // comes twice: the first
    [InlineData("begins=2026-10-25T03:30%2B02:00", "2026-11-23T10:00", "2026-10-25T01:30")]
    public void It_begins_when_it_was_asked_or_on_a_Saturday_night(string query, string now, string begins)
    {
        var (asked, errors) = Ask(query, Utc(now));
        Assert.Empty(errors);
        Assert.Equal(Utc(begins), asked.Start);
        Assert.Equal(Clock.LocalDate(asked.Start).Year, asked.Person.Year);
        Assert.Equal(asked, Ask(asked.Query()[1..], Utc(now)).Asked);
    }

    [Theory]
    [InlineData("tonight")]
    [InlineData("2025-12-31T23:59")]
    [InlineData("2028-01-01T00:00")]
    [InlineData("9999-12-31T23:59%2B00:00")]
    public void What_is_no_time_of_this_year_or_the_next_is_said_and_kept(string begins)
    {
        var (asked, errors) = Ask($"begins={begins}", Utc("2026-11-23T10:00"));
        Assert.Equal(("begins", "coverage.not-a-start"), (Assert.Single(errors).Field, errors[0].Code));
        Assert.Equal(Uri.UnescapeDataString(begins), asked.Begins);
        Assert.Equal(Utc("2026-11-28T20:40"), asked.Start);
    }

    [Fact]
    public void Every_minute_of_the_year_has_an_address_of_its_own()
    {
        var now = Utc("2026-11-23T10:00");
        var (asked, _) = Ask("consents=no", now);
        foreach (var start in new[] { "2026-03-29T00:59", "2026-03-29T01:00", "2026-10-25T00:30", "2026-10-25T01:30", "2026-10-25T02:00" }.Select(Utc))
        {
            Assert.Equal(start, Ask(asked.At(start).Query()[1..], now).Asked.Start);
        }
        Assert.False(asked.Person.Consents);
        Assert.True(Ask("", now).Asked.Person.Consents);
    }

    private static (ProgressionAsked Asked, List<Refusal> Errors) Ask(string query, DateTime now)
    {
        var errors = new List<Refusal>();
        return (ProgressionAsked.From(new QueryCollection(QueryHelpers.ParseQuery(query)), Shipped, Reader.Authority, now, errors), errors);
    }

    private static DateTime Utc(string text) => Clock.AsUtc(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
