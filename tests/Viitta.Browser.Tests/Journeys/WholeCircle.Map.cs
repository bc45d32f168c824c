using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>The second half: from findings to the number on a phone and on paper.</summary>
public sealed partial class WholeCircle
{
    private async Task AgreeAsync(Workshop workshop)
    {
        await _desk.GotoAsync($"/workshops/{workshop.Id}/findings");
        await _desk.Locator("main a[href*='pathway'], main form[action*='pathway'] button").First.ClickAsync();
        if (!_desk.Url.Contains("/pathways/", StringComparison.Ordinal) || _desk.Url.EndsWith("/start", StringComparison.Ordinal))
        {
            await _desk.Locator("main form button[type=submit]").First.ClickAsync();
        }
        await _desk.ArriveAsync(PathwayUrl());

        // P2: the tables disagreed; the network agrees on the duty service and lets the police contribute.
        await RemoveLeaderAsync("P2", Police);
        await MakeActionAsync("P1");
        for (var step = 1; step <= 10; step++)
        {
            await _desk.Locator($"#P{step} form[action*='Decide'] button").ClickAsync();
            await _desk.Locator($"#P{step} form[action*='Decide'] .label-done").WaitForAsync();
        }
        foreach (var known in await _desk.Locator("#adopt input[type=checkbox]").AllAsync())
        {
            await known.CheckAsync();
        }
        await _desk.ClickAsync("#adopt form[action*='Adopt'] button");
        await _desk.Locator(".label-done", new() { HasText = "oimassa" }).Or(_desk.Locator(".page-head .label-done")).First.WaitForAsync();
    }

    private async Task RemoveLeaderAsync(string step, string organization)
    {
        var part = _desk.Locator($"#{step} details:has(> div > form[action*='Remove'] button:has-text('{organization}'))");
        await part.Locator("> summary").ClickAsync();
        await part.Locator("form[action*='Remove'] button").ClickAsync();
        await _desk.Locator($"#{step} details form[action*='Remove'] button", new() { HasText = organization }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>The gap's own words become a follow-up with a due date.</summary>
    private async Task MakeActionAsync(string step)
    {
        var form = _desk.Locator($"#{step} form[action*='Action']");
        await _desk.Locator($"#{step} details", new() { Has = _desk.Locator("form[action*='Action']") }).Last.Locator("> summary").ClickAsync();
        Assert.Equal("Tulkkia ei saa illalla.", await form.Locator("textarea").InputValueAsync());
        await form.Locator("button[type=submit]").ClickAsync();
        await _desk.Locator($"#{step} a[href*='/actions#']").WaitForAsync();
    }

    /// <summary>The leader that the tables wrote is taken onto the map; nobody can call it yet, and one form mends that.</summary>
    private async Task FillTheMapAsync()
    {
        await _desk.GotoAsync("/networks/north-savo/map");
        await _desk.ClickAsync($"form[action*='Accept'] button:has-text('{Duty}')");
        await _desk.ClickAsync($"main a[href$='/contact/new']:has-text('{Duty}')");
        await _desk.SelectOptionAsync("#need", "n01");
        await _desk.FillAsync("#phone", Number);
        await _desk.FillAsync("#email", "paivystys@pohjoissavo.example");
        await _desk.CheckAsync("#cover-always");
        await _desk.CheckAsync("#languages-fi");
        await _desk.ClickAsync("main form.form button[type=submit]");
        await _desk.ArriveAsync(ContactUrl());
        await _desk.ClickAsync("form[action*='Ask'] button");
    }

    /// <summary>Without a mail server the outbox shows the link; the owner confirms without an account.</summary>
    private async Task OwnerConfirmsAsync()
    {
        await _desk.GotoAsync("/networks/north-savo/outbox");
        await _desk.ClickAsync("article summary");
        var link = ConfirmLink().Match(await _desk.InnerTextAsync(".mail-text")).Value;
        await using var owner = await Phone.TakeAsync(_app.Address);
        await owner.Page.GotoAsync(link);
        Assert.Contains(Squeezed(Number), Squeezed(await owner.Page.InnerTextAsync("main")), StringComparison.Ordinal);
        await owner.Page.ClickAsync("form[action*='Right'] button");
        await owner.Page.Locator("h1", new() { HasText = "Kiitos" }).WaitForAsync();
    }

    private async Task PublishAsync()
    {
        await _desk.GotoAsync("/networks/north-savo/editions");
        await _desk.ClickAsync("main a[href$='/editions/new']");
        await _desk.CheckAsync("#confirmed");
        await _desk.ClickAsync("main form.form button[type=submit]");
        await _desk.ArriveAsync("**/editions");
        Assert.Contains("Painos 1", await _desk.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
    }

    private async Task FindOnAPhoneAsync()
    {
        await using var reader = await Phone.TakeAsync(_app.Address);
        await reader.Page.GotoAsync("/");
        await reader.Page.SelectOptionAsync("#concern", "labour-exploitation");
        await reader.Page.SelectOptionAsync("#municipality", "140");
        await reader.Page.ClickAsync("main form button[type=submit]");
        var call = reader.Page.Locator($"a.call[href^='tel:'][href*='{Squeezed(Number)[1..]}']").First;
        await call.WaitForAsync();
        Assert.True(await call.IsVisibleAsync());
        Assert.Contains(Duty, await reader.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        // The sign says that it was confirmed, when and by what role; paper says the day.
        var card = reader.Page.Locator(".contact", new() { Has = call });
        var function = await _app.InDbAsync(db => db.ContactPoints.Where(c => c.Email == "paivystys@pohjoissavo.example").Select(c => c.Function).SingleAsync());
        await Assertions.Expect(card.Locator(".sign-good", new() { HasText = $"vahvistettu tänään: {function.Fi}" })).ToContainTextAsync("✓");

        await reader.Page.GotoAsync(reader.Page.Url.Replace("/call?", "/call/print?", StringComparison.Ordinal));
        Assert.Contains("✓21.11.2026", Squeezed(await reader.Page.InnerTextAsync("main")), StringComparison.Ordinal);
        var pdf = await reader.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true, Tagged = true });
        using var paper = PdfDocument.Open(pdf);
        var text = Squeezed(string.Concat(paper.GetPages().Select(p => p.Text)));
        Assert.Contains(Squeezed(Number), text, StringComparison.Ordinal);
        Assert.Contains(Squeezed(Duty), text, StringComparison.Ordinal);
        Assert.Contains("Painos1", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("112", text, StringComparison.Ordinal);
        Assert.InRange(paper.NumberOfPages, 1, 2);
    }

    [GeneratedRegex(@"/pathways/[0-9a-f-]{36}")]
    private static partial Regex PathwayUrl();

    [GeneratedRegex(@"/contacts/[0-9a-f-]{36}")]
    private static partial Regex ContactUrl();

    [GeneratedRegex(@"https?://\S+/confirm/\S+")]
    private static partial Regex ConfirmLink();
}
