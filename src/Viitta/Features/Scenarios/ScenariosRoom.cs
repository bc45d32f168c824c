using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Scenarios;

/// <summary>The fictional cases: read from content at start, shown whole to facilitators.</summary>
public static class ScenariosRoom
{
    public static void AddScenarios(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IAtStart, ScenariosAtStart>();
        builder.Services.AddScoped<ScenarioTexts>();
    }

    public static void MapScenarios(this WebApplication app)
    {
        var api = app.MapApi("scenarios");
        api.MapGet("", ListAsync).WithName("ListScenarios").WithSummary("The scenarios that a workshop can be prepared from.");
        api.MapGet("{key}", async (string key, Actor actor, ScenarioTexts scenarios, CancellationToken ct) =>
                Api.Found((await scenarios.NewestAsync(actor, ct)).FirstOrDefault(s => s.Key == key)).Mapped(scenario => scenario.Text))
            .WithName("GetScenario").WithSummary("One scenario whole, in three languages, with the facilitator's notes.");
    }

    private static async Task<Ok<IEnumerable<ScenarioSummary>>> ListAsync(Actor actor, ScenarioTexts scenarios, CancellationToken ct) =>
        TypedResults.Ok(
            from scenario in await scenarios.NewestAsync(actor, ct)
            select new ScenarioSummary(
                scenario.Key, scenario.Version, scenario.Text.Title, scenario.Text.ThemeId, scenario.Text.Minutes, scenario.Text.Parts.Count, scenario.Text.Variants));
}

public sealed record ScenarioSummary(
    string Key, int Version, LocalText Title, string ThemeId, int Minutes, int Parts, IReadOnlyList<Variant> Variants);
