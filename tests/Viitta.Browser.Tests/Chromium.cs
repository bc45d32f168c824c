using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests;

/// <summary>Debian's Chromium without a window, which its whole browser draws all the same; started once for all journeys.</summary>
public static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    public static Task<IBrowser> Browser => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("VIITTA_CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost", // no journey leaves this machine
            ],
        });
    }
}

public static class Arrivals
{
    /// <summary>A browser whose one page is the list of networks of a coordinator who has just signed in.</summary>
    public static async Task<IBrowserContext> CoordinatorInBrowserAsync(this ViittaApp app, string network, int width, string locale)
    {
        var context = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            Locale = locale,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        var page = await context.NewPageAsync();
        var user = await app.AddUserAsync($"{network}@viitta.example", networks: (network, NetworkRole.Coordinator));
        await page.SignInAsync(app, user);
        return context;
    }

    /// <summary>Signs in with a fresh link, and waits for the list of networks: a page that is closed on its way can hang the driver.</summary>
    public static async Task SignInAsync(this IPage page, ViittaApp app, Guid user)
    {
        await page.GotoAsync($"/sign-in/{await app.SignInKeyAsync(user)}");
        await page.ClickAsync("main button[type=submit]");
        await page.ArriveAsync("**/networks*");
    }

    /// <summary>
    /// Waits until the page that a press leads to stands there. The driver now and then misses the load event of a page that
    /// was quick, so this looks at the address and waits for what a reader waits for.
    /// </summary>
    /// <param name="address">Two stars stand for anything, one for anything but a slash.</param>
    public static Task ArriveAsync(this IPage page, string address) => page.ArriveAsync(
        new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$"));

    /// <inheritdoc cref="ArriveAsync(IPage, string)"/>
    public static async Task ArriveAsync(this IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address, new() { Timeout = 30_000 });
        await page.BodyAsync();
    }

    private static async Task BodyAsync(this IPage page) =>
        await page.Locator("body").WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
