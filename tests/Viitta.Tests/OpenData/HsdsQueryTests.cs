using System.Net;
using System.Text.Json;
using Viitta.Tests.House;

namespace Viitta.Tests.OpenData;

/// <summary>What cannot be understood is refused with a reason, never guessed at and never a fault of ours.</summary>
public sealed class HsdsQueryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string[] Naughty =
    [
        "", " ", "0", "-1", "1.5", "1e9", "99999999999999999999", "null", "true,false", "TRUE", "x", "%00", "%27%3B--", "%3Cscript%3E", "..%2F..", "%F0%9F%92%A3",
        "2026-13-01", "2026-11-24T08:00:00", "9999-12-31T23:59:59-18:00", "0001-01-01T00:00:00%2B18:00", "-9998-01-01", "00000000-0000-0000-0000-00000000000",
        "{00000000-0000-0000-0000-000000000000}", "json%20", "ndjson,json", "fi,sv",
    ];

    private HttpClient Client => field ??= fixture.App.CreateClient();

    public static TheoryData<string, string> Parameters => new(
        from list in Hsds.Lists
        from name in new[] { "page", "per_page", "format", "lang", "practice", "taxonomy_id", "taxonomy_term_id", "organization_id", "modified_after", "minimal", "full", "full_service", "top_only", "parent_id" }
        select (list, name));

    [Theory, MemberData(nameof(Parameters))]
    public async Task Nonsense_is_refused_at_its_parameter(string list, string name)
    {
        foreach (var value in Naughty)
        {
            await RefusedAsync($"/hsds/{list}?{name}={value}", name);
        }
    }

    [Theory]
    [InlineData("/hsds/services?page=1&page=2", "page")]
    [InlineData("/hsds/services?page=1&Page=2", "Page")]
    [InlineData("/hsds/services?per_page=501", "per_page")]
    [InlineData("/hsds/services?page=2147483648", "page")]
    [InlineData("/hsds/services?format=xml", "format")]
    [InlineData("/hsds/services?format=ndjson&page=2", "format")]
    [InlineData("/hsds/services?minimal=true&full=true", "minimal")]
    [InlineData("/hsds/services?modifed_after=2026-11-24", "modifed_after")]
    [InlineData("/hsds/services?postcode=74100", "postcode")]
    [InlineData("/hsds/services?search=", "search")]
    [InlineData("/hsds/taxonomies?organization_id=5d1c2a34-8f0e-4b56-9c7d-2e6a41f3b908", "organization_id")]
    [InlineData("/hsds/services/5d1c2a34-8f0e-4b56-9c7d-2e6a41f3b908?full=true", "full")]
    [InlineData("/hsds?practice=true", "practice")]
    public async Task What_is_not_there_to_ask_is_refused(string address, string field) => await RefusedAsync(address, field);

    /// <summary>Whatever words are searched for, there is an answer.</summary>
    [Fact]
    public async Task Any_words_may_be_searched_for()
    {
        foreach (var words in Naughty.Where(n => n.Trim().Length > 0).Append(new string('a', 5000)).Append("*:*").Append("AND%20OR%20(").Append("a%20b"))
        {
            foreach (var list in Hsds.Lists)
            {
                using var answer = await Client.AskAsync($"/hsds/{list}?search={words}");
                Assert.True((int)answer.StatusCode is 200, $"{list} {words} {(int)answer.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData("/hsds/nowhere")]
    [InlineData("/hsds/services/5d1c2a34-8f0e-4b56-9c7d-2e6a41f3b908")]
    [InlineData("/hsds/services/nonsense")]
    [InlineData("/hsds/organizations/5d1c2a34-8f0e-4b56-9c7d-2e6a41f3b908")]
    [InlineData("/hsds/service_at_locations/5d1c2a34-8f0e-4b56-9c7d-2e6a41f3b908")]
    [InlineData("/hsds/taxonomies/5d1c2a34-8f0e-4b56-9c7d-2e6a41f3b908")]
    [InlineData("/hsds/taxonomy_terms/5d1c2a34-8f0e-4b56-9c7d-2e6a41f3b908")]
    public async Task What_is_not_there_is_a_problem(string address)
    {
        using var answer = await Client.AskAsync(address);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Null(answer.Headers.ETag);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Nothing_can_be_written(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/hsds/services");
        using var answer = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task RefusedAsync(string address, string field)
    {
        using var answer = await Client.AskAsync(address);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address} {(int)answer.StatusCode} {said}");
        var problem = JsonDocument.Parse(said).RootElement;
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.StartsWith("/problems/opendata.", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
    }
}
