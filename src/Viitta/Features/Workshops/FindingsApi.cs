using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

internal static class FindingsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("workshops").MapGet("/{id:guid}/findings", async (Guid id, Actor actor, ReadFindings read, CancellationToken ct) =>
                (await read.RunAsync(actor, id, ct)).Mapped(view => view.Findings.Select(f => FindingAnswer.Of(f, view))))
            .WithMetadata(new OpenToAttribute(Audience.Participants))
            .WithName("ReadFindings").WithSummary("What the tables of a workshop said, per step: leaders, gaps and questions. For participants once revealed.");
        routes.MapApi("scenarios").MapGet("/{key}/findings", async (string key, string? network, string? year, Actor actor, ReadScenarioFindings read, CancellationToken ct) =>
                (await read.RunAsync(actor, key, new(network ?? "", year ?? ""), ct)).Mapped(view => view.StepIds.Select(step => ScenarioStep.Of(step, view))))
            .WithName("ReadScenarioFindings").WithSummary("The same case between regions and years: which sectors lead each step by the tables of each closed workshop.");
    }
}

/// <param name="Differs">Not all workshops that took the step up name the same sectors.</param>
public sealed record ScenarioStep(string StepId, bool Differs, IReadOnlyList<ScenarioStep.Run> Workshops)
{
    /// <param name="Answered">Tables that said anything; 0 when the step was not taken up.</param>
    public sealed record Run(Guid WorkshopId, string NetworkId, DateOnly Date, int Tables, int Answered, IReadOnlyList<SectorLead> Leaders, LocalText Plenary);

    public static ScenarioStep Of(string stepId, ScenarioFindings view) => new(
        stepId, view.Differs(stepId),
        [
            .. view.Chosen.Select(r => new Run(
                r.Workshop.Id, r.Network.Id, r.Workshop.Date, r.Workshop.Tables.Count, r.Of(stepId)?.Answered ?? 0, r.Leads(stepId), r.Found.PlenaryOf(stepId))),
        ]);
}

/// <param name="Kind">Agreed, Overlap, Gap or OpenQuestion.</param>
/// <param name="Answered">Tables that said anything.</param>
/// <param name="Named">Tables that named a leader.</param>
/// <param name="Plenary">The whole room's own wording.</param>
/// <param name="Rehearsal">The tables were simulated: nobody said it.</param>
public sealed record FindingAnswer(
    string StepId,
    FindingKind Kind,
    int Tables,
    int Answered,
    int Named,
    IReadOnlyList<FindingAnswer.Leader> Leaders,
    IReadOnlyList<FindingAnswer.Gap> Gaps,
    IReadOnlyList<string> Questions,
    LocalText Plenary,
    int? PlenaryVersion,
    bool Rehearsal)
{
    /// <param name="OrganizationId">Null for one that is not on the map.</param>
    public sealed record Leader(Guid? OrganizationId, LocalText Name, int Tables);

    public sealed record Gap(GapKind? Kind, string Text);

    public static FindingAnswer Of(Finding finding, WorkshopFindings view) => new(
        finding.StepId, finding.Kind, finding.Tables.Count, finding.Answered, finding.Named,
        [.. finding.Leaders.Select(l => new Leader(l.Who.Id, view.NameOf(l.Who), l.Tables))],
        [.. finding.Gaps.Select(g => new Gap(g.GapKind, g.Text))],
        [.. finding.Questions.Select(q => q.Text)],
        view.PlenaryOf(finding.StepId), view.Plenary.GetValueOrDefault(finding.StepId)?.Version, view.Workshop.IsRehearsal);
}
