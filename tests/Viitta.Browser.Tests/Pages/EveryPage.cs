using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Viitta.Browser.Tests.Pages;

/// <summary>What holds for every page: no axe finding, no sideways scroll, nothing that the browser complains of.</summary>
[Collection(nameof(PageTests))]
public sealed class EveryPage(Stage stage)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static TheoryData<string> Names => [.. AllPages.Cases.Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task On_a_phone_in_Finnish(string name) => CheckAsync(name, "fi", 360, ColorScheme.Light);

    [Theory, MemberData(nameof(Names))]
    public Task On_a_laptop_in_Swedish_at_night(string name) => CheckAsync(name, "sv", 1280, ColorScheme.Dark);

    [Theory, MemberData(nameof(Names))]
    public Task At_400_percent_in_English(string name) => CheckAsync(name, "en", 320, ColorScheme.Light, axe: false);

    [Fact]
    public async Task No_page_is_forgotten()
    {
        var pages = stage.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => TemplateParser.Parse(e.RoutePattern.RawText!));
        var shown = new List<string>();
        foreach (var @case in AllPages.Cases)
        {
            shown.Add((await @case.Path(stage)).Split('?')[0]);
        }
        var forgotten = pages.Where(page => !shown.Any(path => new TemplateMatcher(page, []).TryMatch(path, [])));
        Assert.Equal(["error/{status:int}"], forgotten.Select(page => page.TemplateText).Distinct()); // shown as not-found
    }

    private async Task CheckAsync(string name, string language, int width, ColorScheme scheme, bool axe = true)
    {
        var @case = AllPages.Cases.Single(c => c.Name == name);
        var page = await stage.PageAsync(@case.Reader, language, width, scheme);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            // The browser reports the page's own 404 as an error: that one is meant.
            if (message.Type == "error" && !(@case.Status >= 400 && message.Text.Contains("Failed to load resource")))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        try
        {
            var response = await page.GotoAsync(await @case.Path(stage));
            Assert.Equal(@case.Status, response!.Status);
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{name} scrolls sideways by {overflow} px at {width} px");
            if (axe)
            {
                Assert.Empty(await AxeAsync(page));
            }
            Assert.Empty(complaints);
        }
        finally
        {
            await page.CloseAsync();
        }
    }

    /// <summary>
    /// All rules, the ones that are off by default too; each finding as one line that says where. Deque's own driver for
    /// Playwright opens a second tab for each page, and now and then Chromium hangs there: so axe is called directly.
    /// </summary>
    private static async Task<string[]> AxeAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }))
                .violations.map(v => `${v.id}: ${v.help} at ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
            """);
    }
}
