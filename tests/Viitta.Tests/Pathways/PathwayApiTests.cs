using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Common;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Pathways;

public sealed class PathwayApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_program_takes_a_workshop_to_an_adopted_pathway()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync("oulu");
        using var client = await App.TokenClientAsync("oulu");
        var id = await (await client.PostAsJsonAsync("/api/v1/pathways", new { workshopId = workshop.Id })).Content.ReadFromJsonAsync<Guid>();
        foreach (var step in (await ReadAsync(client, id)).GetProperty("steps").EnumerateArray())
        {
            var at = $"/api/v1/pathways/{id}/steps/{step.GetProperty("stepId").GetString()}";
            var version = step.GetProperty("version").GetInt32();
            if (step.GetProperty("stepId").GetString() == "P1")
            {
                var part = Responsibility(version, police.Id);
                foreach (var left in new[] { "role", "basis", "hours", "confidence", "informationLabel" })
                {
                    var less = part.Where(p => p.Key != left).ToDictionary();
                    Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync($"{at}/responsibilities/{Guid.CreateVersion7()}", less)).StatusCode);
                }
                Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync($"{at}/responsibilities/{Guid.CreateVersion7()}", part)).StatusCode);
                Assert.Equal(HttpStatusCode.Conflict, (await client.PutAsJsonAsync($"{at}/text", new { version, text = "Stale" })).StatusCode);
                Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync($"{at}/text", new { version = version + 1, text = "Agreed" })).StatusCode);
                version += 2;
            }
            Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync($"{at}/decided", new { version, decided = true })).StatusCode);
        }
        var pathway = await ReadAsync(client, id);
        var adoption = new { version = pathway.GetProperty("version").GetInt32(), on = "2026-11-20", known = new[] { "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10" } };
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"/api/v1/pathways/{id}/adoption", adoption)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"/api/v1/pathways/{id}/adoption", adoption)).StatusCode);
        var listed = (await client.GetFromJsonAsync<JsonElement>("/api/v1/pathways?network=oulu")).EnumerateArray().Single();
        Assert.Equal(("Adopted", 1), (listed.GetProperty("state").GetString(), listed.GetProperty("number").GetInt32()));

        using var member = await App.TokenClientAsync("oulu", NetworkRole.Member);
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync($"/api/v1/pathways/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsJsonAsync($"/api/v1/pathways/{id}/adoption", adoption)).StatusCode);
        using var other = await App.TokenClientAsync("turku");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/pathways/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsJsonAsync("/api/v1/pathways", new { workshopId = workshop.Id })).StatusCode);
    }

    [Fact]
    public async Task A_program_revises_what_is_in_force_and_discards_the_draft()
    {
        var (workshop, _) = await App.AddClosedWorkshopAsync("tampere");
        var adopted = await App.StartAsync(workshop);
        await App.AdoptAsync(adopted);
        using var client = await App.TokenClientAsync("tampere");
        var id = Guid.CreateVersion7();
        var revised = await client.PostAsJsonAsync($"/api/v1/pathways/{adopted}/revision", new { id });
        Assert.Equal(id, await revised.Content.ReadFromJsonAsync<Guid>());
        Assert.Equal("Draft", (await ReadAsync(client, id)).GetProperty("state").GetString());

        using var member = await App.TokenClientAsync("tampere", NetworkRole.Member);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.DeleteAsync($"/api/v1/pathways/{id}?version=0")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.DeleteAsync($"/api/v1/pathways/{id}?version=7")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/v1/pathways/{id}?version=0")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/pathways/{id}")).StatusCode);
        Assert.Equal("Adopted", (await ReadAsync(client, adopted)).GetProperty("state").GetString());
    }

    private static Dictionary<string, object?> Responsibility(int version, Guid organizationId) => new()
    {
        ["version"] = version,
        ["organizationId"] = organizationId,
        ["role"] = "Leads",
        ["serviceId"] = null,
        ["basis"] = "Law",
        ["hours"] = "Always",
        ["substituteId"] = null,
        ["informationLabel"] = null,
        ["confidence"] = "Agreed",
        ["handover"] = null,
    };

    private static Task<JsonElement> ReadAsync(HttpClient client, Guid id) => client.GetFromJsonAsync<JsonElement>($"/api/v1/pathways/{id}");
}
