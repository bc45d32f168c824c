using System.Net;
using System.Text.Json;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Accounts;

public sealed class AccountTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_key_is_shown_once_works_as_a_bearer_and_ends_when_revoked()
    {
        var (browse, mail) = await SignedInAsync(("oulu", NetworkRole.Coordinator));
        await browse.GetAsync("/account");
        await browse.SubmitAsync("#name", ("name", "Contact list"), ("days", "30"));
        var key = browse.TextOf(".secret");
        Assert.StartsWith("viitta_", key);
        await browse.GetAsync("/account");
        Assert.Null(browse.Page.QuerySelector(".secret"));
        Assert.Contains("ends 21 December 2026", browse.Text);

        var (status, body) = await MeAsync(key);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(mail, body.GetProperty("mail").GetString());
        Assert.Equal("Coordinator", body.GetProperty("networks").GetProperty("oulu").GetString());

        await browse.SubmitAsync("form[action*=Revoke]");
        Assert.DoesNotContain("Contact list", browse.Text);
        Assert.Equal(HttpStatusCode.Unauthorized, (await MeAsync(key)).Status);
    }

    [Fact]
    public async Task The_pages_cookie_counts_for_nothing_in_the_api()
    {
        var (browse, _) = await SignedInAsync();
        using var answer = await browse.Client.GetAsync("/api/v1/accounts/me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Two_keys_have_two_names_and_what_was_typed_stays()
    {
        var (browse, _) = await SignedInAsync();
        await browse.GetAsync("/account");
        await browse.SubmitAsync("#name", ("name", "Map"), ("days", "30"));
        await browse.SubmitAsync("#name", ("name", "Map"), ("days", "365"));
        Assert.Equal(HttpStatusCode.Conflict, browse.Status);
        Assert.Equal("Map", browse.Find("#name").GetAttribute("value"));
        Assert.NotNull(browse.Page.QuerySelector("option[value='365'][selected]"));
        Assert.Single(browse.Page.QuerySelectorAll("form[action*=Revoke]"));
    }

    [Theory]
    [InlineData("", "30")]
    [InlineData("Map", "36500")]
    public async Task A_key_needs_a_name_and_an_end(string name, string days)
    {
        var (browse, _) = await SignedInAsync();
        await browse.GetAsync("/account");
        await browse.SubmitAsync("#name", ("name", name), ("days", days));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Empty(browse.Page.QuerySelectorAll("form[action*=Revoke]"));
    }

    [Fact]
    public async Task Somebody_elses_key_is_not_there()
    {
        var (aino, _) = await SignedInAsync();
        await aino.GetAsync("/account");
        await aino.SubmitAsync("#name", ("name", "Map"), ("days", "30"));
        var key = aino.TextOf(".secret");
        var id = aino.Find("input[name=token]").GetAttribute("value");
        var (eino, _) = await SignedInAsync();
        await eino.GetAsync("/account");
        await eino.SubmitAsync("#name", ("name", "Own"), ("days", "30"));
        await eino.SubmitAsync("form[action*=Revoke]", ("token", id));
        Assert.Equal(HttpStatusCode.NotFound, eino.Status);
        Assert.Equal(HttpStatusCode.OK, (await MeAsync(key)).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_on_all_devices()
    {
        var id = await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example");
        var (phone, laptop) = (await App.SignInAsync(id), await App.SignInAsync(id));
        await phone.GetAsync("/account");
        await phone.SubmitAsync("form[action='/sign-out']");
        Assert.Equal("You have signed out", phone.TextOf("h1"));
        Assert.Equal(HttpStatusCode.OK, (await laptop.GetAsync("/account")).Status);

        phone = await App.SignInAsync(id);
        await phone.GetAsync("/account");
        await phone.SubmitAsync("form[action*=Everywhere]");
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await laptop.GetAsync("/account")).Status);
    }

    [Theory]
    [InlineData("fi", "Oma tili")]
    [InlineData("sv", "Mitt konto")]
    [InlineData("en", "My account")]
    public async Task Speaks_three_languages(string language, string title)
    {
        var (browse, _) = await SignedInAsync();
        await browse.GetAsync($"/account?lang={language}");
        Assert.Equal(title, browse.TextOf("h1"));
    }

    private async Task<(Browse Browse, string Mail)> SignedInAsync(params (string, NetworkRole)[] networks)
    {
        var mail = $"{Guid.NewGuid():N}@viitta.example";
        return (await App.SignInAsync(await App.AddUserAsync(mail, networks: networks)), mail);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> MeAsync(string key)
    {
        using var client = App.BearerClient(key);
        using var answer = await client.GetAsync("/api/v1/accounts/me");
        return (answer.StatusCode, answer.IsSuccessStatusCode
            ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement
            : default);
    }
}
