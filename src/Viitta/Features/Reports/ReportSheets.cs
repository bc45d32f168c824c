using System.Globalization;
using Viitta.Common;
using Viitta.Features.Actions;
using Viitta.Features.Feedback;
using Viitta.Features.Workshops;

namespace Viitta.Features.Reports;

/// <summary>A report as a workbook to sort and go on with: findings, each table's words, actions, feedback.</summary>
public sealed class ReportSheets(Texts t, Catalogue catalogue, ReportWords words)
{
    /// <param name="head">Stands on top of every printed page.</param>
    public byte[] Of(WorkshopReport report, string head) => report.Workshop.IsRehearsal
        ? Spreadsheet.Write(head, Findings(report), Tables(report), Actions(report))
        : Spreadsheet.Write(head, Findings(report), Tables(report), Actions(report), Feedback(report));

    private SheetPart Findings(WorkshopReport report)
    {
        var names = Names(report);
        return SheetPart.Of(t["reports.findings"],
        [
            new SheetColumn<Finding>(t["reports.step"], 30, f => words.Step(f.StepId)),
            new(t["workshops.findings.finding"], 16, f => report.IsSkipped(f) ? t["reports.skipped"] : f.Answered == 0 ? "–" : t.Of("workshops.finding", f.Kind)),
            new(t["reports.in-words"], 60, f => string.Join('\n', report.IsSkipped(f) ? [t["reports.skipped.step"]] : names.Of(f))),
            new(t["workshops.plenary"], 60, f => report.Found.PlenaryOf(f.StepId).ToString()),
        ], report.Found.Findings);
    }

    private SheetPart Tables(WorkshopReport report)
    {
        var names = Names(report);
        var rows = report.Found.Findings.Where(f => f.Answered > 0)
            .SelectMany(f => f.Tables.Select(view => (f.StepId, Row: names.Row(view)))).ToList();
        return SheetPart.Of(t["reports.by-table"],
        [
            new SheetColumn<(string StepId, IReadOnlyList<string> Row)>(t["reports.step"], 30, r => words.Step(r.StepId)),
            new(t["reports.table"], 12, r => r.Row[0]),
            new(t["reports.leads"], 40, r => r.Row[1]),
            new(t["reports.others"], 40, r => r.Row[2]),
            new(t["reports.missing"], 40, r => r.Row[3]),
        ], rows);
    }

    private SheetPart Actions(WorkshopReport report) => SheetPart.Of(t["reports.actions"],
    [
        new SheetColumn<ActionItem>(t["reports.action"], 60, a => a.Text.ToString()),
        new(t["reports.step"], 30, a => a.StepId.Length > 0 ? words.Step(a.StepId) : ""),
        new(t["reports.what"], 24, a => a.GapKind is { } kind ? catalogue.Of(kind).Name.ToString() : ""),
        new(t["reports.owner"], 36, a => report.OwnerOf(a)?.ToString() ?? t["reports.owner.none"]),
        new(t["reports.due"], 13, Date: a => a.Due),
        new(t["reports.state"], 18, a => t.Of("actions.state", a.State)),
    ], report.Actions);

    private SheetPart Feedback(WorkshopReport report) => SheetPart.Of(t["reports.feedback"],
    [
        new SheetColumn<FeedbackQuestion>(t["reports.feedback.question"], 60, words.Question),
        new(t["reports.feedback.answers"], 14, q => Told(report, q, counts => counts.Sum().ToString(CultureInfo.CurrentCulture), t["reports.feedback.few", PublishedFeedback.NumbersFrom])),
        new(t["reports.feedback.mean"], 12, q => Told(report, q, counts => words.Mean(q, counts))),
        new(t["reports.feedback.spread"], 40, q => Told(report, q, counts => words.Spread(q, q.Scale.Zip(counts)))),
    ], report.Questions);

    private static string Told(WorkshopReport report, FeedbackQuestion question, Func<IReadOnlyList<int>, string> told, string none = "") =>
        report.Feedback.Numbers.TryGetValue(question.Key, out var counts) ? told(counts) : none;

    private AnswerWords Names(WorkshopReport report) => new(t, catalogue, who => report.Found.NameOf(who).ToString());
}
