using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Viitta.Browser.Tests.Pages;

/// <summary>
/// What holds for every page: no axe finding, no sideways scroll, nothing that the browser complains of. One class for each
/// screen, so that they run side by side.
/// </summary>
public abstract class EveryPage(Stage stage)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    protected Stage Stage { get; } = stage;

    public static TheoryData<string> Names => [.. AllPages.Cases.Select(c => c.Name)];

    /// <param name="opened">With its boxes open: more to look at. Else as it comes.</param>
    /// <param name="rules">Of axe; none for all.</param>
    protected async Task CheckAsync(string name, string language, int width, ColorScheme scheme, bool opened = true, params string[] rules)
    {
        var @case = AllPages.Cases.Single(c => c.Name == name);
        var page = await Stage.PageAsync(@case.Reader, language, width, scheme);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            // The browser reports the page's own 404 as an error: that one is meant.
            if (message.Type == "error" && !((@case.Status >= 400 || @case.Press is not null) && message.Text.Contains("Failed to load resource")))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        try
        {
            var response = await page.GotoAsync(await @case.Path(Stage));
            Assert.Equal(@case.Status, response!.Status);
            if (@case.Press is { } button)
            {
                await page.ClickAsync(button);
                await page.Locator(".ds-error-summary").WaitForAsync();
            }
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            if (opened)
            {
                await page.EvaluateAsync(OpenBoxes);
            }
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{name} scrolls sideways by {overflow} px at {width} px");
            var found = await AxeAsync(page, rules);
            Assert.True(found.Length == 0, string.Join('\n', found));
            Assert.Empty(complaints);
        }
        finally
        {
            await page.CloseAsync();
        }
    }

    private const string OpenBoxes = "document.querySelectorAll('details').forEach((d) => { d.open = true; })";

    /// <summary>
    /// Every rule that is not deprecated: AAA, best practice and experimental too, but for contrast at AA, which that at AAA
    /// holds as well. Each finding as one line that says where. Deque's own driver for Playwright opens a second tab for each
    /// page, and now and then Chromium hangs there: so axe is called directly.
    /// </summary>
    private static async Task<string[]> AxeAsync(IPage page, string[] only)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("""
            async (only) => {
              const rules = Object.fromEntries(axe.getRules()
                .map((r) => [r.ruleId, { enabled: only.length > 0 ? only.includes(r.ruleId) : !r.tags.includes('deprecated') && r.ruleId !== 'color-contrast' }]));
              return (await axe.run(document, { rules, resultTypes: ['violations'] }))
                .violations.map(v => `${v.id}: ${v.help} at ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`);
            }
            """, only);
    }
}

[Collection(nameof(PageTests))]
public sealed class EveryPageOnAPhone(Stage stage) : EveryPage(stage)
{
    [Theory, MemberData(nameof(Names))]
    public Task In_Finnish(string name) => CheckAsync(name, "fi", 360, ColorScheme.Light);

    [Fact]
    public async Task No_page_is_forgotten()
    {
        var pages = Stage.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => TemplateParser.Parse(e.RoutePattern.RawText!));
        var shown = new List<string>();
        foreach (var @case in AllPages.Cases)
        {
            shown.Add((await @case.Path(Stage)).Split('?')[0]);
        }
        var forgotten = pages.Where(page => !shown.Any(path => new TemplateMatcher(page, []).TryMatch(path, [])));
        Assert.Equal(["error/{status:int}"], forgotten.Select(page => page.TemplateText).Distinct()); // shown as not-found
    }
}

public sealed class EveryPageOnALaptop(Stage stage) : EveryPage(stage), IClassFixture<Stage>
{
    [Theory, MemberData(nameof(Names))]
    public Task In_Swedish_at_night(string name) => CheckAsync(name, "sv", 1280, ColorScheme.Dark);
}

/// <summary>Of axe's rules those that ask how a page is laid out and what language it speaks: the others ask the rest.</summary>
public sealed class EveryPageAt400Percent(Stage stage) : EveryPage(stage), IClassFixture<Stage>
{
    [Theory, MemberData(nameof(Names))]
    public Task In_English(string name) =>
        CheckAsync(name, "en", 320, ColorScheme.Light, opened: false, "target-size", "scrollable-region-focusable", "document-title", "html-has-lang", "label-content-name-mismatch");
}
