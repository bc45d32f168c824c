using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>Findings in the words of the request's language, for the pages that show them.</summary>
public sealed class FoundWords(WorkshopFindings view, Texts t, Catalogue catalogue)
{
    public WorkshopFindings View { get; } = view;

    public string NameOf(OrganizationRef who) => View.NameOf(who).ToString();

    /// <summary>"Two tables say …".</summary>
    public IEnumerable<string> Of(Finding finding) => FindingWords.Of(finding, NameOf, t);

    /// <summary>All that the tables say at the step; what may be taken over, as it would be written.</summary>
    public IEnumerable<(Guid Id, int Table, string Line)> Lines(Finding finding)
    {
        var words = new AnswerWords(t, catalogue, NameOf);
        return finding.Said.Select(s => (s.Answer.Id, s.Table, words.Line(s.Answer)));
    }
}
