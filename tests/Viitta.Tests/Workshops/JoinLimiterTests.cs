using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

public sealed class JoinLimiterTests
{
    private readonly FakeTimeProvider _time = new(ViittaApp.SaturdayNight);

    [Fact]
    public void Ten_wrong_codes_a_minute_for_each_browser()
    {
        var limiter = new JoinLimiter(_time);
        var (one, other) = (new JoinClient("a", "hall"), new JoinClient("b", "hall"));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(limiter.MayHear(one, null)));
        Assert.False(limiter.MayHear(one, null));
        Assert.False(limiter.MayHear(one, "room")); // else the eleventh guess would still pay
        Assert.True(limiter.MayHear(other, null));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(limiter.MayHear(one, "room"));
    }

    /// <summary>A fresh cookie for every guess: thirty are heard from there, and everybody elsewhere still joins.</summary>
    [Fact]
    public void One_address_that_throws_its_cookies_away_closes_the_codes_for_itself_alone()
    {
        var limiter = new JoinLimiter(_time);
        Assert.Equal(30, Enumerable.Range(0, 500).Count(i => limiter.MayHear(new($"{i}", "guesser"), null)));
        Assert.True(limiter.MayHear(new("phone", "hall"), "room"));
        Assert.True(limiter.MayHear(new("phone", "hall"), null));
    }

    [Fact]
    public void A_hundred_in_all_and_right_ones_never_count()
    {
        var limiter = new JoinLimiter(_time);
        Assert.All(Enumerable.Range(0, 100), i => Assert.True(limiter.MayHear(new($"{i}", $"{i}"), null)));
        Assert.False(limiter.MayHear(new("new", "new"), null));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.All(Enumerable.Range(0, 300), _ => Assert.True(limiter.MayHear(new("room", "room"), "room")));
    }

    /// <summary>Whoever guesses beside it, and from wherever: who sits in the room joins by its code, and by no other.</summary>
    [Fact]
    public void Where_a_workshop_is_held_its_own_code_is_heard_whatever_is_guessed()
    {
        var limiter = new JoinLimiter(_time);
        limiter.Meets("hall", "room");
        Assert.Equal(100, Enumerable.Range(0, 1_000).Count(i => limiter.MayHear(new($"{i}", $"{i % 10}"), null)));
        Assert.True(limiter.MayHear(new("phone", "hall"), "room"));
        Assert.False(limiter.MayHear(new("phone", "hall"), "other"));
        Assert.False(limiter.MayHear(new("phone", "hall"), null));
        Assert.False(limiter.MayHear(new("phone", "home"), "room"));

        limiter.Meets("hall", "other");
        Assert.True(limiter.MayHear(new("phone", "hall"), "other"));
    }

    /// <summary>Else somebody in the building who tries without end would come upon the code.</summary>
    [Fact]
    public void Beside_a_room_two_thousand_tries_a_minute_are_answered_and_no_more()
    {
        var limiter = new JoinLimiter(_time);
        limiter.Meets("hall", "room");
        Assert.Equal(30, Enumerable.Range(0, 30 + 1_999).Count(i => limiter.MayHear(new($"{i}", "hall"), null)));
        Assert.True(limiter.MayHear(new("phone", "hall"), "room"));
        Assert.False(limiter.MayHear(new("phone", "hall"), "room"));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(30, Enumerable.Range(0, 60).Count(i => limiter.MayHear(new($"{i}", "hall"), null)));
        Assert.True(limiter.MayHear(new("phone", "hall"), "room"));
        _time.Advance(TimeSpan.FromHours(6));
        Assert.Equal(30, Enumerable.Range(0, 60).Count(i => limiter.MayHear(new($"{i}", "hall"), null)));
        Assert.False(limiter.MayHear(new("phone", "hall"), "room"));
    }

    [Fact]
    public void Many_guesses_at_once_learn_no_more_than_ten()
    {
        var limiter = new JoinLimiter(_time);
        var heard = 0;
        Parallel.For(0, 200, _ =>
        {
            if (limiter.MayHear(new("a", "a"), null))
            {
                Interlocked.Increment(ref heard);
            }
        });
        Assert.Equal(10, heard);
    }

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Addresses_count_as_households_do(string one, string other, bool same) =>
        Assert.Equal(same, ClientAddress.Of(IPAddress.Parse(one)) == ClientAddress.Of(IPAddress.Parse(other)));

    /// <summary>One Wi-Fi, one address, a guesser among them: 300 phones type the right code and none is refused.</summary>
    [Fact]
    public async Task A_room_behind_one_address_is_never_refused()
    {
        using var app = new ViittaApp();
        var workshop = await app.AddWorkshopAsync("north-savo");
        var guesser = await app.Browse("fi").GetAsync("/join");
        for (var i = 0; i < 11; i++)
        {
            await guesser.SubmitAsync("main form", ("code", "ZZZZZZ"));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, guesser.Status);
        Assert.Equal("fi", guesser.Find("html").GetAttribute("lang"));
        Assert.Contains("Liian monta väärää koodia", guesser.Text, StringComparison.Ordinal);

        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, ct) =>
        {
            var phone = await app.Browse().GetAsync("/join");
            var answer = await phone.Client.PostAsync("/join", new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", phone.Find("[name=__RequestVerificationToken]").GetAttribute("value")!),
                new("code", workshop.Code),
            ]), ct);
            if (answer.Headers.Location?.OriginalString != $"/join/{workshop.JoinKey}")
            {
                Interlocked.Increment(ref refused);
            }
        });
        Assert.Equal(0, refused);
    }

    /// <summary>A guesser in the building that throws its cookies away; who comes afterwards types the code that the projector shows.</summary>
    [Theory]
    [InlineData("console")]
    [InlineData("projector")]
    [InlineData("seat")]
    [InlineData("program")]
    public async Task A_guesser_in_the_building_shuts_nobody_out(string before)
    {
        using var app = new ViittaApp();
        var workshop = await app.AddWorkshopAsync("north-savo");
        for (var i = 0; i < 30; i++)
        {
            await (await app.Browse().GetAsync("/join")).SubmitAsync("main form", ("code", "ZZZZZZ"));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, await TypesCodeAsync());
        await (before switch
        {
            "console" => (await app.CoordinatorAsync("north-savo")).GetAsync($"/workshops/{workshop.Id}/stage"),
            "projector" => (await app.CoordinatorAsync("north-savo")).GetAsync($"/workshops/{workshop.Id}/projector"),
            "seat" => SitAsync(),
            _ => (Task)app.CreateClient().PostAsJsonAsync("/api/v1/workshops/join", new { joinKey = workshop.JoinKey, sector = "police", table = 1 }),
        });
        Assert.Equal(HttpStatusCode.OK, await TypesCodeAsync());

        async Task<HttpStatusCode> TypesCodeAsync() => (await (await app.Browse().GetAsync("/join")).SubmitAsync("main form", ("code", workshop.Code))).Status;

        async Task SitAsync() => await (await app.Browse().GetAsync($"/join/{workshop.JoinKey}")).SubmitAsync("main form", ("sector", "police"), ("table", "1"));
    }
}
