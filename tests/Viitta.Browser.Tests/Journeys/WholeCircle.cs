using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

public sealed class WholeCircle
{
    [Fact]
    public async Task A_real_browser_opens_the_page_about_Viitta()
    {
        using var app = new ViittaApp().OnRealPort();
        var browser = await Chromium.Browser;
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{app.Address}about?lang=en");
        Assert.Equal("About Viitta", await page.InnerTextAsync("h1"));
    }
}
