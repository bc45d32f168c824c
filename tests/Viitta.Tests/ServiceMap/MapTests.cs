using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>The coordinator's map: the quick way to a contact, tasks, removal and the way back.</summary>
public sealed class MapTests : IDisposable
{
    private const string Network = "north-savo";

    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    private async Task<(Browse Browse, string Url)> OrganizationAsync(string name = "Kallan nuorisotyö")
    {
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/organizations/new");
        await browse.SubmitAsync("main form", ("name-fi", name), ("sector", "youth"));
        return (browse, browse.Url[..browse.Url.IndexOf("/contact/", StringComparison.Ordinal)]);
    }

    private static readonly (string, string?)[] GoodContact =
    [
        ("need", "n11"), ("kind", "duty-phone"), ("phone", "040 123 4567"), ("email", "nuoret@example.fi"),
        ("cover", "office-hours"), ("days-1", "1-5"), ("opens-1", "08:00"), ("closes-1", "16:00"),
        ("days-2", "6"), ("opens-2", "22:00"), ("closes-2", "06:00"), ("visibility", "clear"),
    ];

    [Fact]
    public async Task One_form_gives_an_organisation_its_service_and_contact()
    {
        var (browse, _) = await OrganizationAsync();
        await browse.SubmitAsync("main form", GoodContact);

        Assert.StartsWith("/contacts/", browse.Url);
        Assert.Equal("Duty phone", browse.TextOf("h1"));
        Assert.Equal("tel:+358401234567", browse.Find("a.call").GetAttribute("href"));
        Assert.Contains("Mon–Fri 08:00–16:00, Sat 22:00–06:00", browse.Text);
        Assert.Contains("open until Sun 06:00", browse.Text); // Saturday 22:40
        Assert.Contains("never confirmed", browse.Text);
        var contact = await _app.InDbAsync(db => db.ContactPoints.FirstAsync(c => c.NetworkId == Network));
        Assert.Equal(new LocalText("Päivystyspuhelin", "Jourtelefon", "Duty phone"), contact.Function);
        var service = await _app.InDbAsync(db => db.Services.FirstAsync(s => s.Id == contact.ServiceId));
        Assert.Equal("n11", Assert.Single(service.Needs));
    }

    [Fact]
    public async Task A_second_contact_for_the_same_need_joins_the_service()
    {
        var (browse, url) = await OrganizationAsync();
        await browse.SubmitAsync("main form", GoodContact);
        await browse.GetAsync($"{url}/contact/new");
        await browse.SubmitAsync("main form", [.. GoodContact.Where(f => f.Item1 != "kind"), ("kind", "mailbox")]);
        Assert.Equal(1, await _app.InDbAsync(db => db.Services.CountAsync(s => s.NetworkId == Network)));
        Assert.Equal(2, await _app.InDbAsync(db => db.ContactPoints.CountAsync(s => s.NetworkId == Network)));
    }

    [Fact]
    public async Task Bad_input_says_everything_that_is_wrong_and_keeps_what_was_typed()
    {
        var (browse, _) = await OrganizationAsync();
        await browse.SubmitAsync("main form",
            ("phone", "o4o 123"), ("email", "nuoret@"), ("web", "not a page"), ("languages", null),
            ("cover", "office-hours"), ("days-1", "1-5"), ("opens-1", "08:00"));

        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("o4o 123", browse.Find("#phone").GetAttribute("value"));
        Assert.Equal("nuoret@", browse.Find("#email").GetAttribute("value"));
        Assert.Equal("08:00", browse.Find("#opens-1").GetAttribute("value"));
        Assert.Contains("letter O is not a zero", browse.TextOf("#phone-error"));
        Assert.Equal(
            ["#need", "#phone", "#email", "#web", "#languages", "#closes-1"],
            browse.Page.QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.All(browse.Page.QuerySelectorAll(".ds-error-summary a"), a => Assert.NotNull(browse.Page.QuerySelector(a.GetAttribute("href")!)));
        Assert.Equal(0, await _app.InDbAsync(db => db.ContactPoints.CountAsync(s => s.NetworkId == Network)));
    }

    [Fact]
    public async Task An_identity_code_is_refused_and_nothing_is_stored()
    {
        var (browse, _) = await OrganizationAsync();
        await browse.SubmitAsync("main form", [.. GoodContact, ("function", "010594Y9032")]);
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal(0, await _app.InDbAsync(db => db.ContactPoints.CountAsync(s => s.NetworkId == Network)));
    }

    [Fact]
    public async Task What_is_removed_can_be_put_back_for_thirty_days()
    {
        var (browse, url) = await OrganizationAsync();
        await browse.GetAsync(url);
        await browse.SubmitAsync("form[action*=Remove]");
        Assert.Contains("Removed on", browse.Text);
        await browse.GetAsync($"/networks/{Network}/map");
        Assert.Null(browse.Page.QuerySelector("table a[href*=\"" + url + "\"]"));
        await browse.ClickAsync($"details a[href=\"{url}\"]");
        await browse.SubmitAsync("form[action*=PutBack]");
        await browse.GetAsync($"/networks/{Network}/map");
        Assert.NotNull(browse.Page.QuerySelector($"table a[href=\"{url}\"]"));

        await browse.GetAsync(url);
        await browse.SubmitAsync("form[action*=Remove]");
        _app.Time.Advance(TimeSpan.FromDays(31));
        browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync(url);
        Assert.Null(browse.Page.QuerySelector("form[action*=PutBack]"));
    }

    [Fact]
    public async Task A_stale_form_is_refused_once_and_then_saves()
    {
        var (browse, url) = await OrganizationAsync();
        await browse.GetAsync(url);
        var other = await _app.CoordinatorAsync(Network);
        await other.GetAsync(url);
        await other.SubmitAsync("form:has([name=version])", ("name-fi", "Toinen"));

        await browse.SubmitAsync("form:has([name=version])", ("name-fi", "Ensimmäinen"));
        Assert.Equal(HttpStatusCode.Conflict, browse.Status);
        Assert.Equal("Ensimmäinen", browse.Find("#name-fi").GetAttribute("value"));
        await browse.SubmitAsync("form:has([name=version])");
        Assert.Equal("Ensimmäinen", await _app.InDbAsync(async db => (await db.Organizations.FirstAsync(o => o.NetworkId == Network)).Name.Fi));
    }

    [Fact]
    public async Task The_map_filters_by_need_and_by_word()
    {
        var (browse, _) = await OrganizationAsync();
        await browse.SubmitAsync("main form", GoodContact);
        await browse.GetAsync($"/networks/{Network}/map");
        await browse.SubmitAsync("form[role=search]", ("need", "n11"), ("text", "kallan"));
        Assert.Equal("Kallan nuorisotyö", browse.TextOf("tbody th"));
        await browse.SubmitAsync("form[role=search]", ("need", "n01"), ("text", ""));
        Assert.Contains("112", browse.Text);
        Assert.DoesNotContain("Kallan", string.Join(' ', browse.Page.QuerySelectorAll("tbody").Select(a => a.TextContent)));
        await browse.SubmitAsync("form[role=search]", ("text", "zzz"));
        Assert.Contains("Nobody on the map answers that", browse.Text);
    }

    [Theory]
    [InlineData("fi", "Palvelukartta")]
    [InlineData("sv", "Servicekarta")]
    [InlineData("en", "Service map")]
    public async Task The_map_reads_in_three_languages(string language, string title)
    {
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/map?lang={language}");
        Assert.Equal(title, browse.TextOf("h1"));
        Assert.Contains("02954 63177", browse.Text);
    }

    [Fact]
    public async Task A_candidate_is_accepted_joined_or_left_out_once()
    {
        var ids = await _app.InDbAsync(async db =>
        {
            Organization[] rows = [.. new[] { "A", "B", "C" }.Select(n => new Organization { NetworkId = Network, Name = LocalText.Same($"Candidate {n}"), SectorId = "ngo", IsCandidate = true })];
            db.Organizations.AddRange(rows);
            db.Record(AddOrganization.Added, "test", Network, Actor.Program, _app.Time.Now());
            await db.SaveChangesAsync();
            return rows.Select(r => r.Id).ToArray();
        });
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/map");
        await browse.SubmitAsync($"form[action*=\"{ids[0]}\"][action*=Accept]");
        await browse.SubmitAsync($"form[action*=\"{ids[1]}\"][action*=Merge]");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status); // into nothing
        await browse.SubmitAsync($"form[action*=\"{ids[1]}\"][action*=Merge]", ("into", $"{ids[0]}"));
        await browse.SubmitAsync($"form[action*=\"{ids[2]}\"][action*=Reject]");
        Assert.DoesNotContain("not on the map yet", browse.Text);
        var traces = await _app.InDbAsync(db => db.Traces.Where(t => t.What.StartsWith("service-map.candidate")).Select(t => t.What).ToListAsync());
        Assert.Equal(["service-map.candidate-accepted", "service-map.candidate-merged", "service-map.candidate-rejected"], traces.Order());
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_row()
    {
        var (browse, url) = await OrganizationAsync();
        (string, string?)[] name = [("name-fi", "Kaksi kertaa"), ("name-en", "Twice"), ("sector", "youth")];
        await TwiceAsync(browse, $"/networks/{Network}/organizations/new", name);
        await TwiceAsync(browse, $"{url}/contact/new", GoodContact);
        await TwiceAsync(browse, $"{url}/services/new", [.. name, ("needs", "n12")]);
        var service = await _app.InDbAsync(db => db.Services.SingleAsync(s => s.Name.En == "Twice"));
        await TwiceAsync(browse, $"/services/{service.Id}/contacts/new", [.. GoodContact, ("function-fi", "Puhelin")]);
        Assert.Equal(1, await _app.InDbAsync(db => db.Organizations.CountAsync(o => o.Name.En == "Twice")));
        Assert.Equal(2, await _app.InDbAsync(db => db.ContactPoints.CountAsync(c => c.NetworkId == Network)));
    }

    /// <summary>The same form, as a double click sends it; both clicks end on the same page.</summary>
    private static async Task TwiceAsync(Browse browse, string url, (string, string?)[] fields)
    {
        await browse.GetAsync(url);
        var row = browse.Find("main form [name=row]").GetAttribute("value");
        await browse.SubmitAsync("main form", fields);
        Assert.Equal(HttpStatusCode.OK, browse.Status);
        var first = browse.Url;
        await browse.GetAsync(url);
        await browse.SubmitAsync("main form", [.. fields, ("row", row)]);
        Assert.Equal(first, browse.Url);
    }

    [Fact]
    public async Task The_day_of_a_source_is_written_in_the_readers_way()
    {
        var (browse, _) = await OrganizationAsync();
        await browse.SubmitAsync("main form", GoodContact);
        var url = browse.Url;
        await _app.InDbAsync(async db =>
        {
            var contact = await db.ContactPoints.FirstAsync(c => c.NetworkId == Network);
            (contact.Source, contact.SourceDate) = ("Opening hours page", "2026-05-24");
            db.Record(EditContact.Edited, contact.Id, Network, Actor.Program, _app.Time.Now());
            return await db.SaveChangesAsync();
        });
        await browse.GetAsync(url);
        Assert.Contains("Opening hours page, 24 May 2026", browse.Text);
    }
}
