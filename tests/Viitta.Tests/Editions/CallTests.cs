using System.Net;
using System.Text.Json;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>The page that it is all for, read by a stranger on Saturday 21 November 2026 at 22:40.</summary>
public sealed class CallTests(CallTests.PublishedRegion region) : IClassFixture<CallTests.PublishedRegion>
{
    private readonly ViittaApp _app = region.App;

    public sealed class PublishedRegion : IAsyncLifetime
    {
        public ViittaApp App { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await App.PlantAsync();
            await App.PublishAsync();
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    [Fact]
    public async Task From_the_start_page_the_form_leads_to_the_number()
    {
        var browse = _app.Browse();
        await browse.GetAsync("/");
        Assert.Equal("tel:112", browse.Find("main a").GetAttribute("href"));
        Assert.Equal("North Savo network: edition 1", browse.Find($"option[value='{TestRegion.Iisalmi}']").ParentElement!.GetAttribute("label"));
        Assert.Equal(308, browse.Page.QuerySelectorAll("#municipality option[value]:not([value='']):not([value^=T])").Length);
        await browse.SubmitAsync("main form", ("concern", "forced-marriage"), ("municipality", TestRegion.Iisalmi));
        Assert.Equal(HttpStatusCode.OK, browse.Status);
        Assert.NotNull(browse.Find($".step-open a[href='tel:+358170000117'], .step-open a[href='tel:0170000117']"));
    }

    [Fact]
    public async Task On_Saturday_night_the_substitute_stands_in()
    {
        var browse = await AskAsync();
        Assert.Equal("tel:112", browse.Find("main a").GetAttribute("href"));
        var first = browse.TextOf(".step-open");
        Assert.Contains("opens Mon 08:00", first);
        Assert.Contains("7 months ago: head counsellor", first);
        Assert.Contains("The leader does not answer now. Until then:", first);
        Assert.Contains(TestRegion.Open, first);
        var second = browse.TextOf(".step-open:nth-child(2)");
        Assert.Contains("open 24 h", second);
        Assert.Contains("12 days ago: shift leader", second);
        Assert.Contains("Must disclose", second);
        Assert.Equal(2, browse.Page.QuerySelectorAll(".step-open").Length);
        Assert.Equal(8, browse.Page.QuerySelectorAll(".step:not(.step-open) > details").Length);
        Assert.Contains("Nobody has been agreed to lead this step.", browse.TextOf(".step:nth-child(10)"));
        Assert.DoesNotContain("The leader does not answer now", browse.TextOf(".step:nth-child(10)"));
        Assert.Contains("Edition 1", browse.TextOf(".edition"));
    }

    [Fact]
    public async Task On_Monday_morning_the_leader_answers()
    {
        var first = (await AskAsync("&at=2026-11-23T09:00")).TextOf(".step-open");
        Assert.Contains("open until 16:00", first);
        Assert.DoesNotContain("does not answer now", first);
    }

    [Theory]
    [InlineData("fi", "Kenelle soitan?", "avautuu ma klo 8", "Johtaa")]
    [InlineData("sv", "Vem ringer jag?", "öppnar mån kl. 8", "Leder")]
    [InlineData("en", "Whom do I call?", "opens Mon 08:00", "Leads")]
    public async Task In_the_three_languages(string language, string title, string opens, string leads)
    {
        var browse = await _app.Browse(language).GetAsync($"/call?{TestRegion.Question}");
        Assert.Equal(title, browse.TextOf("h1"));
        Assert.Contains(opens, browse.Text);
        Assert.Contains(leads, browse.Text);
        await browse.GetAsync("/");
        Assert.Equal(title, browse.TextOf("h1"));
    }

    [Theory]
    [InlineData("/call?" + TestRegion.Question)]
    [InlineData("/call/print?" + TestRegion.Question)]
    [InlineData("/call/print?members=true&" + TestRegion.Question)]
    [InlineData("/api/v1/call?" + TestRegion.Question)]
    [InlineData("/api/v1/editions/north-savo/latest")]
    [InlineData("/api/v1/editions/north-savo/1")]
    public async Task A_stranger_and_a_neighbour_never_see_restricted_contacts(string address)
    {
        foreach (var client in new[] { _app.Browse().Client, (await _app.CoordinatorAsync("turku")).Client })
        {
            var text = WebUtility.HtmlDecode(await client.GetStringAsync(address)).Replace('\u00a0', ' ');
            Assert.Contains(TestRegion.Open, text);
            Assert.DoesNotContain(TestRegion.GreenCanary, text);
            Assert.DoesNotContain(TestRegion.AmberCanary, text);
            Assert.DoesNotContain("Line for", text);
            Assert.DoesNotContain(TestRegion.HandoverCanary, text);
        }
    }

    [Fact]
    public async Task Members_see_green_and_authorities_amber_with_its_word()
    {
        var member = await SignInAsync(authority: false);
        await member.GetAsync($"/call?{TestRegion.Question}");
        Assert.Contains(TestRegion.GreenCanary, member.Text);
        Assert.Contains(TestRegion.HandoverCanary, member.Text);
        Assert.DoesNotContain(TestRegion.AmberCanary, member.Text);
        Assert.Equal("TLP:GREEN", member.TextOf(".site-header .tlp"));

        var authority = await SignInAsync(authority: true);
        await authority.GetAsync($"/call?{TestRegion.Question}");
        Assert.Contains(TestRegion.AmberCanary, authority.Text);
        Assert.Equal("TLP:AMBER+STRICT", authority.TextOf(".site-header .tlp"));

        await authority.GetAsync($"/call/print?{TestRegion.Question}");
        Assert.DoesNotContain(TestRegion.AmberCanary, authority.Text);
        Assert.Equal("TLP:CLEAR", authority.TextOf(".sheet .tlp"));
        await authority.ClickAsync("a[href*='members=true']");
        Assert.Contains(TestRegion.AmberCanary, authority.Text);
        Assert.Equal("TLP:AMBER+STRICT", authority.TextOf(".sheet .tlp"));
    }

    [Fact]
    public async Task Where_nothing_is_published_the_national_services_answer()
    {
        var browse = await _app.Browse().GetAsync("/call?theme=labour-exploitation&municipality=853");
        Assert.Contains("Turku network has not published its service map yet.", browse.Text);
        Assert.NotNull(browse.Find("a[href='tel:112']"));
        Assert.Contains("02954 63177", browse.Text);
        Assert.Contains("never confirmed", browse.Text);
        await browse.GetAsync("/call?theme=labour-exploitation&municipality=091");
        Assert.Contains("belongs to no regional network yet", browse.Text);
    }

    [Fact]
    public async Task A_theme_that_is_not_agreed_on_still_gets_numbers()
    {
        var browse = await _app.Browse().GetAsync($"/call?theme=labour-exploitation&municipality={TestRegion.Iisalmi}");
        Assert.Contains("has not yet agreed who leads", browse.Text);
        Assert.Contains(TestRegion.Open, browse.Text);
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_and_the_page_still_answers()
    {
        var browse = await AskAsync("&at=saturday+night&age=teen&language=klingon");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("saturday night", browse.Find("#at").GetAttribute("value"));
        Assert.Equal("text", browse.Find("#at").GetAttribute("type"));
        Assert.Equal("teen", browse.Find("#age").GetAttribute("value"));
        Assert.Equal(3, browse.Page.QuerySelectorAll(".ds-error-summary li").Length);
        Assert.NotNull(browse.Find("a[href='tel:112']"));
        Assert.Contains(TestRegion.Open, browse.Text);
    }

    [Theory]
    [InlineData("/call?theme=forced-marriage&municipality=999", 400)]
    [InlineData("/call?theme=x&municipality=140", 400)]
    [InlineData("/call?municipality=140", 400)]
    [InlineData("/call?need=n99&municipality=140", 400)]
    [InlineData("/api/v1/call?need=n99&municipality=140", 400)]
    [InlineData("/call/print?edition=7&" + TestRegion.Question, 404)]
    [InlineData("/api/v1/call?theme=forced-marriage&municipality=999", 400)]
    [InlineData("/api/v1/call?at=x&" + TestRegion.Question, 400)]
    [InlineData("/api/v1/editions/north-savo/7", 404)]
    [InlineData("/api/v1/editions/turku/latest", 404)]
    [InlineData("/api/v1/editions/nowhere/first", 404)]
    public async Task What_is_not_there(string address, int status)
    {
        var response = await _app.Browse().Client.GetAsync(address);
        Assert.Equal(status, (int)response.StatusCode);
        if (address.StartsWith("/call?", StringComparison.Ordinal))
        {
            Assert.Contains("tel:112", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_API_says_the_same()
    {
        var client = _app.Browse().Client;
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/call?{TestRegion.Question}"));
        var first = answer.RootElement.GetProperty("steps")[0];
        Assert.Equal("P1", first.GetProperty("stepId").GetString());
        var state = first.GetProperty("leaders")[0].GetProperty("contacts")[0].GetProperty("state");
        Assert.Equal("Closed", state.GetProperty("kind").GetString());
        Assert.Equal(new DateTime(2026, 11, 23, 6, 0, 0, DateTimeKind.Utc), state.GetProperty("changes").GetDateTime());
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/api/v1/editions/north-savo", null)).StatusCode);
    }

    /// <summary>Everything that the first view needs, compressed: the page, its style sheets and its script.</summary>
    [Fact]
    public async Task The_first_view_weighs_at_most_60_KB()
    {
        var client = _app.Browse().Client;
        var page = await client.GetStringAsync($"/call?{TestRegion.Question}");
        var sheets = System.Text.RegularExpressions.Regex.Matches(page, "<link rel=\"stylesheet\" href=\"([^\"]+)\"").Select(m => m.Groups[1].Value);
        var bytes = 0;
        foreach (var address in sheets.Append("/exit.js").Append($"/call?{TestRegion.Question}"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            var response = await client.SendAsync(request);
            Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
            bytes += (await response.Content.ReadAsByteArrayAsync()).Length;
        }
        Assert.InRange(bytes, 1, 60 * 1024);
    }

    private Task<Browse> AskAsync(string more = "") => _app.Browse().GetAsync($"/call?{TestRegion.Question}{more}");

    private async Task<Browse> SignInAsync(bool authority) => await _app.SignInAsync(await _app.AddUserAsync(
        $"{Guid.NewGuid():N}@viitta.example", authority: authority, networks: (TestRegion.Network, NetworkRole.Member)));
}
