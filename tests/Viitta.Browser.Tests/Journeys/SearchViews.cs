using Microsoft.Playwright;
using UglyToad.PdfPig;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>The three views of one search, with a keyboard alone and on paper.</summary>
public sealed class SearchViews : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().WithPractice().OnRealPort();
    private IPage _page = null!;

    public async ValueTask InitializeAsync() => _page = await (await Chromium.Browser).NewPageAsync(new()
    {
        BaseURL = _app.Address.ToString(),
        Locale = "en-GB",
        ViewportSize = new() { Width = 1280, Height = 900 },
    });

    [Fact]
    public async Task From_words_to_the_map_to_a_county_to_a_service_with_a_keyboard()
    {
        await _page.GotoAsync("/search");
        await _page.TabToAsync("#q");
        await _page.Keyboard.TypeAsync("shelter");
        await _page.Keyboard.PressAsync("Enter");
        await _page.ArriveAsync("**/search?*q=shelter*");
        await FollowAsync("a[href*='view=map']", "**/search?*view=map*");
        await FollowAsync(".tile[href*='place=T']", "**/search?*place=T*");
        await FollowAsync("td > a[href*='place=T01']", "**/search?*place=T01*");
        await _page.TabToAsync("a[href^='tel:'], a[href*='/call']");
    }

    [Theory]
    [InlineData("list", "Turvakotipaikka")]
    [InlineData("table", "Turvallinen majoitus")]
    [InlineData("map", "Pohjois-Savo")]
    public async Task On_paper_each_view_is_whole_without_its_form(string view, string said)
    {
        await _page.GotoAsync($"/search?q=turvakoti&view={view}&lang=fi");
        using var pdf = PdfDocument.Open(await _page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true }));
        var words = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains(said.Replace(" ", "", StringComparison.Ordinal), words, StringComparison.Ordinal);
        Assert.Contains("turvakoti", words, StringComparison.Ordinal); // what was asked
        Assert.DoesNotContain("Hae", words, StringComparison.Ordinal); // the button
        Assert.InRange(pdf.NumberOfPages, 1, 4);
    }

    private async Task FollowAsync(string link, string address)
    {
        await _page.TabToAsync(link);
        await _page.Keyboard.PressAsync("Enter");
        await _page.ArriveAsync(address);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.Context.DisposeAsync();
        await _app.DisposeAsync();
    }
}
