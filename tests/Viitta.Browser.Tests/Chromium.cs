using Microsoft.Playwright;

namespace Viitta.Browser.Tests;

/// <summary>Debian's Chromium, started once for all journeys.</summary>
public static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    public static Task<IBrowser> Browser => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("VIITTA_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
