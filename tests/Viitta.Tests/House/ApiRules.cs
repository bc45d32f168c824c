using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Coverage;
using Viitta.Features.Editions;
using Viitta.Features.Import;
using Viitta.Features.Pathways;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Tests.House;

/// <summary>Rules over the whole API: it describes itself, and what a page can do a program can do.</summary>
public sealed class ApiRules(AppFixture fixture) : IClassFixture<AppFixture>
{
    /// <summary>Use cases that no endpoint has, and why.</summary>
    private static readonly Dictionary<Type, string> PagesOnly = new()
    {
        [typeof(MakeApiToken)] = "A key must not be able to make another: keys are made by a signed-in person.",
        [typeof(RevokeApiToken)] = "As above.",
        [typeof(ReadNationals)] = "Whoever holds a key must not let anybody in to every network: a signed-in person does.",
        [typeof(MakeNational)] = "As above.",
        [typeof(UnmakeNational)] = "As above.",
        [typeof(SignOutEverywhere)] = "Ends browsers' sessions; a program has none.",
        [typeof(UploadImport)] = "A sheet is looked through by a person before it is on the map; a program writes rows through /service-map.",
        [typeof(ImportStep)] = "As above.",
        [typeof(ChooseColumns)] = "As above.",
        [typeof(ReadImport)] = "As above.",
        [typeof(ChooseHeader)] = "As above.",
        [typeof(ApplyImport)] = "As above.",
        [typeof(PlanAgain)] = "As above.",
        [typeof(UndoImport)] = "As above.",
        [typeof(DiscardImport)] = "As above.",
        [typeof(LoadMap)] = "What ReadMap and ReadCoverage begin with.",
        [typeof(ReadCoverage)] = "What the pages draw from; a program gets the same as rows from ListCoverage.",
        [typeof(CompareRegions)] = "As above, for each network.",
        [typeof(CopyEdition)] = "Files for people; a program gets the same from ReadEdition.",
        [typeof(AddCandidate)] = "Within PutResponsibility and StartPathway, which save it with more.",
        [typeof(PathwayChange)] = "The common way of the changes of a pathway, no use case of its own.",
        [typeof(CopyScenario)] = "A case is written and looked through by a person; programs and networks exchange it as a file.",
        [typeof(ImportScenario)] = "As above.",
        [typeof(StartDraft)] = "As above.",
        [typeof(WriteWhole)] = "As above.",
        [typeof(WritePart)] = "As above.",
        [typeof(PublishScenario)] = "Whoever publishes says that everything is invented: a person does.",
        [typeof(ArchiveScenario)] = "As above.",
        [typeof(ReadLibrary)] = "What the page shows; a program lists the scenarios and fetches them.",
        [typeof(ReadDraft)] = "As above.",
        [typeof(AddDraft)] = "Within CopyScenario and ImportScenario.",
        [typeof(DraftChange)] = "The common way of the changes of a draft.",
        [typeof(WorkshopChange)] = "The common way of the changes of a workshop.",
        [typeof(AnswerChange)] = "The common way of the changes of an answer.",
    };

    [Fact]
    public async Task Every_operation_says_what_it_is_and_what_it_answers()
    {
        var wrong = new List<string>();
        var names = new HashSet<string>();
        await foreach (var (name, operation) in OperationsAsync())
        {
            Add(operation.TryGetProperty("summary", out var summary) && summary.GetString() is { Length: > 10 } words && words.EndsWith('.'), "has no summary that is a sentence");
            Add(operation.TryGetProperty("operationId", out var id) && names.Add(id.GetString()!), "has no name of its own");
            var responses = operation.GetProperty("responses");
            Add(responses.EnumerateObject().Any(r => r.Name is "204" || (r.Name is "200" or "201" && HasSchema(r.Value, "application/json"))
                || (r.Name == "201" && !r.Value.TryGetProperty("content", out _))), "does not say what it answers");
            Add(responses.TryGetProperty("default", out var refusal) && HasSchema(refusal, "application/problem+json"), "has no problem");

            void Add(bool right, string what)
            {
                if (!right)
                {
                    wrong.Add($"{name} {what}");
                }
            }
        }
        Assert.Empty(wrong);
    }

    /// <summary>A client learns from the document where a key is needed: exactly where strangers are turned away.</summary>
    [Fact]
    public async Task A_key_is_asked_for_where_it_is_needed()
    {
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<OpenToAttribute>()?.Audience == Audience.Everyone)
            .Select(e => e.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName).ToHashSet();
        Assert.NotEmpty(open);
        await foreach (var (name, operation) in OperationsAsync())
        {
            var isOpen = open.Contains(operation.GetProperty("operationId").GetString()!);
            Assert.True(isOpen != operation.TryGetProperty("security", out _), name);
            Assert.True(isOpen != operation.GetProperty("responses").TryGetProperty("401", out _), name);
        }
    }

    [Fact]
    public void Every_use_case_has_an_endpoint()
    {
        var reached = Endpoints().SelectMany(e => e.Metadata.GetRequiredMetadata<MethodInfo>().GetParameters()).Select(p => p.ParameterType).ToHashSet();
        var useCases = typeof(ViittaDb).Assembly.GetTypes().Where(t => t is { IsPublic: true, IsClass: true })
            .Where(t => t.GetMethods().Any(m => m.Name == "RunAsync" && m.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Actor)))
            .ToList();
        Assert.NotEmpty(useCases);
        Assert.Empty(useCases.Where(t => !reached.Contains(t) && !PagesOnly.ContainsKey(t)).Select(t => t.Name));
        Assert.Empty(PagesOnly.Keys.Where(t => reached.Contains(t) || !useCases.Contains(t)).Select(t => t.Name));
    }

    private async IAsyncEnumerable<(string Name, JsonElement Operation)> OperationsAsync()
    {
        using var client = fixture.App.CreateClient();
        var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                yield return ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);
            }
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints()
    {
        fixture.App.CreateClient().Dispose();
        return fixture.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal));
    }

    private static bool HasSchema(JsonElement response, string type) =>
        response.TryGetProperty("content", out var content) && content.TryGetProperty(type, out var body) && body.TryGetProperty("schema", out _);
}
