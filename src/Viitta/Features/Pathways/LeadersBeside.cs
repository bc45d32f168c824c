using Viitta.Common;
using Viitta.Features.Workshops;

namespace Viitta.Features.Pathways;

/// <summary>A workshop's findings beside what is agreed and beside earlier ones, for programs.</summary>
/// <param name="Pathway">In force; null when nothing has been agreed on the theme.</param>
/// <param name="Since">Day of its adoption.</param>
public sealed record LeadersBeside(Guid? Pathway, DateOnly? Since, IReadOnlyList<LeadersBeside.Step> Steps)
{
    public static LeadersBeside Of(FindingsBeside beside) => new(
        beside.InForce?.Id, beside.InForce?.AdoptedOn,
        [
            .. beside.Steps.Select(s => new Step(
                s.Now.StepId, s.DiffersFromPathway,
                s.Agreed is null ? null : [.. s.Agreed.Leads.Select(r => beside.Organizations[r.OrganizationId]).Distinct()],
                Leaders(beside.Now, s.Now),
                [.. beside.Earlier.Select(e => new Earlier(e.Workshop.Id, e.Workshop.Date, s.DiffersFrom(e), Leaders(e, e.Of(s.Now.StepId))))])),
        ]);

    private static IReadOnlyList<Leader> Leaders(WorkshopFindings found, Finding? finding) =>
        [.. finding?.Leaders.Select(l => new Leader(found.NameOf(l.Who), l.Tables)) ?? []];

    /// <param name="Tables">How many tables named it.</param>
    public sealed record Leader(LocalText Name, int Tables);

    /// <param name="Agreed">Who leads as agreed: nobody when empty; null without a pathway.</param>
    public sealed record Step(string StepId, bool DiffersFromPathway, IReadOnlyList<LocalText>? Agreed, IReadOnlyList<Leader> Leaders, IReadOnlyList<Earlier> Before);

    /// <param name="Differs">The tables now name others; false when that workshop did not take the step up.</param>
    public sealed record Earlier(Guid WorkshopId, DateOnly Date, bool Differs, IReadOnlyList<Leader> Leaders);
}
