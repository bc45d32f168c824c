using System.Net;
using Viitta.Tests.House;

namespace Viitta.Tests.Scenarios;

public sealed class ScenarioPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Theory]
    [InlineData("fi", "Tapaukset", "Marjasato")]
    [InlineData("sv", "Fall", "Bärskörd")]
    [InlineData("en", "Scenarios", "Berry harvest")]
    public async Task The_list_and_the_case_are_told_in_each_language(string language, string title, string berry)
    {
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/scenarios?lang={language}");
        Assert.Equal(title, browse.TextOf("h1"));
        Assert.Contains(berry, browse.Text, StringComparison.Ordinal);
        await browse.GetAsync("/scenarios/berry-harvest");
        Assert.Equal(berry, browse.TextOf("h1"));
        Assert.NotNull(browse.Page.QuerySelector(".fictional"));
    }

    [Fact]
    public async Task A_variant_shows_its_own_words_and_leads_to_a_form_that_has_chosen_it()
    {
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync("/scenarios/summer-holiday?variant=19");
        Assert.Equal(6, browse.Page.QuerySelectorAll("h4").Length);
        await browse.ClickAsync(".actions a.ds-button");
        Assert.Equal("summer-holiday/19", browse.Find("input[name=scenario]:checked").GetAttribute("value"));
    }

    [Theory]
    [InlineData("/scenarios/nothing")]
    [InlineData("/scenarios/summer-holiday?variant=70")]
    public async Task What_is_not_there_is_not_found(string url)
    {
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, browse.Status);
    }
}
