using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

public sealed class TableApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Root = "/api/v1/workshops";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_phone_app_joins_writes_rewrites_removes_and_leaves()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        using var client = App.CreateClient();
        var joined = await ReadAsync(await client.PostAsJsonAsync($"{Root}/join", new { code = workshop.Code.ToLowerInvariant(), sector = "youth", table = 2 }));
        Assert.Equal(2, joined.GetProperty("table").GetInt32());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", joined.GetProperty("key").GetString());

        var answer = $"{Root}/answers/{Guid.CreateVersion7()}";
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync(answer, Body("Parish"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync(answer, Body("Parish"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync(answer, Body("Night shelter", version: 0))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.DeleteAsync($"{answer}?version=0")).StatusCode);

        var table = await ReadAsync(await client.GetAsync($"{Root}/table"));
        var only = Assert.Single(table.GetProperty("answers").EnumerateArray());
        Assert.Equal("Night shelter", only.GetProperty("wording").GetProperty("newOrganization").GetString());
        Assert.Equal("part-1", Assert.Single(table.GetProperty("released").EnumerateArray()).GetProperty("id").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{answer}?version=1")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"{answer}/restore", null)).StatusCode);
        Assert.Null(Assert.Single(await App.AnswersAsync(workshop)).RemovedAt);

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"{Root}/leave", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync($"{Root}/table")).StatusCode);
    }

    [Fact]
    public async Task Refusals_are_problems_and_the_pages_cookie_counts_for_nothing()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.SeatAsync(workshop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browse.Client.GetAsync($"{Root}/table")).StatusCode);

        using var client = App.CreateClient();
        var wrong = await client.PostAsJsonAsync($"{Root}/join", new { code = "ZZZZZZ", sector = "youth", table = 1 });
        Assert.Equal("/problems/workshops.code-unknown", (await ReadAsync(wrong)).GetProperty("type").GetString());
        var joined = await ReadAsync(await client.PostAsJsonAsync($"{Root}/join", new { joinKey = workshop.JoinKey, sector = "youth", table = 1 }));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", joined.GetProperty("key").GetString());
        var address = $"{Root}/answers/{Guid.CreateVersion7()}";
        var missing = await ReadAsync(await client.PutAsJsonAsync(address, Body("")));
        Assert.Equal(("/problems/workshops.who-missing", "who"), (missing.GetProperty("type").GetString(), missing.GetProperty("field").GetString()));
        var code = await client.PutAsJsonAsync(address, Body("010594Y9032"));
        Assert.Equal("/problems/common.identity-code", (await ReadAsync(code)).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, code.StatusCode);
    }

    [Fact]
    public async Task Other_tables_and_findings_are_there_once_revealed()
    {
        var workshop = await App.AddAnsweredWorkshopAsync("north-savo", revealed: false);
        using var client = App.CreateClient();
        var joined = await ReadAsync(await client.PostAsJsonAsync($"{Root}/join", new { joinKey = workshop.JoinKey, sector = "youth", table = 1 }));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", joined.GetProperty("key").GetString());
        Assert.Equal(0, (await client.GetFromJsonAsync<JsonElement>($"{Root}/table/others")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Root}/{workshop.Id}/findings")).StatusCode);

        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, true, default));
        var others = (await client.GetFromJsonAsync<JsonElement>($"{Root}/table/others")).EnumerateArray().ToList();
        Assert.Equal([2, 3], others.Select(o => o.GetProperty("table").GetInt32()));
        Assert.Equal("health centre", others[0].GetProperty("answers")[0].GetProperty("wording").GetProperty("newOrganization").GetString());
        var findings = (await client.GetFromJsonAsync<JsonElement>($"{Root}/{workshop.Id}/findings")).EnumerateArray();
        Assert.Equal("Overlap", findings.Single(f => f.GetProperty("stepId").GetString() == "P3").GetProperty("kind").GetString());
    }

    private static object Body(string who, int? version = null) => new
    {
        part = "part-1",
        step = "P1",
        kind = nameof(AnswerKind.Responsibility),
        wording = new { role = nameof(Role.Leads), newOrganization = who },
        version,
    };

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();
}
