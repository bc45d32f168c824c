using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Features.Search;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Search;

public sealed class SearchTests(PracticeFixture fixture) : IClassFixture<PracticeFixture>
{
    [Theory]
    [InlineData("fi", "turvakodin numero", "Turvakotipaikka")]
    [InlineData("sv", "skyddshem", "Plats på skyddshem")]
    [InlineData("en", "shelter tonight", "Place in a shelter")]
    public async Task A_stranger_finds_a_service_in_each_language(string language, string words, string service)
    {
        var browse = await fixture.App.Browse(language).GetAsync($"/search?q={Uri.EscapeDataString(words)}");

        Assert.Equal(HttpStatusCode.OK, browse.Status);
        Assert.Contains(service, browse.Text);
        Assert.NotNull(browse.Find(".fictional")); // what is of the practice region is marked
    }

    [Theory]
    [InlineData("116006", "Rikosuhripäivystyksen puhelinpalvelu")]
    [InlineData("kenen numero on 080-005005", "Nollalinja")]
    [InlineData("+358 29 501 6620", "Työsuojelun puhelinneuvonta")]
    [InlineData("+358 (0)29 501 6620", "Työsuojelun puhelinneuvonta")]
    [InlineData("https://www.pirha.fi", "Seri-tukikeskus, Tays")]
    [InlineData("000 000 0262", "Seri-tukikeskus")]
    public async Task Who_has_a_number_or_an_address_finds_whose_it_is(string words, string service)
    {
        var browse = await fixture.App.Browse("fi").GetAsync($"/search?q={Uri.EscapeDataString(words)}");

        Assert.Contains(service, browse.Page.QuerySelector("main .items li")!.TextContent);
    }

    [Fact]
    public async Task A_number_that_is_not_public_tells_a_stranger_nothing()
    {
        const string Words = "/search?q=000+000+0321";
        var stranger = await fixture.App.Browse("fi").GetAsync(Words);
        var member = await (await fixture.App.CoordinatorAsync("tuulivaara")).GetAsync(Words + "&lang=fi");

        Assert.DoesNotContain("Rajavartio", stranger.Page.QuerySelector("main .items")?.TextContent ?? "");
        Assert.Contains("Rajavartio", member.Page.QuerySelector("main .items li")!.TextContent);
    }

    [Fact]
    public async Task A_number_that_is_taken_off_the_map_is_found_no_more_and_put_back_it_is()
    {
        await using var app = new ViittaApp().WithPractice();
        var contact = await app.InDbAsync(db => db.ContactPoints.SingleAsync(c => c.Phone == "000 000 0262"));
        Assert.True(await FoundAsync());

        await app.RunAsync((RemoveFromMap remove) => remove.RunAsync(Actor.Program, MapRow.Contact, contact.Id, remove: true, default));
        Assert.False(await FoundAsync());

        await app.RunAsync((RemoveFromMap remove) => remove.RunAsync(Actor.Program, MapRow.Contact, contact.Id, remove: false, default));
        Assert.True(await FoundAsync());

        async Task<bool> FoundAsync() => (await app.Browse("fi").GetAsync("/search?q=0000000262"))
            .Page.QuerySelector("main .items li")?.TextContent.Contains("Seri-tukikeskus", StringComparison.Ordinal) == true;
    }

    [Fact]
    public async Task A_street_finds_who_is_met_there_until_the_place_must_stay_secret()
    {
        await using var app = new ViittaApp().WithPractice();
        Assert.True(await FoundAsync());

        await app.InDbAsync(async db =>
        {
            var service = await db.Services.SingleAsync(s => s.Key == "tv-health-lake");
            service.FrontGate = true;
            db.Record(EditService.Edited, service.Id, service.NetworkId, Actor.Program, app.Time.Now());
            return await db.SaveChangesAsync();
        });
        Assert.False(await FoundAsync());

        async Task<bool> FoundAsync() => (await app.Browse("fi").GetAsync("/search?q=mallirannantiellä"))
            .Page.QuerySelector("main .items li")?.TextContent.Contains("Kaarnarannan terveysasema", StringComparison.Ordinal) == true;
    }

    [Fact]
    public async Task What_is_published_is_ready_before_anybody_searches_and_made_anew_when_something_is_withdrawn()
    {
        await using var app = new ViittaApp().WithPractice();
        Assert.Equal(2, await PrepareAsync()); // the practice region's edition and the national services
        Assert.Equal(0, await PrepareAsync());
        await app.Browse("fi").GetAsync("/search?q=turvakoti");
        Assert.Equal(0, await PrepareAsync());

        var contact = await app.InDbAsync(db => db.ContactPoints.SingleAsync(c => c.Phone == "000 000 0262"));
        await app.RunAsync((RemoveFromMap remove) => remove.RunAsync(Actor.Program, MapRow.Contact, contact.Id, remove: true, default));
        Assert.Equal(1, await PrepareAsync());

        async Task<int> PrepareAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SearchServices>().PrepareAsync(default);
        }
    }

    [Fact]
    public async Task A_stranger_never_finds_what_is_not_public_and_a_member_does()
    {
        const string Words = "/search?q=rajavartioston+johtokeskus+p%C3%A4ivyst%C3%A4v%C3%A4+upseeri";
        var stranger = await fixture.App.Browse("fi").GetAsync(Words);
        var member = await (await fixture.App.CoordinatorAsync("tuulivaara")).GetAsync(Words + "&lang=fi");

        Assert.DoesNotContain("000 000 0321", stranger.Text);
        Assert.DoesNotContain("Päivystävä upseeri", stranger.Text);
        Assert.Contains("000 000 0321", member.Text);
        Assert.Contains("TLP:AMBER+STRICT", member.Text);
    }

    [Fact]
    public async Task The_practice_region_stands_apart_unless_its_municipality_is_named()
    {
        using var client = fixture.App.CreateClient();
        var apart = await client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=lakimies");
        var named = await client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=lakimies+Kaarnarannassa");

        Assert.All(Networks(apart, "found"), Assert.Null);
        Assert.NotEmpty(Networks(apart, "practice"));
        Assert.All(Networks(apart, "practice"), network => Assert.Equal("tuulivaara", network));
        Assert.Equal("T02", named.GetProperty("municipality").GetString());
        Assert.Contains("tuulivaara", Networks(named, "found"));
        Assert.Empty(Networks(named, "practice"));
    }

    private static List<string?> Networks(JsonElement answer, string list) =>
        [.. answer.GetProperty(list).EnumerateArray().Select(found => found.GetProperty("networkId").GetString())];

    [Fact]
    public async Task The_emergency_number_stands_on_top_and_not_among_the_answers()
    {
        var browse = await fixture.App.Browse("fi").GetAsync("/search?q=h%C3%A4t%C3%A4numero");
        Assert.Single(browse.Page.QuerySelectorAll("main a[href='tel:112']"));
    }

    [Fact]
    public async Task Words_that_say_nothing_are_answered_kindly()
    {
        var browse = await fixture.App.Browse().GetAsync("/search?q=%3F%21");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("?!", browse.Find("#q")?.GetAttribute("value"));
        Assert.Contains("Write a word or two", browse.Text);

        await browse.GetAsync("/search?q=zzzzqqq");
        Assert.Equal(HttpStatusCode.OK, browse.Status);
        Assert.Contains("Nothing was found", browse.Text);
    }

    [Fact]
    public async Task Naughty_words_break_nothing()
    {
        var browse = fixture.App.Browse();
        foreach (var words in Workshops.NaughtyStringsTests.Strings)
        {
            await browse.GetAsync($"/search?q={Uri.EscapeDataString(words)}");
            Assert.True(browse.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, words);
        }
    }
}
