using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Accounts;
using Viitta.Features.Mail;
using Viitta.Tests.House;

namespace Viitta.Tests.Accounts;

public sealed partial class SignInTests : IDisposable
{
    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_mailed_link_leads_to_where_the_person_wanted_to_go()
    {
        await _app.AddUserAsync("aino@viitta.example", networks: ("north-savo", NetworkRole.Member));
        var browse = _app.Browse();
        await browse.GetAsync("/networks/north-savo");
        Assert.Equal(HttpStatusCode.NotFound, browse.Status);
        await browse.ClickAsync("main a[href^='/sign-in']");
        await browse.SubmitAsync("main form", ("mail", " Aino@viitta.example "));
        Assert.Equal("Check your e-mail", browse.TextOf("h1"));

        var mail = await MailAsync();
        Assert.Equal(("aino@viitta.example", null), (mail.To, mail.NetworkId));
        await browse.GetAsync(LinkIn(mail.Body));
        await browse.SubmitAsync("main form");
        Assert.Equal("/networks/north-savo", browse.Url);
        Assert.Equal("North Savo network", browse.TextOf("h1"));
    }

    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answer()
    {
        await _app.AddUserAsync("aino@viitta.example");
        var (known, unknown) = (_app.Browse(), _app.Browse());
        foreach (var (browse, mail) in new[] { (known, "aino@viitta.example"), (unknown, "eino@viitta.example") })
        {
            await browse.GetAsync("/sign-in");
            await browse.SubmitAsync("main form", ("mail", mail));
        }
        Assert.Equal((known.Status, known.Url, known.Text), (unknown.Status, unknown.Url, unknown.Text));
        Assert.Equal(1, await _app.InDbAsync(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task The_link_is_over_after_half_an_hour()
    {
        await AskAsync("aino@viitta.example");
        var link = LinkIn((await MailAsync()).Body);
        _app.Time.Advance(TimeSpan.FromMinutes(31));
        var browse = _app.Browse();
        await browse.GetAsync(link);
        await browse.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.Gone, browse.Status);
        Assert.Equal("/sign-in", browse.Find("main a[href='/sign-in']").GetAttribute("href"));
    }

    [Fact]
    public async Task A_double_click_signs_in_and_a_second_use_does_not()
    {
        var key = await _app.SignInKeyAsync(await _app.AddUserAsync("aino@viitta.example"));
        Assert.Equal("/networks", await UseAsync());
        Assert.Equal("/networks", await UseAsync());
        _app.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal($"/sign-in/{key}", await UseAsync());

        async Task<string> UseAsync()
        {
            var browse = _app.Browse();
            await browse.GetAsync($"/sign-in/{key}");
            return (await browse.SubmitAsync("main form")).Url;
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData(@"/\evil.example")]
    public async Task Back_never_leads_away_from_Viitta(string back)
    {
        var id = await _app.AddUserAsync("aino@viitta.example");
        var browse = _app.Browse();
        await browse.GetAsync($"/sign-in?back={Uri.EscapeDataString(back)}");
        await browse.SubmitAsync("main form", ("mail", "aino@viitta.example"));
        Assert.DoesNotContain("evil", (await MailAsync()).Body);
        await browse.GetAsync($"/sign-in/{await _app.SignInKeyAsync(id)}?back={Uri.EscapeDataString(back)}");
        await browse.SubmitAsync("main form");
        Assert.Equal("/networks", browse.Url);
    }

    [Theory]
    [InlineData("aino")]
    [InlineData("aino@viitta")]
    [InlineData("Aino <aino@viitta.example>")]
    [InlineData("")]
    public async Task What_is_no_address_is_shown_again_with_the_reason(string typed)
    {
        var browse = _app.Browse();
        await browse.GetAsync("/sign-in?back=/networks/oulu");
        await browse.SubmitAsync("main form", ("mail", typed));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal(typed, browse.Find("#mail").GetAttribute("value"));
        Assert.Equal("true", browse.Find("#mail").GetAttribute("aria-invalid"));
        Assert.Equal("#mail", browse.Find(".ds-error-summary a").GetAttribute("href"));
    }

    [Fact]
    public async Task Nobody_floods_a_mailbox()
    {
        await _app.AddUserAsync("aino@viitta.example");
        var browse = _app.Browse();
        for (var i = 0; i < 6; i++)
        {
            await browse.GetAsync("/sign-in");
            await browse.SubmitAsync("main form", ("mail", "aino@viitta.example"));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, browse.Status);
        Assert.Equal("aino@viitta.example", browse.Find("#mail").GetAttribute("value"));
        Assert.Equal(5, await _app.InDbAsync(db => db.Outbox.CountAsync()));
    }

    [Theory]
    [InlineData("fi", "Kirjaudu sisään", "Kirjautumislinkkisi Viittaan")]
    [InlineData("sv", "Logga in", "Din inloggningslänk till Viitta")]
    [InlineData("en", "Sign in", "Your sign-in link to Viitta")]
    public async Task Page_and_mail_speak_the_readers_language(string language, string title, string subject)
    {
        await _app.AddUserAsync("aino@viitta.example");
        var browse = _app.Browse(language);
        await browse.GetAsync("/sign-in");
        Assert.Equal(title, browse.TextOf("h1"));
        await browse.SubmitAsync("main form", ("mail", "aino@viitta.example"));
        Assert.Equal(subject, (await MailAsync()).Subject);
    }

    private async Task AskAsync(string mail)
    {
        await _app.AddUserAsync(mail);
        var browse = _app.Browse();
        await browse.GetAsync("/sign-in");
        await browse.SubmitAsync("main form", ("mail", mail));
    }

    private Task<OutboxMail> MailAsync() => _app.InDbAsync(db => db.Outbox.SingleAsync());

    private static string LinkIn(string body) => new Uri(Link().Match(body).Value).PathAndQuery;

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
