using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>A finding in plain words: counts and names, no judgement.</summary>
public static class FindingWords
{
    /// <summary>"2 tables say police, 1 says social services"; then what is beside it: "1 gap", "2 questions".</summary>
    public static IEnumerable<string> Of(Finding finding, Func<OrganizationRef, string> nameOf, Texts t)
    {
        yield return Of(finding, finding.Leaders.Select(l => (nameOf(l.Who), l.Tables)), t);
        if (finding.Gaps.Count() is > 0 and var gaps)
        {
            yield return t.Count("workshops.findings.gaps", gaps);
        }
        if (finding.Questions.Count() is > 0 and var questions)
        {
            yield return t.Count("workshops.findings.questions", questions);
        }
    }

    /// <summary>Its first sentence with other leaders than the organisations: the sectors, where regions are compared.</summary>
    public static string Of(Finding finding, IEnumerable<(string Name, int Tables)> leaders, Texts t) => (finding, leaders.ToList()) switch
    {
        ({ Answered: 0 }, _) => t["workshops.findings.not-taken-up"],
        ({ Kind: FindingKind.OpenQuestion }, _) => t["workshops.findings.only-questions"],
        (_, []) => t["workshops.findings.no-leader"],
        (_, [var only]) => t[
            only.Tables == 1 ? "workshops.findings.agreed.one" : "workshops.findings.agreed.other", only.Tables, finding.Tables.Count, only.Name],
        (_, var several) => string.Join(", ", several.Select((leader, i) => t[
            (i == 0 ? "workshops.findings.says" : "workshops.findings.says-too") + (leader.Tables == 1 ? ".one" : ".other"),
            leader.Tables, leader.Name])),
    };
}
