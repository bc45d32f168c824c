using Microsoft.Playwright;
using Viitta.Common;

namespace Viitta.Browser.Tests.Pages;

/// <summary>
/// <c>just screenshots</c>: every page at 360 and 1280 px to the folder in VIITTA_SCREENSHOTS, in Finnish or in
/// VIITTA_LANGUAGE; only those named in VIITTA_PAGES when it is set. Without a folder only the first page is taken, to a
/// temporary one, so that the machinery stays tested.
/// </summary>
[Collection(nameof(PageTests))]
public sealed class Screenshots(Stage stage)
{
    [Fact]
    public async Task Are_taken()
    {
        var folder = Environment.GetEnvironmentVariable("VIITTA_SCREENSHOTS");
        var language = Environment.GetEnvironmentVariable("VIITTA_LANGUAGE") ?? Languages.Finnish;
        var only = Environment.GetEnvironmentVariable("VIITTA_PAGES")?.Split(',');
        var cases = folder is null ? AllPages.Cases.Take(1) : AllPages.Cases.Where(c => only?.Contains(c.Name) ?? true);
        folder = Directory.CreateDirectory(folder ?? Directory.CreateTempSubdirectory("viitta-shots-").FullName).FullName;
        foreach (var @case in cases)
        {
            foreach (var width in @case.Name.StartsWith("projector", StringComparison.Ordinal) ? new[] { 1920 } : [360, 1280])
            {
                var page = await stage.PageAsync(@case.Reader, language, width);
                await page.GotoAsync(await @case.Path(stage));
                if (@case.Press is { } button)
                {
                    await page.ClickAsync(button);
                    await page.Locator(".ds-error-summary").WaitForAsync();
                }
                var file = Path.Combine(folder, $"{@case.Name}-{width}.png");
                await page.ScreenshotAsync(new() { Path = file, FullPage = width < 1900, Scale = ScreenshotScale.Css });
                await page.CloseAsync();
                Assert.True(new FileInfo(file).Length > 1000);
            }
        }
    }
}
