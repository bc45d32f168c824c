using System.Net;
using Viitta.Tests.House;

namespace Viitta.Tests.Layout;

/// <summary>What every answer carries, and what is said when there is no page.</summary>
public sealed class AnswersTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Theory]
    [InlineData("/")]
    [InlineData("/css/base.css")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/accounts/me")]
    public async Task Nothing_inline_and_nothing_from_elsewhere(string address)
    {
        using var client = App.CreateClient();
        using var answer = await client.GetAsync(address);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_to_everyone(string address)
    {
        using var client = App.CreateClient();
        Assert.Equal("Healthy", await client.GetStringAsync(address));
    }

    [Theory]
    [InlineData("fi", "Sivua ei ole, tai se ei ole sinulle")]
    [InlineData("sv", "Sidan finns inte, eller är inte för dig")]
    [InlineData("en", "This page is not here, or not for you")]
    public async Task What_is_not_there_is_said_in_the_readers_language(string language, string title)
    {
        var browse = await App.Browse(language).GetAsync("/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, title), (browse.Status, browse.TextOf("h1")));
        Assert.NotNull(browse.Find("main a[href^='/sign-in']"));
    }

    [Fact]
    public async Task A_form_without_its_key_is_refused_with_what_to_do()
    {
        var browse = App.Browse();
        await browse.GetAsync("/sign-in");
        browse.Find("input[name=__RequestVerificationToken]").SetAttribute("value", "x");
        await browse.SubmitAsync("main form", ("mail", "aino@viitta.example"));
        Assert.Equal((HttpStatusCode.BadRequest, "The form could not be read"), (browse.Status, browse.TextOf("h1")));
    }
}
