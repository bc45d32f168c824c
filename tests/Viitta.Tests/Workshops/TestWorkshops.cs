using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>Workshops made as the program makes them.</summary>
public static class TestWorkshops
{
    public static NewWorkshop Asked(ViittaApp app, string networkId, string scenario = "berry-harvest", string variant = "", int tables = 3) =>
        new(Guid.CreateVersion7(), networkId, scenario, variant, Clock.LocalDate(app.Time.GetUtcNow().UtcDateTime), "Library", tables);

    /// <summary>A planned workshop of today with three tables, or a running one with that many parts released.</summary>
    public static async Task<Workshop> AddWorkshopAsync(
        this ViittaApp app, string networkId, string scenario = "berry-harvest", string variant = "", int tables = 3, int parts = 0)
    {
        var outcome = await app.RunAsync((CreateWorkshop create) =>
            create.RunAsync(Actor.Program, Asked(app, networkId, scenario, variant, tables), default));
        for (var from = 0; from < parts; from++)
        {
            await app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, outcome.Value!.Id, from, default));
        }
        return outcome.Value!;
    }
}
