using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Features.Practice;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>A facilitator who has never run a workshop runs one alone, from the case to the report, with script and without.</summary>
public sealed class RehearseAlone : IAsyncDisposable
{
    private const string Sign = "Kenraaliharjoitus: pöydät ovat simuloituja";

    private readonly ViittaApp _app = new ViittaApp().WithPractice().OnRealPort();

    private bool _script;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_case_to_the_report(bool script)
    {
        _script = script;
        await using var laptop = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = _app.Address.ToString(),
            Locale = "fi-FI",
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        var desk = await laptop.NewPageAsync();
        await desk.SignInAsync(_app, await _app.AddUserAsync("first@viitta.example", networks: (PracticeAtStart.NetworkId, NetworkRole.Coordinator)));
        await desk.GotoAsync("/scenarios/berry-harvest");
        await desk.ClickAsync("a[href^='/rehearsals/new']");
        await desk.ArriveAsync("**/rehearsals/new*");
        await desk.ClickAsync("main form button[type=submit]");
        await desk.ArriveAsync("**/stage");
        var address = desk.Url[..desk.Url.LastIndexOf('/')];
        var projector = await laptop.NewPageAsync();
        await projector.GotoAsync($"{address}/projector");
        await Says(projector, Sign);

        await UntilAsync(projector, TimeSpan.FromSeconds(30), ".room-tables li:has-text('3 puhelinta')");
        await desk.ClickAsync("form[action*='Release'] button");
        await UntilAsync(desk, TimeSpan.FromMinutes(1), "#tables .squares i.on >> nth=6");
        await desk.ClickAsync("form[action*='Release'] button");
        await UntilAsync(desk, TimeSpan.FromMinutes(1), "#tables .squares i.on >> nth=4");
        await UntilAsync(desk, TimeSpan.FromMinutes(1), "#tables .table-row:nth-child(3) .sign:has-text('hiljaa')");
        await desk.ClickAsync("form[action*='Reveal'] button");
        await UntilAsync(projector, TimeSpan.Zero, ".matrix:has-text('Poliisi')");
        await Says(projector, Sign);

        await desk.ClickAsync("#end > summary");
        await desk.ClickAsync("form[action*='Close'] button");
        await desk.Locator("a[href$='/report']").First.ClickAsync();
        await desk.ArriveAsync("**/report");
        await Says(desk, Sign);
        await Says(desk, "eikä kukaan ole sanonut, mitä ne sanovat");
        var word = await laptop.APIRequest.GetAsync($"{address}/report.docx");
        Assert.Equal(200, word.Status);

        await desk.GotoAsync($"/networks/{PracticeAtStart.NetworkId}/workshops");
        Assert.Equal(1, await desk.Locator("section[aria-labelledby=rehearsals] .item-title").CountAsync());
        Assert.Equal(1, await desk.Locator(".item-title:not(section .item-title)").CountAsync());
    }

    /// <summary>Lets the clock run until it is there; a page without script is loaded again, as its reader would.</summary>
    private async Task UntilAsync(IPage page, TimeSpan step, string what)
    {
        for (var look = 0; look < 40; look++)
        {
            _app.Time.Advance(step > TimeSpan.Zero ? step : TimeSpan.FromSeconds(1));
            if (!_script)
            {
                await page.ReloadAsync();
            }
            try
            {
                await page.Locator(what).First.WaitForAsync(new() { Timeout = 500 });
                return;
            }
            catch (TimeoutException)
            {
                // Not yet.
            }
        }
        Assert.Fail($"{what} never came:\n{await page.InnerTextAsync("body")}");
    }

    private static Task Says(IPage page, string words) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(words);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
