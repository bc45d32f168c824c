using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Layout;

/// <summary>The API's manners: what it refuses, and how it says so.</summary>
public sealed class ApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task Without_a_key_it_says_that_one_is_needed()
    {
        using var client = App.CreateClient();
        var bare = await client.GetAsync("/api/v1/networks");
        Assert.Equal("Bearer", bare.Headers.WwwAuthenticate.ToString());
        await AssertProblemAsync(bare, HttpStatusCode.Unauthorized, "common.no-key");

        client.DefaultRequestHeaders.Authorization = new("Bearer", "viitta_nothing");
        var stray = await client.GetAsync("/api/v1/networks");
        Assert.Equal("Bearer error=\"invalid_token\"", stray.Headers.WwwAuthenticate.ToString());
        await AssertProblemAsync(stray, HttpStatusCode.Unauthorized, "common.no-key");
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v1/workshops/not-an-id/findings")]
    public async Task An_unknown_address_is_a_problem_and_no_page(string address)
    {
        using var client = await App.TokenClientAsync("oulu");
        await AssertProblemAsync(await client.GetAsync(address), HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task A_wrong_method_and_a_wrong_kind_of_body_are_problems()
    {
        using var client = await App.TokenClientAsync("oulu");
        Assert.Equal("application/problem+json", (await client.DeleteAsync("/api/v1/networks")).Content.Headers.ContentType?.MediaType);
        var form = await client.PostAsync("/api/v1/actions", new StringContent("text=x", Encoding.UTF8, "text/plain"));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "application/problem+json"), (form.StatusCode, form.Content.Headers.ContentType?.MediaType));
        await AssertProblemAsync(await client.PostAsync("/api/v1/actions", null), HttpStatusCode.BadRequest, "common.unreadable");
        await AssertProblemAsync(await client.GetAsync("/api/v1/actions"), HttpStatusCode.BadRequest, "common.unreadable");
        await AssertProblemAsync(await client.PostAsync("/api/v1/actions", Json("{")), HttpStatusCode.BadRequest, "common.unreadable");
    }

    [Theory]
    [InlineData("99")]
    [InlineData("\"99\"")]
    [InlineData("0")]
    [InlineData("\"\"")]
    [InlineData("\"Leads,Told\"")]
    [InlineData("\"Boss\"")]
    public async Task A_choice_is_one_of_its_words(string role)
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        using var phone = await JoinAsync(workshop.JoinKey);
        var body = $$"""{ "part": "part-1", "step": "P1", "kind": "Responsibility", "wording": { "role": {{role}}, "newOrganization": "Parish" } }""";
        await AssertProblemAsync(await phone.PutAsync($"/api/v1/workshops/answers/{Guid.NewGuid()}", Json(body)), HttpStatusCode.BadRequest, "common.unreadable");
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/api/v1/workshops/table")).StatusCode);
    }

    [Theory]
    [InlineData("""{ "part": "part-1", "step": "P1", "kind": "Question" }""")]
    [InlineData("""{ "part": "part-1", "step": "P1", "kind": "Question", "wording": null }""")]
    [InlineData("""{ "part": null, "step": "P1", "kind": "Question", "wording": { "text": "Who?" } }""")]
    [InlineData("""{ "part": "part-1", "step": "P1", "kind": "Question", "wording": { "text": null } }""")]
    [InlineData("""{ "part": "part-1", "step": "P1", "wording": { "text": "Who?" } }""")]
    [InlineData("null")]
    public async Task What_is_left_out_is_refused(string body)
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        using var phone = await JoinAsync(workshop.JoinKey);
        await AssertProblemAsync(await phone.PutAsync($"/api/v1/workshops/answers/{Guid.NewGuid()}", Json(body)), HttpStatusCode.BadRequest, "common.unreadable");
        Assert.Empty(await App.AnswersAsync(workshop));
    }

    [Fact]
    public async Task A_problem_is_in_the_language_asked_for()
    {
        using var client = App.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("sv");
        var problem = await (await client.GetAsync("/api/v1/nothing")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(Texts.Find("common.not-found", "sv"), problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_problem_that_tells_nothing()
    {
        using var app = App.WithWebHostBuilder(host => host.ConfigureServices(services => services.AddScoped<IActorSource, Faulty>()));
        using var client = app.CreateClient();
        var answer = await client.GetAsync("/api/v1/networks");
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain(Faulty.Secret, await answer.Content.ReadAsStringAsync());
        Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
    }

    private sealed class Faulty : IActorSource
    {
        public const string Secret = "the database's password";

        public Task<Actor> AddAsync(HttpContext http, Actor actor) => throw new InvalidOperationException(Secret);
    }

    private async Task<HttpClient> JoinAsync(string joinKey)
    {
        var client = App.CreateClient();
        var joined = await (await client.PostAsJsonAsync("/api/v1/workshops/join", new { joinKey, sector = "youth", table = 1 })).Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", joined.GetProperty("key").GetString());
        return client;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"/problems/{code}", problem.GetProperty("type").GetString());
    }
}
