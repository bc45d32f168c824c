using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Workshops;

namespace Viitta.Features.Pathways;

/// <summary>What the tables say otherwise than the pathway in force, and than earlier tables: in words, and side by side.</summary>
public sealed class FindingsBesideModel(CompareFindings compare, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public FindingsBeside Beside { get; private set; } = null!;

    public string Name(StepLeaders step) => $"{step.Now.StepId} {catalogue.Step(step.Now.StepId).Name}";

    /// <summary>"Pathway in force since 3.2.2026".</summary>
    public string Title(Pathway pathway) => T["pathways.tables.in-force", Clock.Date(pathway.AdoptedOn!.Value)];

    /// <summary>"Tables 12.10.2026"; of another case with its name.</summary>
    public string Title(WorkshopFindings found)
    {
        var day = T["pathways.tables.tables", Clock.Date(found.Workshop.Date)];
        return found.Scenario.Title == Beside.Now.Scenario.Title ? day : $"{day} · {found.Scenario.Title}";
    }

    /// <summary>Who leads as agreed: "police", or "nobody".</summary>
    public string Agreed(StepLeaders step) => step.Agreed!.Leads.Select(Leader)
        .Distinct().Order(StringComparer.CurrentCulture).ToList() is { Count: > 0 } leaders
            ? string.Join(", ", leaders)
            : T["pathways.differences.nobody"];

    /// <summary>"police", and in which situation when it does not lead always.</summary>
    private string Leader(Responsibility row) => catalogue.Named(Beside.Organizations[row.OrganizationId], row.When, T);

    /// <summary>"2 tables say police, 1 says social services"; a dash when that workshop did not take the step up.</summary>
    public string Said(WorkshopFindings found, StepLeaders step) => found.Of(step.Now.StepId) is { Answered: > 0 } finding
        ? FindingWords.Of(finding, who => found.NameOf(who).ToString(), T).First()
        : "–";

    /// <summary>What they say otherwise than this, one line each; the last is what they say.</summary>
    public IEnumerable<string> Words(StepLeaders step)
    {
        if (step.DiffersFromPathway)
        {
            yield return $"{Title(Beside.InForce!)}: {Agreed(step)}";
        }
        foreach (var earlier in Beside.Earlier.Where(step.DiffersFrom))
        {
            yield return $"{Title(earlier)}: {Said(earlier, step)}";
        }
        yield return $"{Title(Beside.Now)}: {Said(Beside.Now, step)}";
    }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await compare.RunAsync(Actor, Id, ct);
        Beside = outcome.Value!;
        return !outcome.Refused;
    }
}
