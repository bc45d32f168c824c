using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>The practice region is published from the start, and its numbers lead nowhere.</summary>
public sealed class PracticeCallTests
{
    [Fact]
    public async Task Two_taps_from_the_start_and_nothing_but_112_can_be_dialled()
    {
        using var app = new ViittaApp().WithPractice();
        var browse = app.Browse("fi");
        await browse.GetAsync("/");
        await browse.ClickAsync("main .panel a");
        Assert.Contains("000 000 0117", browse.Text);
        Assert.Contains("02954 63177", browse.Text);
        Assert.NotNull(browse.Find(".fictional"));
        Assert.Equal(["tel:112"], browse.Page.QuerySelectorAll("a[href^='tel:']").Select(a => a.GetAttribute("href")));
        await browse.GetAsync("/call?theme=labour-exploitation&municipality=T02");
        Assert.Contains("Painos 1", browse.Text);

        await browse.GetAsync("/");
        await browse.SubmitAsync("main form", ("concern", "n01"), ("municipality", "T01"));
        Assert.Equal("Välitön turva", browse.TextOf("#services"));
        Assert.Contains("Johtaa vaihetta: 2 Välitön turvallisuus", browse.TextOf("main .items li:first-child"));
        Assert.Contains("Turvakotipaikka", browse.TextOf("main .items"));
        Assert.DoesNotContain("Traumahoito", browse.Text);
        await browse.ClickAsync("a[href^='/call/print']");
        Assert.Contains("Välitön turva", browse.TextOf("h1 + p"));
    }
}
