using Microsoft.Playwright;
using UglyToad.PdfPig;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>The core map of a region on paper: two A4 pages at most, and one poster on A3.</summary>
public sealed class Poster : IAsyncLifetime
{
    private const double Millimetre = 72 / 25.4;

    private readonly ViittaApp _app = new ViittaApp().WithPractice().OnRealPort();
    private IPage _page = null!;

    public async ValueTask InitializeAsync() => _page = await (await Chromium.Browser).NewPageAsync(new() { BaseURL = _app.Address.ToString(), Locale = "fi-FI" });

    public async ValueTask DisposeAsync()
    {
        await _page.Context.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("fi", "", 210, 297)]
    [InlineData("sv", "&size=a3", 297, 420)]
    [InlineData("fi", "&size=a3", 297, 420)]
    public async Task Is_two_pages_at_most_and_says_all_that_it_must(string language, string size, int width, int height)
    {
        foreach (var theme in (string[])["forced-marriage", "labour-exploitation"])
        {
            await _page.GotoAsync($"/call/print?theme={theme}&municipality=T01{size}&lang={language}");
            using var pdf = PdfDocument.Open(await _page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true }));
            Assert.InRange(pdf.NumberOfPages, 1, size.Length > 0 ? 1 : 2);
            foreach (var sheet in pdf.GetPages())
            {
                Assert.Equal(width, sheet.Width / Millimetre, 0.5);
                Assert.Equal(height, sheet.Height / Millimetre, 0.5);
                var words = string.Concat(sheet.Letters.Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);
                Assert.Contains(language == "fi" ? "tarkistaviimeistään21.5.2027" : "kontrollerasenast21.5.2027", words, StringComparison.Ordinal);
                Assert.Contains("KUVITTEELLINENESIMERKKI", words, StringComparison.Ordinal);
            }
            var first = string.Concat(pdf.GetPage(1).Letters.Select(l => l.Value));
            Assert.True(first.IndexOf("112", StringComparison.Ordinal) < first.IndexOf("000 000", StringComparison.Ordinal));
        }
    }
}
