using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Practice;

/// <summary>The invented region that comes with every installation, and the rehearsals that are held in it.</summary>
public static class PracticeRoom
{
    public static void AddPractice(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<PlantWorkshop>();
        services.AddScoped<PlantPathways>();
        services.AddScoped<IAtStart, PracticeAtStart>();
        services.AddSingleton(provider => RehearsalFile.Read(provider.GetRequiredService<Catalogue>()));
        services.AddScoped<StartRehearsal>();
        services.AddScoped<PlayRehearsals>();
        services.AddHostedService<RehearsalWork>();
        services.AddScoped<EraseRehearsals>();
        services.AddHostedService<EraseRehearsalsHourly>();
    }

    public static void MapPractice(this WebApplication app) =>
        app.MapApi("practice").MapPost("rehearsals", StartAsync)
            .WithName("StartRehearsal").WithSummary("Opens a rehearsal with simulated tables in the practice region; the same id sent twice makes one.");

    private static async Task<Results<Created<RehearsalAnswer>, ProblemHttpResult>> StartAsync(
        RehearsalRequest body, Actor actor, StartRehearsal start, CancellationToken ct)
    {
        var outcome = await start.RunAsync(
            actor, new NewRehearsal(body.Id ?? Guid.CreateVersion7(), body.Scenario, body.Variant ?? ""), Languages.Current, ct);
        return outcome.Refused
            ? Api.Problem(outcome.Refusal)
            : TypedResults.Created($"/api/v1/workshops/{outcome.Value.Id}", new RehearsalAnswer(outcome.Value.Id));
    }
}

/// <param name="Id">Chosen by the caller, so that a retry is not a second rehearsal; made here when left out.</param>
/// <param name="Variant">Needed when the scenario has variants.</param>
public sealed record RehearsalRequest(string Scenario, Guid? Id = null, string? Variant = null);

/// <param name="Id">Of the workshop; it is run through /workshops as any other.</param>
public sealed record RehearsalAnswer(Guid Id);
