using Viitta.Common;
using Viitta.Features.Workshops;

namespace Viitta.Features.Pathways;

/// <summary>
/// What the tables' words propose for a step of a pathway, so that nothing is typed twice. One responsibility for each
/// organisation, with the strongest role that a table gave it; hours, label and confidence where the tables say the
/// same, else the cautious value; every different handover, one a line. The leaders of an overlap all come along,
/// marked as disputed: the coordinator takes away those that do not lead.
/// </summary>
public static class Proposals
{
    /// <param name="workshopId">Whose tables they are.</param>
    /// <param name="organizationOf">The organisation on the map that a table meant.</param>
    /// <param name="language">The language in which the coordinator reads and goes on writing the handovers.</param>
    public static IReadOnlyList<(Guid OrganizationId, ResponsibilityTerms Terms)> Of(
        Finding finding, Guid workshopId, Func<OrganizationRef, Guid> organizationOf, string language)
    {
        var byOrganization = finding.Tables
            .SelectMany(t => t.Leads.Concat(t.Others).Select(a => (Table: t.Number, Answer: a)))
            .GroupBy(a => organizationOf(OrganizationRef.Of(a.Answer)!))
            .Select(g => (OrganizationId: g.Key, Said: g.GroupBy(a => a.Answer.Role!.Value).MinBy(r => r.Key)!))
            .OrderBy(o => o.Said.Key).ToList();
        var disputed = byOrganization.Count(o => o.Said.Key == Role.Leads) > 1;
        return
        [
            .. byOrganization.Select(o => (o.OrganizationId, Terms([.. o.Said.Select(s => s.Answer)], disputed && o.Said.Key == Role.Leads, language) with
            {
                Provenance = new(workshopId, [.. o.Said.Select(s => s.Table).Distinct().Order()]),
            })),
        ];
    }

    /// <param name="answers">Of one role.</param>
    private static ResponsibilityTerms Terms(IReadOnlyList<Answer> answers, bool disputed, string language) => new()
    {
        Role = answers[0].Role!.Value,
        Hours = Same(answers.Select(a => a.Hours)) ?? Cover.Unknown,
        InformationLabel = Same(answers.Select(a => a.InformationLabel)),
        Confidence = disputed ? Confidence.Disputed : Same(answers.Select(a => a.Confidence)) ?? Confidence.Assumed,
        Handover = LocalText.Empty.With(language, Lines(answers.Select(a => a.Handover))),
    };

    private static T? Same<T>(IEnumerable<T?> said)
        where T : struct => said.Distinct().ToList() is [var one] ? one : null;

    /// <summary>What tells where a place is stays in the findings: a pathway is published.</summary>
    private static string Lines(IEnumerable<string> said)
    {
        var lines = string.Join('\n', said.Where(s => s.Length > 0 && !IdentifierGuard.HasStreetAddress(s)).Distinct());
        return lines.Length <= ResponsibilityTerms.HandoverLength ? lines : lines[..ResponsibilityTerms.HandoverLength];
    }
}
