using System.Net;
using Viitta.Tests.House;

namespace Viitta.Tests.Layout;

/// <summary>"Exit this page" without script; with script see the browser's journey.</summary>
public sealed class ExitTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=turvakoti")]
    [InlineData("/call?theme=forced-marriage&municipality=853")]
    [InlineData("/about")]
    public async Task Every_public_page_has_the_way_out_before_its_content(string page)
    {
        var browse = await fixture.App.Browse("fi").GetAsync(page);
        Assert.Equal("Poistu sivulta heti (tai paina kolmesti Shift) ⇥", browse.TextOf("header a.exit[href='/exit']"));
        Assert.NotNull(browse.Page.QuerySelector("script[src^='/exit.js']"));
    }

    [Fact]
    public async Task It_signs_the_browser_out_and_shows_the_weather()
    {
        var browse = await fixture.App.CoordinatorAsync("turku");
        await browse.GetAsync("/networks");
        Assert.Null(browse.Page.QuerySelector("a.exit"));
        using var crossing = new HttpRequestMessage(HttpMethod.Get, "/exit") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        (await browse.Client.SendAsync(crossing)).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await browse.GetAsync("/networks")).Status); // another site's link ends nothing
        using var gone = await browse.Client.GetAsync("/exit");
        Assert.Equal((HttpStatusCode.Redirect, "www.ilmatieteenlaitos.fi"), (gone.StatusCode, gone.Headers.Location!.Host));
        Assert.True(gone.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, (await browse.GetAsync("/networks")).Status);
    }
}
