using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;

namespace Viitta.Features.Practice;

/// <summary>Opens a rehearsal: choose a case and press the button.</summary>
public sealed class RehearseModel(PracticeRegion region, ScenarioTexts scenarios, StartRehearsal start) : ViittaPage
{
    /// <summary>"berry-harvest" or, with the way to tell it, "summer-holiday/17".</summary>
    [FromQuery(Name = "scenario")]
    public string? Scenario { get; init; }

    public CaseChoices Cases { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (region.NetworkId is not { } network || !Actor.Coordinates(network))
        {
            return false;
        }
        Cases = CaseChoices.Of(await scenarios.NewestAsync(Actor, ct, PracticeAtStart.NetworkId), T, Scenario);
        return true;
    }

    public bool IsChosen(string value) => Chosen("scenario", value, otherwise: Cases.IsAsked(value));

    public async Task<IActionResult> OnPostAsync(string id, string scenario, CancellationToken ct)
    {
        var (key, variant) = CaseChoices.Read(scenario);
        return await AfterAsync(
            await start.RunAsync(Actor, new NewRehearsal(Guid.TryParse(id, out var made) ? made : Guid.CreateVersion7(), key, variant), Languages.Current, ct),
            workshop => $"/workshops/{workshop.Id}/stage");
    }
}
