using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Tests.House;

namespace Viitta.Tests.Accounts;

/// <summary>A network's people and mails, kept by a program.</summary>
public sealed class PeopleApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_person_is_invited_changed_linked_and_removed()
    {
        const string people = "/api/v1/networks/ostrobothnia/people";
        using var client = await App.TokenClientAsync("ostrobothnia");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync(people, new { mail = "aino@viitta.example", role = "Member" })).StatusCode);
        var aino = (await client.GetFromJsonAsync<JsonElement>(people)).EnumerateArray().Single(p => p.GetProperty("mail").GetString() == "aino@viitta.example");
        var address = $"{people}/{aino.GetProperty("id").GetGuid()}";
        Assert.Equal(("Member", false), (aino.GetProperty("role").GetString(), aino.GetProperty("isAuthority").GetBoolean()));

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync(address, new { role = "Coordinator" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync(address, new { role = "Coordinator", isAuthority = true })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"{address}/link", null)).StatusCode);

        using var member = await App.TokenClientAsync("ostrobothnia", NetworkRole.Member);
        using var other = await App.TokenClientAsync("oulu");
        foreach (var stranger in new[] { member, other })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(people)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync(people, new { mail = "x@viitta.example", role = "Member" })).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync(address)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(address)).StatusCode);
        Assert.DoesNotContain("aino@", await client.GetStringAsync(people));
    }

    [Fact]
    public async Task A_mail_is_marked_as_passed_on()
    {
        using var client = await App.TokenClientAsync("south-karelia");
        await client.PostAsJsonAsync("/api/v1/networks/south-karelia/people", new { mail = "eino@viitta.example", role = "Member" });
        var mail = Assert.Single((await client.GetFromJsonAsync<JsonElement>("/api/v1/networks/south-karelia/outbox")).EnumerateArray());
        var address = $"/networks/south-karelia/outbox/{mail.GetProperty("id").GetGuid()}/passed-on";
        using var other = await App.TokenClientAsync("oulu");
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/api/v1{address}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/v1{address}", null)).StatusCode);
        Assert.NotNull(await App.InDbAsync(db => db.Outbox.Where(m => m.To == "eino@viitta.example").Select(m => m.SentAt).SingleAsync()));
    }
}
