using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Scenarios;

/// <summary>The fictional cases: read from content at start or written by networks, shown whole to facilitators.</summary>
public static class ScenariosRoom
{
    public static void AddScenarios(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IAtStart, ScenariosAtStart>();
        builder.Services.AddScoped<ScenarioTexts>();
        builder.Services.AddSingleton<RealNames>();

        // A network's own
        builder.Services.AddScoped<ReadLibrary>();
        builder.Services.AddScoped<ReadDraft>();
        builder.Services.AddScoped<ScenarioCheck>();
        builder.Services.AddScoped<AddDraft>();
        builder.Services.AddScoped<CopyScenario>();
        builder.Services.AddScoped<ImportScenario>();
        builder.Services.AddScoped<StartDraft>();
        builder.Services.AddScoped<DraftChange>();
        builder.Services.AddScoped<WriteWhole>();
        builder.Services.AddScoped<WritePart>();
        builder.Services.AddScoped<OrderParts>();
        builder.Services.AddScoped<PublishScenario>();
        builder.Services.AddScoped<ArchiveScenario>();
    }

    public static void MapScenarios(this WebApplication app)
    {
        MapFiles(app);
        var api = app.MapApi("scenarios");
        api.MapGet("", ListAsync).WithName("ListScenarios").WithSummary("The scenarios that a workshop can be prepared from.");
        api.MapGet("{key}", async (string key, Actor actor, ScenarioTexts scenarios, CancellationToken ct) =>
                Api.Found(await scenarios.FindAsync(actor, key, null, ct)).Mapped(scenario => scenario.Text))
            .WithName("GetScenario").WithSummary("One scenario whole, in three languages, with the facilitator's notes.");
    }

    /// <summary>The file that networks hand on to each other.</summary>
    private static void MapFiles(WebApplication app)
    {
        app.MapGet("/scenarios/{key}/scenario.md", async Task<IResult> (string key, Guid? of, Actor actor, ScenarioTexts scenarios, CancellationToken ct) =>
            await scenarios.FindAsync(actor, key, of, ct) is { } found ? File(found.Key, found.Text, found.Version) : TypedResults.NotFound()).ExcludeFromDescription();
        app.MapGet("/scenarios/{id:guid}/draft/scenario.md", async Task<IResult> (Guid id, Actor actor, ReadDraft read, CancellationToken ct) =>
            (await read.RunAsync(actor, id, ct)).Value is { } view ? File(view.Scenario.Key, view.Text, version: 0) : TypedResults.NotFound()).ExcludeFromDescription();
    }

    private static FileContentHttpResult File(string key, ScenarioText text, int version) =>
        TypedResults.File(Encoding.UTF8.GetBytes(ScenarioWriter.Write(text, version)), "text/markdown; charset=utf-8", $"viitta-{key}{(version > 0 ? $"-v{version}" : "")}.md");

    private static async Task<Ok<IEnumerable<ScenarioSummary>>> ListAsync(Actor actor, ScenarioTexts scenarios, CancellationToken ct) =>
        TypedResults.Ok(
            from scenario in await scenarios.NewestAsync(actor, ct)
            select new ScenarioSummary(
                scenario.Key, scenario.Version, scenario.Text.Title, scenario.Text.ThemeId, scenario.Text.Minutes, scenario.Text.Parts.Count, scenario.Text.Variants));
}

public sealed record ScenarioSummary(
    string Key, int Version, LocalText Title, string ThemeId, int Minutes, int Parts, IReadOnlyList<Variant> Variants);
