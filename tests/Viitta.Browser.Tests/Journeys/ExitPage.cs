using Microsoft.Playwright;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>A reader who may be watched leaves at once, and the back button shows nothing of what was read.</summary>
public sealed class ExitPage : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().OnRealPort();
    private IBrowserContext _context = null!;

    public async ValueTask InitializeAsync()
    {
        _context = await (await Chromium.Browser).NewContextAsync(new() { BaseURL = _app.Address.ToString() });
        await _context.RouteAsync("**/exit", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Weather</title>" }));
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("click")]
    [InlineData("Enter")]
    [InlineData("Shift")]
    public async Task Leaves_no_way_back(string how)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync("/about");
        await page.GotoAsync("/search?q=turvakoti");
        switch (how)
        {
            case "click":
                await page.ClickAsync("#exit");
                break;
            case "Enter":
                await page.FocusAsync("#exit");
                await page.Keyboard.PressAsync("Enter");
                break;
            default:
                await page.Keyboard.PressAsync("Shift");
                await page.Keyboard.PressAsync("Shift");
                await page.Keyboard.PressAsync("a");
                await page.Keyboard.PressAsync("Shift");
                await page.Keyboard.PressAsync("Shift");
                Assert.EndsWith("/search?q=turvakoti", page.Url, StringComparison.Ordinal); // another key between: only typing
                await page.Keyboard.PressAsync("Shift");
                break;
        }
        await page.ArriveAsync("**/exit");
        Assert.Equal("Weather", await page.TitleAsync());
        await page.GoBackAsync();
        await page.ArriveAsync("**/exit"); // the page before, too, leads away
        Assert.Equal("Weather", await page.TitleAsync());
        await page.GotoAsync("/about");
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync(); // opened anew it is there
    }

    [Fact]
    public async Task The_page_is_blank_before_the_next_has_come()
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync("/search?q=turvakoti");
        Assert.Equal("none, ''", await page.EvaluateAsync<string>(
            "() => { document.getElementById('exit').click(); return `${getComputedStyle(document.documentElement).display}, '${document.title}'`; }"));
    }
}
