using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Pathways;

/// <summary>
/// The pathway as a path: a few questions with yes or no, and what follows from the answers. Every answer is a link, so the
/// page works without scripts and a situation can be sent on. Printed on A3 for a wall.
/// </summary>
public sealed class PathModel(ReadPath read, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public PathView View { get; private set; } = null!;

    public Catalogue Catalogue => catalogue;

    /// <summary>What was answered, in the order of asking.</summary>
    public IEnumerable<(DecisionPoint Point, bool Answer)> Answered =>
        from point in catalogue.DecisionPoints
        let answer = View.Known[point.Id]
        where answer is not null
        select (point, answer.Value);

    /// <summary>By phase, in their order.</summary>
    public IEnumerable<IGrouping<string, PathStep>> Phases => View.Steps.GroupBy(s => catalogue.Step(s.Step.StepId).PhaseName.ToString());

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Id, Situation.From(Request.Query, catalogue, Errors), ct);
        View = outcome.Value!;
        return !outcome.Refused;
    }

    /// <summary>This page with another answer to a point; null takes the answer away.</summary>
    public string With(DecisionPoint point, bool? answer) => $"/pathways/{Id}/path{View.Known.With(point.Id, answer).Query()}";
}

/// <summary>Somebody's part in a step of the path.</summary>
public sealed record PathPartOnPage(PathModel Page, PathPart Part)
{
    public Responsibility Responsibility => Part.Responsibility;
}
