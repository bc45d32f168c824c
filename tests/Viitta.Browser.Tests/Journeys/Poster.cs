using Microsoft.Playwright;
using UglyToad.PdfPig;
using Viitta.Common;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;

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
                var words = Squeezed(string.Concat(sheet.Letters.Select(l => l.Value)));
                Assert.Contains(language == "fi" ? "tarkistaviimeistään21.5.2027" : "kontrollerasenast21.5.2027", words, StringComparison.Ordinal);
                Assert.Contains("KUVITTEELLINENESIMERKKI", words, StringComparison.Ordinal);
            }
            var first = string.Concat(pdf.GetPage(1).Letters.Select(l => l.Value));
            Assert.True(first.IndexOf("112", StringComparison.Ordinal) < first.IndexOf("000 000", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("fi", "vain kun: alle 18-vuotias", "Tänään")]
    [InlineData("sv", "bara när: under 18 år", "I dag")]
    public async Task A_pathway_hangs_on_a_wall_as_one_sheet_with_its_branches(string language, string branch, string phase)
    {
        var user = await _app.AddUserAsync($"{language}@viitta.example", networks: ("tuulivaara", NetworkRole.Member));
        await _page.SignInAsync(_app, user);
        await _page.GotoAsync($"/pathways/{await _app.InForceAsync("tuulivaara")}/path?lang={language}");
        using var pdf = PdfDocument.Open(await _page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true }));
        Assert.Equal(1, pdf.NumberOfPages);
        var sheet = pdf.GetPage(1);
        Assert.Equal(420, sheet.Width / Millimetre, 0.5);
        Assert.Equal(297, sheet.Height / Millimetre, 0.5);
        var words = Squeezed(string.Concat(sheet.Letters.Select(l => l.Value)));
        Assert.All([branch, phase, "TLP:GREEN", "000 000"], expected => Assert.Contains(Squeezed(expected), words, StringComparison.Ordinal));
    }

    private static string Squeezed(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
}
