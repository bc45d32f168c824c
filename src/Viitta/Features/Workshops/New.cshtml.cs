using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>Prepares a workshop. Everything has a sensible value: pressing the button is enough.</summary>
public sealed class NewModel(ViittaDb db, ScenarioTexts scenarios, CreateWorkshop create) : ViittaPage
{
    [FromRoute(Name = "network")]
    public string NetworkId { get; init; } = "";

    /// <summary>"berry-harvest" or, with the way to tell it, "summer-holiday/17".</summary>
    [FromQuery(Name = "scenario")]
    public string? Scenario { get; init; }

    /// <summary>Of the case to choose when none is named.</summary>
    [FromQuery(Name = "theme")]
    public string? Theme { get; init; }

    /// <summary>What the workshop is to look at, as a gap on the coverage page asks for it.</summary>
    [FromQuery(Name = "focus")]
    public string? Focus { get; init; }

    public Network Network { get; private set; } = null!;

    public CaseChoices Cases { get; private set; } = null!;

    public DateOnly Today => Clock.LocalDate(Now);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var network = await db.Networks.Of(Actor).AsNoTracking().FirstOrDefaultAsync(n => n.Id == NetworkId, ct);
        if (network is null || !Actor.Coordinates(NetworkId))
        {
            return false;
        }
        Network = network;
        var newest = await scenarios.NewestAsync(Actor, ct, NetworkId);
        Cases = CaseChoices.Of(newest, T, Scenario ?? newest.FirstOrDefault(s => s.Text.ThemeId == Theme)?.Key);
        return true;
    }

    public bool IsChosen(string value) => Chosen("scenario", value, otherwise: Cases.IsAsked(value));

    public async Task<IActionResult> OnPostAsync(string id, string scenario, string? date, string? start, string? place, string? tables, string? focus, bool overruled, CancellationToken ct)
    {
        var time = CreateWorkshop.ReadTime(start);
        if (time.Refusal is { } noTime)
        {
            return await RefuseAsync(noTime);
        }
        var (key, variant) = CaseChoices.Read(scenario);
        var asked = new NewWorkshop(
            Guid.TryParse(id, out var made) ? made : Guid.CreateVersion7(), NetworkId, key, variant, DayField.Read(date), place ?? "",
            int.TryParse(tables, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, time.Value)
        {
            Focus = focus ?? "",
            Overruled = overruled,
        };
        return await AfterAsync(await create.RunAsync(Actor, asked, ct), workshop => $"/workshops/{workshop.Id}/stage");
    }
}
