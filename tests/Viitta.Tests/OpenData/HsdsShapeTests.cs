using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Viitta.Common;
using Viitta.Features.OpenData;
using Viitta.Tests.House;

namespace Viitta.Tests.OpenData;

/// <summary>Every answer is what our schema and the describing document say, over the practice region with all it has.</summary>
public sealed class HsdsShapeTests(PracticeFixture practice) : IClassFixture<PracticeFixture>
{
    private HttpClient Client => field ??= practice.App.CreateClient();

    public static TheoryData<string> Lists => [.. Hsds.Lists];

    public static TheoryData<string, string> ListsInLanguages => new(
        Hsds.Lists.SelectMany(_ => Languages.All, (list, language) => (list, language)));

    [Fact]
    public async Task The_root_says_where_it_is_described()
    {
        var root = await Client.JsonAsync("/hsds");
        root.IsA("root");
        using var document = await Client.AskAsync(new Uri(root.Text("openapi_url")).PathAndQuery);
        Assert.True(document.IsSuccessStatusCode);
        Assert.Equal(["*"], document.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Theory, MemberData(nameof(ListsInLanguages))]
    public async Task A_list_and_each_of_it_have_their_shape(string list, string language)
    {
        var ask = $"practice=true&lang={language}";
        var page = await Client.JsonAsync($"/hsds/{list}?{ask}&per_page=500");
        page.IsA("page");
        var contents = page.GetProperty("contents").EnumerateArray().ToList();
        Assert.NotEmpty(contents);
        Assert.All(contents, item => item.IsA(Hsds.Shapes[list].InList));
        foreach (var item in contents.Where((_, n) => n % 4 == 0))
        {
            (await Client.JsonAsync($"/hsds/{list}/{item.Id()}?{ask}")).IsA(Hsds.Shapes[list].Alone);
        }
    }

    [Theory]
    [InlineData("services", "full=true", "service")]
    [InlineData("services", "minimal=true", "service_minimal")]
    [InlineData("organizations", "full=true", "organization")]
    [InlineData("organizations", "full_service=true", "organization")]
    [InlineData("service_at_locations", "full=true", "service_at_location")]
    public async Task More_and_less_can_be_asked_for(string list, string ask, string shape)
    {
        var contents = await Client.ContentsAsync($"/hsds/{list}?practice=true&{ask}");
        Assert.NotEmpty(contents);
        Assert.All(contents, item => item.IsA(shape));
        Assert.All(await Client.LinesAsync($"/hsds/{list}?practice=true&{ask}&format=ndjson"), item => item.IsA(shape));
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task Pages_go_through_everything_once_and_lines_say_the_same(string list)
    {
        var (walked, number) = (new List<string>(), 0);
        JsonElement page;
        do
        {
            number++;
            page = await Client.JsonAsync($"/hsds/{list}?practice=true&per_page=7&page={number}");
            var contents = page.GetProperty("contents").EnumerateArray().Select(c => c.GetRawText()).ToList();
            Assert.Equal((number, number == 1), (page.GetProperty("page_number").GetInt32(), page.GetProperty("first_page").GetBoolean()));
            Assert.Equal((contents.Count, contents.Count == 0), (page.GetProperty("size").GetInt32(), page.GetProperty("empty").GetBoolean()));
            walked.AddRange(contents);
        }
        while (!page.GetProperty("last_page").GetBoolean());
        Assert.Equal(number, page.GetProperty("total_pages").GetInt32());
        Assert.Equal(walked.Count, page.GetProperty("total_items").GetInt32());
        Assert.Equal(walked.Count, walked.Distinct().Count());
        var lines = await Client.LinesAsync($"/hsds/{list}?practice=true&format=ndjson");
        Assert.Equal(walked, lines.Select(l => l.GetRawText()));
        Assert.True((await Client.JsonAsync($"/hsds/{list}?practice=true&page={number + 1}")).GetProperty("empty").GetBoolean());
    }

    /// <summary>The document of the root's openapi_url has every address, and every member of every answer.</summary>
    [Fact]
    public async Task The_describing_document_is_true()
    {
        var json = await Client.GetStringAsync("/openapi/hsds.json");
        var document = JsonNode.Parse(json.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal))!;
        foreach (var (_, schema) in document["components"]!["schemas"]!.AsObject().Where(s => s.Key != "Problem"))
        {
            schema!["additionalProperties"] = false;
        }
        var schemas = await JsonSchema.FromJsonAsync(new JsonObject { ["definitions"] = document["components"]!["schemas"]!.DeepClone() }.ToJsonString());
        var paths = document["paths"]!.AsObject();
        Assert.Equal(1 + (2 * Hsds.Lists.Length), paths.Count);
        foreach (var (path, operations) in paths)
        {
            var operation = operations!["get"]!;
            Assert.True(operation["summary"] is not null && operation["responses"]!["304"] is not null && operation["responses"]!["default"] is not null, path);
            var schema = schemas.Definitions[((string)operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"]!).Split('/')[^1]];
            foreach (var address in await AddressesAsync(path, operation))
            {
                var answer = await Client.JsonAsync(address);
                Assert.Empty(schema.Validate(answer.GetRawText()).Select(e => $"{address}: {e.Kind} {e.Path}"));
            }
        }
    }

    /// <summary>As it stands, and with every flag that it is said to take.</summary>
    private async Task<List<string>> AddressesAsync(string path, JsonNode operation)
    {
        var address = path.Contains("{id}", StringComparison.Ordinal)
            ? path.Replace("{id}", (await Client.ContentsAsync($"{path.Replace("/{id}", "", StringComparison.Ordinal)}?practice=true"))[0].Id(), StringComparison.Ordinal)
            : path;
        var flags = operation["parameters"]?.AsArray().Where(p => (string?)p!["schema"]!["type"] == "boolean").Select(p => (string)p!["name"]!) ?? [];
        return path == "/hsds" ? [path] : [.. flags.Select(flag => flag == "practice" ? $"{address}?practice=true" : $"{address}?practice=true&{flag}=true")];
    }

    [Fact]
    public async Task The_practice_region_stands_apart_and_is_marked()
    {
        Assert.True((await Client.JsonAsync("/hsds/services")).GetProperty("empty").GetBoolean());
        Assert.True((await Client.JsonAsync("/hsds/organizations")).GetProperty("empty").GetBoolean());
        var services = await Client.ContentsAsync("/hsds/services?practice=true&full=true&per_page=500", "en");
        Assert.True(services.Count > 50);
        Assert.All(services, s =>
        {
            Assert.StartsWith("PRACTICE: ", s.Text("name"));
            Assert.Contains("FICTIONAL EXAMPLE", s.Text("alert"));
            Assert.StartsWith("PRACTICE: ", s.GetProperty("organization").Text("name"));
            Assert.All(s.GetProperty("phones").EnumerateArray(), p => Assert.StartsWith("0000000", p.Text("number"))); // leads nowhere
        });
        using var alone = await Client.AskAsync($"/hsds/services/{services[0].Id()}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, alone.StatusCode);
    }

    [Theory]
    [InlineData("turvakotiin", "turvakoti")]
    [InlineData("skyddshem", "turvakoti")]
    public async Task Services_are_found_by_everyday_words(string words, string name)
    {
        var found = await Client.ContentsAsync($"/hsds/services?practice=true&lang=fi&per_page=3&search={words}");
        Assert.Contains(found, s => s.Text("name").Contains(name, StringComparison.OrdinalIgnoreCase));
        var places = await Client.ContentsAsync($"/hsds/service_at_locations?practice=true&per_page=3&search={words}");
        Assert.Equal(found.Select(s => s.Id()), places.Select(p => p.Text("service_id")));
    }

    [Fact]
    public async Task Conditions_add_up()
    {
        var all = await Client.ContentsAsync("/hsds/services?practice=true&full=true&per_page=500");
        var term = HsdsIds.Of("term", "need", "n02");
        var with = all.Where(s => s.GetProperty("attributes").EnumerateArray().Any(a => a.TryGetProperty("taxonomy_term_id", out var id) && id.GetString() == $"{term}")).ToList();
        Assert.NotEmpty(with);
        var asked = await Client.ContentsAsync($"/hsds/services?practice=true&taxonomy_term_id={term}&per_page=500");
        Assert.Equal(with.Select(s => s.Id()), asked.Select(s => s.Id()));
        var organization = with[0].Text("organization_id");
        var both = await Client.ContentsAsync($"/hsds/services?practice=true&taxonomy_term_id={term}&organization_id={organization}");
        Assert.Equal(with.Where(s => s.Text("organization_id") == organization).Select(s => s.Id()), both.Select(s => s.Id()));
        var themes = await Client.ContentsAsync($"/hsds/services?practice=true&taxonomy_id={HsdsIds.Of("taxonomy", "theme")}&per_page=500");
        Assert.Equal(
            all.Where(s => s.GetProperty("attributes").EnumerateArray().Any(a => a.Text("link_type") == "theme")).Select(s => s.Id()),
            themes.Select(s => s.Id()));
        Assert.Empty(await Client.ContentsAsync($"/hsds/services?practice=true&taxonomy_term_id={Guid.NewGuid()}"));
        var needs = await Client.ContentsAsync($"/hsds/taxonomy_terms?taxonomy_id={HsdsIds.Of("taxonomy", "need")}&per_page=500");
        Assert.Equal(22, needs.Count);
        Assert.Empty(await Client.ContentsAsync($"/hsds/taxonomy_terms?parent_id={term}"));
    }
}
