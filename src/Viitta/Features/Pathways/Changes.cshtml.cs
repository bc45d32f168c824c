using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Pathways;

/// <summary>A pathway beside another, in words and step by step: what a draft changes, or how another region does it.</summary>
public sealed class PathwayChangesModel(ComparePathways compare, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    [FromQuery]
    public string? With { get; init; }

    public PathwayComparison Comparison { get; private set; } = null!;

    public PathwayDifferenceWords Words { get; private set; } = null!;

    public Catalogue Catalogue => catalogue;

    public ChoiceField Choice => ChoiceField.On(
        this, "with", T["pathways.differences.with"], Comparison.Others.Select(p => ($"{p.Id}", Title(p))), $"{Comparison.Before?.Id}",
        Comparison.Before is null ? "–" : null);

    public StepDifference? Difference(PathwayStep step) => Comparison.Differences.Steps.FirstOrDefault(d => d.Is.StepId == step.StepId);

    /// <summary>"Version 2 (3.5.2026)"; of another theme or region with its name before it.</summary>
    public string Title(Pathway pathway)
    {
        var version = pathway.Number == 0
            ? T["pathways.draft-of", Clock.Date(pathway.CreatedAt)]
            : $"{T["pathways.version", pathway.Number]} ({Clock.Date(pathway.AdoptedOn!.Value)})";
        return pathway.NetworkId != Comparison.After.NetworkId ? $"{Comparison.Networks[pathway.NetworkId].Name}: {version}"
            : pathway.ThemeId != Comparison.After.ThemeId ? $"{catalogue.Theme(pathway.ThemeId).Name}: {version}"
            : version;
    }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        // What is no id at all is a pathway that is not there.
        Guid? with = string.IsNullOrEmpty(With) ? null : Guid.TryParse(With, out var id) ? id : Guid.Empty;
        var outcome = await compare.RunAsync(Actor, Id, with, ct);
        if (outcome.Refusal == ComparePathways.NotThere)
        {
            Errors.Add(ComparePathways.NotThere);
            outcome = await compare.RunAsync(Actor, Id, null, ct);
        }
        if (outcome.Refused)
        {
            return false;
        }
        (Comparison, Words) = (outcome.Value, new(outcome.Value, catalogue, T));
        return true;
    }
}

/// <summary>A step of one of the two.</summary>
public sealed record StepBeside(PathwayChangesModel Page, PathwayStep Step);
