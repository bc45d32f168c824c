using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Tests.House;

namespace Viitta.Tests.Search;

/// <summary>One question, three views: the list, needs against places, the map of the counties.</summary>
public sealed class SearchViewsTests(PracticeFixture fixture) : IClassFixture<PracticeFixture>
{
    private const string SaturdayNight = "at=2026-11-28T22:40", WednesdayNoon = "at=2026-11-25T12:00";

    [Fact]
    public async Task Without_words_the_list_takes_what_suits_and_puts_first_what_answers()
    {
        using var client = fixture.App.CreateClient();
        var night = await client.GetFromJsonAsync<JsonElement>($"/api/v1/search?need=n08&place=T02&{SaturdayNight}");
        var noon = await client.GetFromJsonAsync<JsonElement>($"/api/v1/search?need=n08&place=T02&{WednesdayNoon}");

        Assert.Equal("T02", night.GetProperty("municipality").GetString());
        Assert.Equal(Names(night).Order(), Names(noon).Order());     // the same services, whatever the hour
        Assert.Equal(night.GetProperty("total").GetInt32(), Names(night).Count);
        Assert.False(Open(night)[0]);
        Assert.True(Open(noon)[0]);
        Assert.Equal(Open(noon).OrderDescending(), Open(noon));
    }

    [Fact]
    public async Task A_person_narrows_what_is_found()
    {
        using var client = fixture.App.CreateClient();
        var anyone = Names(await client.GetFromJsonAsync<JsonElement>("/api/v1/search?need=n01&place=T02"));
        var adult = Names(await client.GetFromJsonAsync<JsonElement>("/api/v1/search?need=n01&place=T02&age=40"));

        Assert.Contains("Kiireellinen lastensuojelu", anyone);
        Assert.DoesNotContain("Kiireellinen lastensuojelu", adult);
        Assert.NotEmpty(adult);
    }

    [Theory]
    [InlineData("/search?need=n08&place=T02")]
    [InlineData("/search?q=turvakoti&place=T02")]
    public async Task From_the_list_one_goes_on_to_whom_to_call_there(string search)
    {
        var browse = await fixture.App.Browse("en").GetAsync(search);
        await browse.ClickAsync("main p > a[href$='municipality=T02']");
        Assert.Equal(HttpStatusCode.OK, browse.Status);
        Assert.Equal("Whom do I call?", browse.TextOf("h1"));
    }

    [Fact]
    public async Task A_cell_of_the_table_opens_the_services_it_counts()
    {
        var browse = await fixture.App.Browse("en").GetAsync($"/search?place=T1&view=table&{SaturdayNight}");
        Assert.NotNull(browse.Find(".fictional"));
        Assert.Equal(6 + 2, browse.Page.QuerySelectorAll("thead th").Length);
        var cell = browse.Page.QuerySelectorAll("tbody td a").First(a => a.TextContent.Contains("answer now", StringComparison.Ordinal));
        var counted = int.Parse(cell.QuerySelectorAll("span")[1].TextContent, System.Globalization.CultureInfo.InvariantCulture);

        using var client = fixture.App.CreateClient();
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1" + cell.GetAttribute("href"));

        var regional = list.GetProperty("found").EnumerateArray().Where(f => f.GetProperty("networkId").GetString() is not null);
        Assert.Equal(counted, regional.Count(Answers));
        Assert.True(counted > 0);
    }

    [Fact]
    public async Task The_practice_region_stands_beside_the_map_and_counts_in_no_county()
    {
        var browse = await fixture.App.Browse("en").GetAsync("/search?view=map&need=n01");
        var tiles = browse.Page.QuerySelectorAll("ul.tiles").ToList();

        Assert.Equal(23, tiles[0].Children.Length);
        Assert.Equal(23, tiles[0].Children.Select(li => li.ClassName).Distinct().Count());     // no two on one place
        Assert.All(tiles[0].Children, li => Assert.Contains("no map published", li.TextContent));
        Assert.Contains("Tuulivaara", tiles[1].TextContent);
        Assert.Contains("answers in 6 of 6 municipalities", tiles[1].TextContent);
        Assert.DoesNotContain("Tuulivaara", (await browse.GetAsync("/search?view=table")).Find("thead")!.TextContent);
    }

    /// <summary>Those left out would stand there as having nothing.</summary>
    [Fact]
    public async Task Words_that_name_a_municipality_leave_no_county_out_of_the_map()
    {
        var browse = await fixture.App.Browse("en").GetAsync($"/search?view=map&q=day+centre&{WednesdayNoon}");
        var anywhere = browse.Page.QuerySelectorAll(".tile").Select(t => t.TextContent).ToList();
        await browse.GetAsync($"/search?view=map&q=day+centre+Kuopio&{WednesdayNoon}");

        Assert.Equal(anywhere, browse.Page.QuerySelectorAll(".tile").Select(t => t.TextContent));
        Assert.Contains("Whole country", browse.TextOf("h2"));
        Assert.Contains(anywhere, t => t.Contains("of 6 municipalities", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_kept()
    {
        var browse = await fixture.App.Browse("en").GetAsync("/search?need=n99&place=ZZ&at=tonight&age=teen&q=shelter");

        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("tonight", browse.Find("#at")?.GetAttribute("value"));
        Assert.Equal("teen", browse.Find("#age")?.GetAttribute("value"));
        Assert.Equal("shelter", browse.Find("#q")?.GetAttribute("value"));
        foreach (var field in (string[])["need", "place", "at", "age"])
        {
            Assert.NotNull(browse.Find($"#{field}-error"));
        }
    }

    [Fact]
    public async Task Every_page_of_a_long_list_is_reached_and_says_which_it_is()
    {
        using var client = fixture.App.CreateClient();
        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/search?place=T02");
        var total = first.GetProperty("total").GetInt32();
        var seen = new List<string>();
        for (var page = 1; seen.Count < total; page++)
        {
            var found = Names(await client.GetFromJsonAsync<JsonElement>($"/api/v1/search?place=T02&page={page}"));
            Assert.NotEmpty(found);
            seen.AddRange(found);
        }
        Assert.Equal(total, seen.Count);

        var browse = await fixture.App.Browse("en").GetAsync("/search?place=T02&page=2");
        Assert.Contains("Page 2 of", browse.Text);
        Assert.Equal("/search?place=T02", browse.Find("a[rel=prev]")?.GetAttribute("href"));
    }

    private static List<string> Names(JsonElement answer) =>
        [.. answer.GetProperty("found").EnumerateArray().Select(f => f.GetProperty("service").GetProperty("fi").GetString()!)];

    private static List<bool> Open(JsonElement answer) => [.. answer.GetProperty("found").EnumerateArray().Select(Answers)];

    private static bool Answers(JsonElement found) => found.GetProperty("contacts").EnumerateArray()
        .Any(c => c.GetProperty("state").GetProperty("isOpen").GetBoolean() && c.GetProperty("phone").GetString()!.Length > 0);
}
