using System.Net;
using System.Text;
using System.Text.Json;
using NJsonSchema;
using Viitta.Tests.House;

namespace Viitta.Tests.OpenData;

/// <summary>Reads /hsds as another site's program does, and holds what comes against our schema.</summary>
internal static class Hsds
{
    public static readonly string[] Lists = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"];

    /// <summary>What a list has of each by the schema, and what one alone is.</summary>
    public static readonly Dictionary<string, (string InList, string Alone)> Shapes = new()
    {
        ["services"] = ("service_list", "service"),
        ["organizations"] = ("organization_list", "organization"),
        ["service_at_locations"] = ("service_at_location_list", "service_at_location"),
        ["taxonomies"] = ("taxonomy", "taxonomy"),
        ["taxonomy_terms"] = ("taxonomy_term_list", "taxonomy_term"),
    };

    private static readonly JsonSchema Schema =
        JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "tests/Viitta.Tests/OpenData/hsds.schema.json")).GetAwaiter().GetResult();

    public static async Task<HttpResponseMessage> AskAsync(this HttpClient client, string address, string? language = null, string? etag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return await client.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(this HttpClient client, string address, string? language = null)
    {
        using var answer = await client.AskAsync(address, language);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} {(int)answer.StatusCode} {said}");
        return JsonDocument.Parse(said).RootElement;
    }

    public static async Task<List<JsonElement>> ContentsAsync(this HttpClient client, string address, string? language = null) =>
        [.. (await client.JsonAsync(address, language)).GetProperty("contents").EnumerateArray()];

    public static async Task<List<JsonElement>> LinesAsync(this HttpClient client, string address)
    {
        using var answer = await client.AskAsync(address);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(said.Length == 0 || said.EndsWith('\n'));
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static string Id(this JsonElement item) => item.GetProperty("id").GetString()!;

    public static string Text(this JsonElement item, string member) => item.GetProperty(member).GetString()!;

    public static void IsA(this JsonElement item, string shape)
    {
        var wrong = Schema.Definitions[shape].Validate(item.GetRawText());
        Assert.True(wrong.Count == 0, $"{shape}: {string.Join("; ", wrong.Select(e => $"{e.Kind} {e.Path}"))}\n{item.GetRawText()}");
    }

    public static string Digits(string text) =>
        new StringBuilder().AppendJoin("", text.Where(char.IsAsciiDigit)).ToString();
}
