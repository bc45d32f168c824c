using System.Net;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Overview;

public sealed class NetworksTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_coordinator_sees_the_own_network_and_no_other()
    {
        var browse = await App.CoordinatorAsync("oulu");
        await browse.GetAsync("/networks");
        Assert.Equal(["/networks/oulu"], Links(browse));
        await browse.ClickAsync("main a[href='/networks/oulu']");
        Assert.Equal("Oulu network", browse.TextOf("h1"));
        await browse.GetAsync("/networks/turku");
        Assert.Equal(HttpStatusCode.NotFound, browse.Status);
    }

    [Fact]
    public async Task The_national_coordinator_sees_all_with_the_practice_region_apart()
    {
        var browse = await App.SignInAsync(await App.AddUserAsync("nas@viitta.example", national: true));
        await browse.GetAsync("/networks");
        Assert.Equal(7, Links(browse).Count);
        Assert.Single(browse.Page.QuerySelectorAll("section[aria-labelledby=practice] .items li"));
        Assert.Equal("practice", browse.TextOf("section[aria-labelledby=practice] .label"));
    }

    [Fact]
    public async Task Somebody_of_no_network_is_told_what_to_do()
    {
        var browse = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example"));
        await browse.GetAsync("/networks");
        Assert.Contains("Ask the coordinator", browse.Text);
    }

    [Theory]
    [InlineData("fi", "Mitä seuraavaksi", "Uusi työpaja")]
    [InlineData("sv", "Nästa steg", "Ny workshop")]
    [InlineData("en", "What to do next", "New workshop")]
    public async Task An_empty_desk_begins_with_a_workshop(string language, string title, string button)
    {
        var browse = await App.CoordinatorAsync("tampere");
        await browse.GetAsync($"/networks/tampere?lang={language}");
        Assert.Equal(title, browse.TextOf("#next"));
        var first = browse.Find("main a.ds-button:not([data-variant])");
        Assert.Equal((button, "/networks/tampere/workshops/new"), (first.TextContent, first.GetAttribute("href")));
    }

    [Fact]
    public async Task A_member_sees_the_desk_without_what_only_coordinators_do()
    {
        var browse = await App.SignInAsync(await App.AddUserAsync(
            $"{Guid.NewGuid():N}@viitta.example", networks: ("turku", NetworkRole.Member)));
        await browse.GetAsync("/networks/turku");
        Assert.Equal(HttpStatusCode.OK, browse.Status);
        Assert.NotNull(browse.Page.QuerySelector("a[href='/networks/turku/map']"));
        Assert.Null(browse.Page.QuerySelector("main a[href$='/workshops/new'], main a[href$='/people'], main a[href$='/outbox']"));
    }

    private static List<string> Links(Browse browse) =>
        [.. browse.Page.QuerySelectorAll("main .items a").Select(a => a.GetAttribute("href")!)];
}
