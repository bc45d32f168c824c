using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>A finding in plain words: counts and names, no judgement.</summary>
public static class FindingWords
{
    /// <summary>"2 tables say police, 1 says social services"; then what is beside it: "1 gap", "2 questions".</summary>
    public static IEnumerable<string> Of(Finding finding, Func<OrganizationRef, string> nameOf, Texts t)
    {
        yield return Sentence(finding, nameOf, t);
        if (finding.Gaps.Count() is > 0 and var gaps)
        {
            yield return t.Count("workshops.findings.gaps", gaps);
        }
        if (finding.Questions.Count() is > 0 and var questions)
        {
            yield return t.Count("workshops.findings.questions", questions);
        }
    }

    private static string Sentence(Finding finding, Func<OrganizationRef, string> nameOf, Texts t) => finding switch
    {
        { Answered: 0 } => t["workshops.findings.not-taken-up"],
        { Kind: FindingKind.OpenQuestion } => t["workshops.findings.only-questions"],
        { Kind: FindingKind.Gap } => t["workshops.findings.no-leader"],
        { Kind: FindingKind.Agreed } => t[
            finding.Named == 1 ? "workshops.findings.agreed.one" : "workshops.findings.agreed.other",
            finding.Named, finding.Tables.Count, nameOf(finding.Leaders[0].Who)],
        _ => string.Join(", ", finding.Leaders.Select((leader, i) => t[
            (i == 0 ? "workshops.findings.says" : "workshops.findings.says-too") + (leader.Tables == 1 ? ".one" : ".other"),
            leader.Tables, nameOf(leader.Who)])),
    };
}
