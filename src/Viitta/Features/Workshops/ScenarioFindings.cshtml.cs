using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>The same case between regions and years: where the tables name different sectors, in words and side by side. Prints.</summary>
public sealed class ScenarioFindingsModel(ReadScenarioFindings read, Catalogue catalogue) : ViittaPage
{
    /// <summary>With more columns the table scrolls sideways on a laptop.</summary>
    private const int MostColumns = 5;

    [FromRoute]
    public string Key { get; init; } = "";

    [FromQuery]
    public string? Network { get; init; }

    [FromQuery]
    public string? Year { get; init; }

    public ScenarioFindings View { get; private set; } = null!;

    public IReadOnlyList<ChoiceField> Choices =>
    [
        ChoiceField.On(this, "network", T["workshops.same-scenario.network"], View.Networks.Select(n => (n.Id, n.Name.ToString())), Network,
            T[View.Networks.Any(n => n.IsPractice) && View.Networks.Any(n => !n.IsPractice) ? "workshops.same-scenario.all-but-practice" : "workshops.same-scenario.all"]),
        ChoiceField.On(this, "year", T["workshops.same-scenario.year"],
            View.All.Select(r => $"{r.Workshop.Date.Year}").Distinct().OrderDescending(StringComparer.Ordinal).Select(y => (y, y)), Year, T["workshops.same-scenario.all"]),
    ];

    public bool Scrolls => View.Chosen.Count > MostColumns;

    /// <summary>Some tables named an organisation that the map does not know.</summary>
    public bool HasOwnNames => View.StepIds.Any(s => View.Chosen.Any(r => r.Leads(s).Any(l => l.SectorId is null)));

    public string Name(string stepId) => $"{stepId} {catalogue.Step(stepId).Name}";

    /// <summary>"Oulu 12.10.2026"; of a case that a network made of this one with its name.</summary>
    public string Title(ScenarioRun run)
    {
        var title = $"{run.Network.Name} {Clock.Date(run.Workshop.Date)}";
        return run.Found.Scenario.Title == View.Scenario.Text.Title ? title : $"{title} · {run.Found.Scenario.Title}";
    }

    /// <summary>"2 tables say police, 1 says social services"; a dash when that workshop did not take the step up.</summary>
    public string Said(ScenarioRun run, string stepId) => run.Of(stepId) is { } finding
        ? FindingWords.Of(finding, run.Leads(stepId).Select(l => ($"{l.Name}", l.Tables)), T)
        : "–";

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Key, new(Network ?? "", Year ?? ""), ct);
        if (outcome.Refusal is { Field: not null } refusal)
        {
            Errors.Add(refusal);
            outcome = await read.RunAsync(Actor, Key, new(), ct);
        }
        View = outcome.Value!;
        return !outcome.Refused;
    }
}
