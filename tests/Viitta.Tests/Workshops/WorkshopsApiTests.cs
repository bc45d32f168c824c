using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>The facilitator's buttons for programs.</summary>
public sealed class WorkshopsApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    private static object Asked(Guid id) => new { id, network = "north-savo", scenario = "berry-harvest", date = "2026-12-01", place = "Hall", tables = 3 };

    [Fact]
    public async Task A_workshop_is_prepared_and_run()
    {
        using var client = await App.TokenClientAsync("north-savo");
        var id = Guid.CreateVersion7();
        var made = await client.PostAsJsonAsync("/api/v1/workshops", Asked(id));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync("/api/v1/workshops", Asked(id))).StatusCode);

        foreach (var (verb, body) in new (string, object)[]
        {
            ("release", new { from = 0 }), ("release", new { from = 0 }), ("inject", new { inject = "inject-1a" }),
            ("timer", new { minutes = 5 }), ("reveal", new { shown = true }),
        })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"/api/v1/workshops/{id}/{verb}", body)).StatusCode);
        }
        var workshop = await client.GetFromJsonAsync<JsonElement>($"/api/v1/workshops/{id}");
        Assert.Equal(1, workshop.GetProperty("part").GetInt32());
        Assert.Equal("Running", workshop.GetProperty("state").GetString());
        Assert.True(workshop.GetProperty("revealed").GetBoolean());
        Assert.Equal(3, workshop.GetProperty("tables").GetArrayLength());
        Assert.Contains("/join/", workshop.GetProperty("joinAddress").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync(new Uri($"/api/v1/workshops/{id}/close", UriKind.Relative), null)).StatusCode);
    }

    [Fact]
    public async Task Workshops_are_listed_get_a_minute_more_and_are_reopened()
    {
        var workshop = await App.AddWorkshopAsync("south-karelia", parts: 1);
        using var client = await App.TokenClientAsync("south-karelia");
        var listed = Assert.Single((await client.GetFromJsonAsync<JsonElement>("/api/v1/workshops?network=south-karelia")).EnumerateArray());
        Assert.Equal((workshop.Id, "berry-harvest", 3), (listed.GetProperty("id").GetGuid(), listed.GetProperty("scenario").GetString(), listed.GetProperty("tables").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/workshops?network=oulu")).StatusCode);

        var ends = await EndsAsync();
        for (var press = 0; press < 2; press++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"/api/v1/workshops/{workshop.Id}/timer/minute", new { from = ends })).StatusCode);
        }
        Assert.Equal(TimeSpan.FromMinutes(1), await EndsAsync() - ends);

        await client.PostAsync($"/api/v1/workshops/{workshop.Id}/close", null);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/v1/workshops/{workshop.Id}/reopen", null)).StatusCode);
        Assert.Equal("Running", (await client.GetFromJsonAsync<JsonElement>($"/api/v1/workshops/{workshop.Id}")).GetProperty("state").GetString());

        async Task<DateTime> EndsAsync() =>
            (await client.GetFromJsonAsync<JsonElement>($"/api/v1/workshops/{workshop.Id}")).GetProperty("timerEndsAt").GetDateTime();
    }

    [Fact]
    public async Task A_refusal_is_a_problem_that_names_its_field()
    {
        using var client = await App.TokenClientAsync("north-savo");
        var answer = await client.PostAsJsonAsync("/api/v1/workshops", new { network = "north-savo", scenario = "berry-harvest", date = "2026-12-01", tables = 50 });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("/problems/workshops.tables-number", problem.GetProperty("type").GetString());
        Assert.Equal("tables", problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Another_networks_key_opens_nothing()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        using var client = await App.TokenClientAsync("tampere");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/api/v1/workshops/{workshop.Id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"/api/v1/workshops/{workshop.Id}/release", new { from = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync("/api/v1/workshops", Asked(Guid.NewGuid()))).StatusCode);
    }

    [Fact]
    public async Task Scenarios_are_listed_and_read()
    {
        using var client = await App.TokenClientAsync("north-savo");
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/scenarios");
        Assert.Equal(["berry-harvest", "empty-house", "new-follower", "summer-holiday"], list.EnumerateArray().Select(s => s.GetProperty("key").GetString()!).Order());
        var one = await client.GetFromJsonAsync<JsonElement>("/api/v1/scenarios/summer-holiday");
        Assert.Equal("Kesäloma", one.GetProperty("title").GetProperty("fi").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/api/v1/scenarios/nothing", UriKind.Relative))).StatusCode);
    }
}
