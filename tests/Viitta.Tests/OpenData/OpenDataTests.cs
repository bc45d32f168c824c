using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;
using Viitta.Tests.Editions;
using Viitta.Tests.House;

namespace Viitta.Tests.OpenData;

/// <summary>What is published, withdrawn and published again, as another site's program sees it.</summary>
public sealed partial class OpenDataTests : IAsyncLifetime
{
    private static readonly string[] Canaries = [TestRegion.GreenCanary, TestRegion.AmberCanary, TestRegion.HandoverCanary, "Line for authorities", "Line for members", "Unseen service"];

    private readonly ViittaApp _app = new();

    private HttpClient Client => field ??= _app.CreateClient();

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.PublishAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Nothing_restricted_is_in_any_answer_whoever_asks()
    {
        var user = await _app.AddUserAsync("a@viitta.example", national: true);
        var readers = new[] { Client, (await _app.SignInAsync(user)).Client, await _app.TokenClientAsync(user) };
        var hidden = await _app.InDbAsync(db => db.ContactPoints.Where(c => c.Visibility != Visibility.Clear).Select(c => c.Id).ToListAsync());
        Assert.Equal(2, hidden.Count);
        foreach (var reader in readers)
        {
            var said = string.Join('\n', await EverythingAsync(reader));
            Assert.Contains(Hsds.Digits(TestRegion.Open)[1..], said); // +358170000117
            Assert.All(Canaries, canary => Assert.DoesNotContain(canary, said));
            Assert.All(Canaries[..2], canary => Assert.DoesNotContain(Hsds.Digits(canary)[1..], Hsds.Digits(said)));
            Assert.All(hidden, id => Assert.DoesNotContain($"{id}", said));
        }
    }

    [Fact]
    public async Task A_draft_is_not_served()
    {
        await _app.ChangeAsync(async db => (await db.OrganizationAsync("College")).Name = LocalText.Same("Renamed"));
        Assert.DoesNotContain("Renamed", string.Join('\n', await EverythingAsync(Client)));
        await _app.PublishAsync();
        Assert.Contains("Renamed", string.Join('\n', await EverythingAsync(Client)));
    }

    [Theory]
    [InlineData(MapRow.Contact)]
    [InlineData(MapRow.Service)]
    public async Task What_is_withdrawn_is_gone_from_the_next_answer_and_can_come_back(MapRow what)
    {
        var contact = await _app.InDbAsync(db => db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.Open));
        var id = what == MapRow.Contact ? contact.Id : contact.ServiceId;
        using var before = await Client.AskAsync("/hsds/services?full=true");
        var etag = before.Headers.ETag!.ToString();
        Assert.Contains($"{contact.Id}", await before.Content.ReadAsStringAsync());
        _app.Time.Advance(TimeSpan.FromHours(1));
        var since = $"{_app.Time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
        Assert.Empty(await Client.ContentsAsync($"/hsds/services?modified_after={since}"));

        await _app.RunAsync((RemoveFromMap remove) => remove.RunAsync(Actor.Program, what, id, remove: true, default));
        using var after = await Client.AskAsync("/hsds/services?full=true", etag: etag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.DoesNotContain($"{contact.Id}", await after.Content.ReadAsStringAsync());
        Assert.DoesNotContain(await Client.ContentsAsync("/hsds/services?minimal=true"), s => s.Id() == $"{contact.ServiceId}"); // its other numbers are restricted

        await _app.RunAsync((RemoveFromMap remove) => remove.RunAsync(Actor.Program, what, id, remove: false, default));
        Assert.Equal($"{contact.ServiceId}", Assert.Single(await Client.ContentsAsync($"/hsds/services?modified_after={since}")).Id());
    }

    [Fact]
    public async Task What_an_owner_changed_is_told_to_those_who_ask_what_is_new()
    {
        var contact = await _app.InDbAsync(db => db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.Open));
        _app.Time.Advance(TimeSpan.FromHours(1));
        var since = $"{_app.Time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
        var proposal = new ContactProposal { ContactPointId = contact.Id, Kind = ProposalKind.NotUs, At = _app.Time.Now(), BasedOn = contact.Version };
        await _app.ChangeAsync(async db => await db.ContactProposals.AddAsync(proposal));
        Assert.Empty(await Client.ContentsAsync($"/hsds/services?modified_after={since}"));
        await _app.RunAsync((DecideProposal decide) => decide.RunAsync(Actor.Program, proposal.Id, contact.Version, accept: true, default));
        Assert.Equal($"{contact.ServiceId}", Assert.Single(await Client.ContentsAsync($"/hsds/services?modified_after={since}")).Id());
    }

    [Fact]
    public async Task A_number_that_was_made_restricted_is_gone_at_once()
    {
        Assert.Contains(TestRegion.College, await Client.GetStringAsync("/hsds/services?full=true"));
        await _app.ChangeAsync(async db =>
            (await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.College)).Visibility = Visibility.Green);
        Assert.DoesNotContain(TestRegion.College, await Client.GetStringAsync("/hsds/services?full=true"));
    }

    [Fact]
    public async Task Whoever_has_the_answer_is_not_sent_it_again()
    {
        foreach (var address in new[] { "/hsds/services?full=true", "/hsds/taxonomies", "/hsds/services?format=ndjson", $"/hsds/services/{await FirstAsync("services")}" })
        {
            using var first = await Client.AskAsync(address, "sv");
            Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
            Assert.Contains("Accept-Language", first.Headers.Vary);
            using var again = await Client.AskAsync(address, "sv", first.Headers.ETag!.ToString());
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(first.Headers.ETag, again.Headers.ETag);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
            using var otherLanguage = await Client.AskAsync(address, "en", first.Headers.ETag.ToString());
            Assert.Equal(HttpStatusCode.OK, otherLanguage.StatusCode);
            using var otherQuestion = await Client.AskAsync(address + (address.Contains('?') ? "&lang=fi" : "?lang=fi"), "sv", first.Headers.ETag.ToString());
            Assert.Equal(HttpStatusCode.OK, otherQuestion.StatusCode);
        }
        using var known = await Client.AskAsync("/hsds/services");
        await _app.PublishAsync();
        using var published = await Client.AskAsync("/hsds/services", etag: known.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
    }

    [Fact]
    public async Task Another_edition_keeps_every_id_and_says_when_it_was_published()
    {
        var ids = await IdsAsync();
        Assert.True(ids.Count > 20);
        _app.Time.Advance(TimeSpan.FromDays(2));
        var now = _app.Time.Now();
        await _app.PublishAsync();
        Assert.Equal(ids, await IdsAsync());
        Assert.All(await Client.ContentsAsync("/hsds/services"), s => Assert.Equal(now, s.GetProperty("last_modified").GetDateTime()));
        Assert.NotEmpty(await Client.ContentsAsync($"/hsds/services?modified_after={now:yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Empty(await Client.ContentsAsync($"/hsds/services?modified_after={now.AddSeconds(1):yyyy-MM-ddTHH:mm:ssZ}"));
    }

    /// <summary>All but the hours, whose rows begin with the edition.</summary>
    private async Task<List<string>> IdsAsync() =>
        [.. (await Client.ContentsAsync("/hsds/services?full=true")).Select(s => JsonSerializer.Serialize(
            s.EnumerateObject().Where(m => m.Name is not ("schedules" or "last_modified")).ToDictionary(m => m.Name, m => m.Value))).Order(),
         .. (await Client.ContentsAsync("/hsds/service_at_locations")).Select(s => s.Id()),
         .. (await Client.ContentsAsync("/hsds/taxonomy_terms")).Select(s => s.Id())];

    [Fact]
    public async Task It_is_said_when_a_contact_was_last_verified_and_by_which_role()
    {
        var services = await Client.ContentsAsync("/hsds/services?full=true&lang=en");
        var duty = services.Single(s => s.Text("name") == "Social emergency service");
        Assert.Equal("2026-11-09", duty.Text("assured_date"));
        var phone = Assert.Single(duty.GetProperty("phones").EnumerateArray());
        Assert.Contains("Confirmed: 9 November 2026 shift leader", phone.Text("description"));
        Assert.Contains(TestRegion.Open, phone.Text("description"));
        Assert.DoesNotContain(await Client.ContentsAsync("/hsds/services"), s => s.TryGetProperty("assurer_email", out _));
    }

    [Fact]
    public async Task A_national_organisation_stands_there_once_as_the_newest_edition_has_it()
    {
        var national = await _app.InDbAsync(db => db.Organizations.FirstAsync(o => o.NetworkId == null && o.RemovedAt == null));
        var ids = (await Client.ContentsAsync("/hsds/organizations?per_page=500")).Select(o => o.Id()).ToList();
        Assert.Contains($"{national.Id}", ids);
        _app.Time.Advance(TimeSpan.FromDays(1));
        await _app.ChangeAsync(async db =>
        {
            var document = EditionDocument.Read(await db.Editions.Select(e => e.Document).SingleAsync());
            db.Editions.Add(new Edition
            {
                NetworkId = "turku",
                Number = 1,
                PublishedAt = _app.Time.Now(),
                CheckBy = new(2027, 5, 1),
                Document = (document with
                {
                    Organizations = [.. document.Organizations.Where(o => o.National).Select(o => o with { Name = LocalText.Same("Newer name") })],
                }).Write(),
            });
        });
        var organizations = await Client.ContentsAsync("/hsds/organizations?per_page=500");
        Assert.Equal(ids, organizations.Select(o => o.Id()));
        Assert.Equal("Newer name", organizations.Single(o => o.Id() == $"{national.Id}").Text("name"));
        Assert.Contains(organizations, o => o.Text("name") == "College");
    }

    [Fact]
    public async Task A_service_without_an_area_serves_its_network_and_a_national_one_the_country()
    {
        var services = await Client.ContentsAsync("/hsds/services?full=true&per_page=500&lang=en");
        var area = await _app.InDbAsync(async db => (await db.Set<Viitta.Features.Networks.Network>().SingleAsync(n => n.Id == TestRegion.Network)).Area);
        var regional = services.Single(s => s.Text("name") == "Student welfare").GetProperty("service_areas").EnumerateArray();
        Assert.Equal(area, regional.Select(a => a.GetProperty("attributes")[0].Text("value")));
        Assert.Contains(services, s => s.GetProperty("service_areas")[0].Text("name") == "The whole of Finland");
    }

    [Theory]
    [InlineData("sv", null, "sv", "Behov")]
    [InlineData("de, en;q=0.5", null, "en", "Need")]
    [InlineData("de", null, "fi", "Tarve")]
    [InlineData("en", "sv", "sv", "Behov")]
    public async Task The_language_is_asked_for_and_said_and_no_cookie_is_set(string accepts, string? lang, string language, string need)
    {
        using var answer = await Client.AskAsync($"/hsds/taxonomies{(lang is null ? "" : $"?lang={lang}")}", accepts);
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
        Assert.Contains($"\"{need}\"", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        await Client.AskAsync("/?lang=sv"); // what a person chose on the pages is no answer to a program
        using var unasked = await Client.AskAsync("/hsds/taxonomies");
        Assert.Equal(["fi"], unasked.Content.Headers.ContentLanguage);
    }

    private async Task<string> FirstAsync(string list) => (await Client.ContentsAsync($"/hsds/{list}?per_page=1"))[0].Id();

    private static async Task<List<string>> EverythingAsync(HttpClient client)
    {
        var said = new List<string>();
        foreach (var list in Hsds.Lists)
        {
            var flags = list switch { "services" => new[] { "full=true", "minimal=true" }, "organizations" => ["full=true", "full_service=true"], "service_at_locations" => ["full=true"], _ => [] };
            foreach (var ask in flags.Append("page=1").Select(f => $"{f}&per_page=500").Concat(flags.Append("lang=sv").Select(f => $"{f}&format=ndjson")))
            {
                said.Add(await client.GetStringAsync($"/hsds/{list}?{ask}"));
            }
            foreach (var item in await client.ContentsAsync($"/hsds/{list}?per_page=500"))
            {
                said.Add(await client.GetStringAsync($"/hsds/{list}/{item.Id()}"));
            }
        }
        return said;
    }
}
