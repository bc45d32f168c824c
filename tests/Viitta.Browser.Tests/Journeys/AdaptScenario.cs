using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>A coordinator adapts a ready case to the own region before Thursday's workshop: on a laptop, and on a phone.</summary>
public sealed class AdaptScenario : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().OnRealPort();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("north-savo", 1280)]
    [InlineData("turku", 360)]
    public async Task Copies_writes_answers_publishes_and_prepares(string network, int width)
    {
        await using var context = await _app.CoordinatorInBrowserAsync(network, width, "fi-FI");
        var page = context.Pages[0];

        await page.GotoAsync($"/networks/{network}/scenarios");
        await page.ClickAsync("li:has(a[href='/scenarios/berry-harvest']) button");
        await page.ArriveAsync("**/draft");
        await page.ClickAsync("ol.items a[href$='/parts/1']");
        await page.ArriveAsync("**/parts/1");

        // What was typed and not saved is there again after a reload.
        await page.FillAsync("#released-fi", "Kausityöntekijä tulee terveysasemalle Kuopiossa.");
        page.Dialog += (sender, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-typed-again]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#released-fi")).ToHaveValueAsync("Kausityöntekijä tulee terveysasemalle Kuopiossa.");
        await page.ClickAsync("button[value=preview]");
        await page.ArriveAsync("**/preview?part=1");
        await Assertions.Expect(page.Locator(".phone-frame")).ToContainTextAsync("terveysasemalle Kuopiossa");

        await page.ClickAsync(".breadcrumb a");
        await page.ArriveAsync("**/draft");
        await page.CheckAsync("li:has-text('Kuopio') input[name=purpose]");
        await page.CheckAsync("#fictional");
        await page.ClickAsync("form[action$='handler=Publish'] button");
        await page.ArriveAsync("**?published");
        await page.ClickAsync($"a.ds-button[href^='/networks/{network}/workshops/new']");
        await page.ClickAsync("main form button[type=submit]");
        await page.ArriveAsync("**/stage");
        await page.ClickAsync("form[action$='handler=Release'] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("terveysasemalle Kuopiossa");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
