using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>What tables said at a step, each table in a row.</summary>
public sealed class AnswerWords(Texts t, Catalogue catalogue, Func<OrganizationRef, string> nameOf)
{
    public IEnumerable<string> Of(Finding finding) => FindingWords.Of(finding, nameOf, t);

    /// <summary>Table, who leads, who else, what is missing or open.</summary>
    public IReadOnlyList<string> Row(TableView table) => table.SaidNothing
        ? [t["workshops.table", table.Number], t["workshops.findings.nothing"], "–", "–"]
        :
        [
            t["workshops.table", table.Number],
            Lines(table.Leads.Select(Named), t["workshops.findings.nobody-leads"]),
            Lines(table.Others.Select(Line)),
            Lines(table.Gaps.Concat(table.Questions).Select(Line)),
        ];

    /// <summary>One answer in a line: "leads: Police (round the clock) – call the duty officer".</summary>
    public string Line(Answer answer) => answer.Kind switch
    {
        AnswerKind.Responsibility => $"{catalogue.Of(answer.Role!.Value).Name}: {Named(answer)}",
        AnswerKind.Gap => Gap(answer),
        _ => answer.Text,
    };

    private string Gap(Answer gap) => gap.Text.Length > 0
        ? $"{catalogue.Of(gap.GapKind ?? GapKind.Other).Name}: {gap.Text}"
        : catalogue.Of(gap.GapKind ?? GapKind.Other).Name.ToString();

    /// <summary>"Police (round the clock; may disclose) – call the duty officer".</summary>
    private string Named(Answer answer)
    {
        var facts = new[] { (Enum?)answer.Hours, answer.InformationLabel, answer.Confidence }.OfType<Enum>()
            .Select(e => catalogue.Of(e).Name.ToString()).ToList();
        var name = nameOf(OrganizationRef.Of(answer)!) + (facts.Count > 0 ? $" ({string.Join("; ", facts)})" : "");
        return answer.Handover.Length > 0 ? $"{name} – {answer.Handover}" : name;
    }

    private static string Lines(IEnumerable<string> lines, string none = "–") => string.Join('\n', lines) is { Length: > 0 } all ? all : none;
}
