using System.Net;
using Viitta.Tests.House;

namespace Viitta.Tests.Layout;

/// <summary>The language switch keeps the page.</summary>
public sealed class LanguageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_switch_opens_the_same_page_and_is_remembered()
    {
        var browse = await fixture.App.Browse().GetAsync("/call?theme=labour&municipality=140");
        await browse.ClickAsync("a[hreflang=sv]");
        Assert.Equal("/call?theme=labour&municipality=140&lang=sv", browse.Url);
        Assert.Equal("sv", browse.Find("html").GetAttribute("lang"));
        await browse.GetAsync("/about");
        Assert.Equal("sv", browse.Find("html").GetAttribute("lang"));
    }

    [Fact]
    public async Task On_an_error_page_it_keeps_the_address_that_was_asked_for()
    {
        var browse = await fixture.App.Browse().GetAsync("/pathways/nothing?from=mail");
        Assert.Equal(HttpStatusCode.NotFound, browse.Status);
        await browse.ClickAsync("a[hreflang=sv]");
        Assert.Equal((HttpStatusCode.NotFound, "/pathways/nothing?from=mail&lang=sv"), (browse.Status, browse.Url));
        Assert.Equal("sv", browse.Find("html").GetAttribute("lang"));
        Assert.Contains("from%3Dmail", browse.Find("main a[href^='/sign-in']").GetAttribute("href"));
        await browse.ClickAsync("a[hreflang=fi]");
        Assert.Equal("/pathways/nothing?from=mail&lang=fi", browse.Url);
    }
}
