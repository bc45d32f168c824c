using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>What the map's pages do, done by a program.</summary>
public sealed partial class MapApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Root = "/api/v1/service-map";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_candidate_is_merged_and_another_left_out()
    {
        using var client = await App.TokenClientAsync("oulu");
        var parish = await AddOrganizationAsync(client, "oulu", "Parish of Oulu");
        var written = await CandidateAsync("oulu", "The parish");
        var joke = await CandidateAsync("oulu", "Batman");
        Assert.Equal(2, (await TasksAsync(client, "oulu")).GetProperty("candidates").GetArrayLength());

        await AssertProblemAsync(await client.PostAsJsonAsync($"{Root}/organizations/{written}/decision", new { decision = "Merge" }), "servicemap.merge-into");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"{Root}/organizations/{written}/decision", new { decision = "Merge", into = parish })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"{Root}/organizations/{joke}/decision", new { decision = "Reject" })).StatusCode);
        Assert.Equal(0, (await TasksAsync(client, "oulu")).GetProperty("candidates").GetArrayLength());

        using var member = await App.TokenClientAsync("oulu", NetworkRole.Member);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync($"{Root}/oulu/tasks")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsJsonAsync($"{Root}/organizations/{joke}/decision", new { decision = "Accept" })).StatusCode);
    }

    [Fact]
    public async Task A_first_contact_makes_the_service_and_is_removed_and_put_back()
    {
        using var client = await App.TokenClientAsync("turku");
        var organization = await AddOrganizationAsync(client, "turku", "Night café");
        var added = await client.PostAsJsonAsync($"{Root}/organizations/{organization}/contacts", new { need = "n03", contact = Contact() });
        var contact = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await AssertProblemAsync(
            await client.PostAsJsonAsync($"{Root}/organizations/{organization}/contacts", new { need = "n99", contact = Contact() }), "servicemap.need-missing");

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{Root}/contacts/{contact}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Root}/contacts/{contact}")).StatusCode);
        var removed = Assert.Single((await TasksAsync(client, "turku")).GetProperty("removed").EnumerateArray());
        Assert.Equal(("Contact", contact), (removed.GetProperty("kind").GetString(), removed.GetProperty("id").GetGuid()));
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"{Root}/contacts/{contact}/restore", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{Root}/contacts/{contact}")).StatusCode);

        using var other = await App.TokenClientAsync("oulu");
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync($"{Root}/contacts/{contact}")).StatusCode);
    }

    [Fact]
    public async Task An_owner_answers_by_the_mailed_key_and_the_coordinator_decides()
    {
        using var client = await App.TokenClientAsync("tampere");
        var organization = await AddOrganizationAsync(client, "tampere", "Shelter");
        var added = await client.PostAsJsonAsync($"{Root}/organizations/{organization}/contacts", new { need = "n03", contact = Contact() });
        var contact = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"{Root}/contacts/{contact}/confirmations", null)).StatusCode);
        var body = await App.InDbAsync(db => db.Outbox.Where(m => m.NetworkId == "tampere" && m.To == "night@example.fi").Select(m => m.Body).SingleAsync());
        var address = $"/api/v1/confirmations/{Key().Match(body).Groups[1].Value}";

        using var owner = App.CreateClient();
        var asked = await owner.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal("040 1234567", asked.GetProperty("details").GetProperty("phone").GetString());
        var version = asked.GetProperty("version").GetInt32();
        await AssertProblemAsync(await owner.PostAsJsonAsync(address, new { says = "Change", version }), "common.required");
        var wanted = Details("0407654321");
        Assert.Equal(HttpStatusCode.NoContent, (await owner.PostAsJsonAsync(address, new { says = "Change", version, details = wanted, message = "New number" })).StatusCode);
        await AssertProblemAsync(await owner.PostAsJsonAsync(address, new { says = "StillRight", version }), "servicemap.confirmation-over");
        await AssertProblemAsync(await owner.GetAsync("/api/v1/confirmations/nothing"), "servicemap.confirmation-over");

        Assert.Equal(contact, Assert.Single((await TasksAsync(client, "tampere")).GetProperty("answered").EnumerateArray()).GetProperty("id").GetGuid());
        var proposal = Assert.Single((await client.GetFromJsonAsync<JsonElement>($"{Root}/contacts/{contact}/proposals")).EnumerateArray());
        Assert.Equal("New number", proposal.GetProperty("message").GetString());
        using var member = await App.TokenClientAsync("tampere", NetworkRole.Member);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync($"{Root}/contacts/{contact}/proposals")).StatusCode);
        var decision = $"{Root}/proposals/{proposal.GetProperty("id").GetGuid()}/decision";
        Assert.Equal(HttpStatusCode.NotFound, (await member.PostAsJsonAsync(decision, new { accept = true, version })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync(decision, new { accept = true, version })).StatusCode);
        var read = await client.GetFromJsonAsync<JsonElement>($"{Root}/contacts/{contact}");
        Assert.Equal(("040 7654321", "Fresh"), (read.GetProperty("contact").GetProperty("phone").GetString(), read.GetProperty("freshness").GetString()));
    }

    private Task<Guid> CandidateAsync(string network, string name) => App.RunAsync(async (AddCandidate add) =>
        (await add.RunAsync(Actor.Program, network, name, "", default)).Value!.Id);

    private static async Task<Guid> AddOrganizationAsync(HttpClient client, string network, string name) =>
        (await (await client.PostAsJsonAsync($"{Root}/{network}/organizations", new { name = new { en = name }, sector = "church" }))
            .Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

    private static Task<JsonElement> TasksAsync(HttpClient client, string network) => client.GetFromJsonAsync<JsonElement>($"{Root}/{network}/tasks");

    private static Dictionary<string, object?> Details(string phone) => new()
    {
        ["phone"] = phone,
        ["email"] = "night@example.fi",
        ["web"] = null,
        ["languages"] = new[] { "fi" },
        ["interpreter"] = false,
        ["place"] = null,
        ["hours"] = new { cover = "always", rows = Array.Empty<object>(), holidays = "closed", eves = true, exceptions = Array.Empty<object>() },
    };

    private static Dictionary<string, object?> Contact() => new(Details("0401234567"))
    {
        ["function"] = new { en = "Night phone" },
        ["visibility"] = "Green",
        ["note"] = null,
        ["warning"] = null,
    };

    private static async Task AssertProblemAsync(HttpResponseMessage response, string code) =>
        Assert.Equal($"/problems/{code}", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());

    [GeneratedRegex(@"/confirm/([\w-]+)")]
    private static partial Regex Key();
}
