using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.Editions;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>The two journeys that matter most, with nothing but a keyboard: no mouse, no touch, no focus set from outside.</summary>
public sealed class KeyboardOnly : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().OnRealPort();
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _context = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = _app.Address.ToString(),
            Locale = "en-GB",
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        _page = await _context.NewPageAsync();
    }

    [Fact]
    public async Task Joins_answers_and_saves_at_a_table()
    {
        var workshop = await _app.AddWorkshopAsync("north-savo", parts: 1);
        await _page.GotoAsync("/join");
        await _page.TabToAsync("#code");
        await _page.Keyboard.TypeAsync(workshop.Code);
        await _page.Keyboard.PressAsync("Enter");
        await _page.ArriveAsync("**/join/*");

        await _page.TabToAsync("input[name=sector]");
        await _page.Keyboard.PressAsync("Space");
        await _page.TabToAsync("button[name=table][value='2']");
        await _page.Keyboard.PressAsync("Enter");
        await _page.ArriveAsync("**/table*");

        await _page.TabToAsync("#add-P1-line > summary");
        await _page.Keyboard.PressAsync("Enter");
        await _page.TabToAsync("#P1-line-new");
        await _page.Keyboard.TypeAsync("Night shelter");
        await _page.TabToAsync("#add-P1-line button[type=submit]");
        await _page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(_page.Locator(".line")).ToContainTextAsync("Night shelter", new() { Timeout = 30_000 });

        var answer = Assert.Single(await _app.AnswersAsync(workshop));
        Assert.Equal(("Night shelter", Role.Leads), (answer.NewOrganization, answer.Role!.Value));
    }

    [Fact]
    public async Task Comes_from_the_start_to_a_call_button()
    {
        await _app.PlantAsync();
        await _app.PublishAsync();
        await _page.GotoAsync("/");
        await _page.TabToAsync("#concern");
        await _page.Keyboard.TypeAsync("Forced");
        await _page.TabToAsync("#municipality");
        await _page.Keyboard.TypeAsync("Iisalmi");
        await _page.TabToAsync("main form button[type=submit]");
        await _page.Keyboard.PressAsync("Enter");
        await _page.ArriveAsync("**/call?**");
        await _page.TabToAsync($"a.call[href$='{TestRegion.Open.Replace(" ", "", StringComparison.Ordinal)[1..]}']");
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _app.DisposeAsync();
    }
}
