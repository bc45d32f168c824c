using System.Globalization;
using Viitta.Common;
using Viitta.Features.Feedback;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;

namespace Viitta.Features.Reports;

/// <summary>Puts a report in plain words, in the language of the request. Counts and names, no judgement.</summary>
public sealed class ReportWords(Texts t, Catalogue catalogue, FeedbackWords feedback)
{
    public ReportDocument Of(WorkshopReport report) => new(
        t["reports.title", report.Scenario.Title],
        Where(report),
        [
            new("summary", t["reports.summary"], [new ReportList([.. Summary(report)])]),
            new("played", t["reports.played"], [.. Played(report)]),
            new("who", t["reports.who"], [.. Who(report)]),
            new("findings", t["reports.findings"], [.. Findings(report)]),
            new("gaps", t["reports.gaps"], [.. Gaps(report)]),
            .. report.HotWashCount > 0 ? [new("hot-wash", t["reports.hot-wash"], [HotWash(report)])] : Array.Empty<ReportSection>(),
            new("actions", t["reports.actions"], [.. Actions(report)]),
            .. report.Workshop.IsRehearsal ? Array.Empty<ReportSection>() : [new("feedback", t["reports.feedback"], [.. Feedback(report)])],
        ]);

    /// <summary>"North Savo · 24.11.2026 · Library".</summary>
    public static string Where(WorkshopReport report) => string.Join(" · ", new[]
    {
        report.Network.Name.ToString(), Clock.Date(report.Workshop.Date), report.Workshop.Place,
    }.Where(words => words.Length > 0));

    public string Step(string id) => $"{id} {catalogue.Step(id).Name}";

    private IEnumerable<string> Summary(WorkshopReport report)
    {
        var (workshop, findings) = (report.Workshop, report.Found.Findings);
        if (workshop.IsRehearsal)
        {
            yield return t["reports.summary.rehearsal"];
        }
        yield return t["reports.summary.played", Case(report), workshop.CurrentPart, report.Scenario.Parts.Count, workshop.ReleasedInjects.Count];
        if (workshop.Focus.Length > 0)
        {
            yield return t["reports.summary.focus", workshop.Focus];
        }
        yield return report.Attendance.Total is { } total
            ? t["reports.summary.who", total, workshop.Tables.Count]
            : t["reports.summary.few", PublishedFeedback.NumbersFrom];
        if (report.Observers > 0)
        {
            yield return t.Count("reports.summary.observers", report.Observers);
        }
        yield return string.Join(", ", Enum.GetValues<FindingKind>()
            .Select(kind => (kind, Count: findings.Count(f => f.Kind == kind && f.Answered > 0))).Where(k => k.Count > 0)
            .Select(k => $"{t.Of("workshops.finding", k.kind)}: {k.Count}")
            .DefaultIfEmpty(t["workshops.findings.none"]));
        yield return t.Count("reports.summary.actions", report.Actions.Count);
    }

    private static string Case(WorkshopReport report) =>
        report.Variant is { } variant ? $"{report.Scenario.Title}, {variant.Label}" : report.Scenario.Title.ToString();

    private IEnumerable<ReportBlock> Played(WorkshopReport report)
    {
        yield return new ReportTable(
            t["reports.played.caption"],
            [t["reports.part"], t["reports.when"], t["reports.injects"]],
            [.. report.Parts.Select(p => (IReadOnlyList<string>)[$"{p.Number} {p.Part.Title}", p.Played ? Time(p.At) : t["reports.skipped"], Injects(p)])]);
        foreach (var part in report.Parts.Where(p => !p.Played))
        {
            yield return new ReportHeading($"skipped-{part.Part.Id}", t["reports.skipped.part", part.Number, part.Part.Title], t["reports.skipped"]);
            yield return new ReportParagraph(t["reports.skipped.questions"]);
            yield return new ReportList([.. part.Part.Questions.Select(Prose.Plain)]);
        }
    }

    private static string Time(DateTime? at) => at is { } known ? Clock.TimeOfDay(Clock.Local(known).TimeOfDay) : "–";

    private string Injects(PlayedPart part) => part.Injects.Count == 0
        ? "–"
        : string.Join('\n', part.Injects.Select(i => i.At is null ? i.Inject.Title.ToString() : t["reports.inject-at", i.Inject.Title, Time(i.At)]));

    private IEnumerable<ReportBlock> Who(WorkshopReport report)
    {
        if (report.Attendance.Total is null)
        {
            yield return new ReportParagraph(t["reports.summary.few", PublishedFeedback.NumbersFrom]);
            yield break;
        }
        var rows = report.Attendance.Sectors.Select(f => Row(Sector(f.Id), f.Count)).ToList();
        if (report.Attendance.Together.Count > 0)
        {
            rows.Add(Row(t[rows.Count > 0 ? "reports.who.other" : "reports.who.all"], report.Attendance.TogetherCount));
        }
        yield return new ReportTable(t["reports.who.caption"], [t["reports.sector"], t["reports.phones"]], rows);
        yield return new ReportParagraph(t["reports.who.rule", PublishedFeedback.NumbersFrom]);
        if (report.Attendance.Together.Count > 0)
        {
            yield return new ReportParagraph(t["reports.who.together", string.Join(", ", report.Attendance.Together.Select(Sector))]);
        }
        if (report.Absent.Count > 0)
        {
            yield return new ReportParagraph(t["reports.who.absent", string.Join(", ", report.Absent.Select(Sector))]);
        }

        IReadOnlyList<string> Row(string name, int count) => [name, count.ToString(CultureInfo.CurrentCulture)];
    }

    private string Sector(string id) => catalogue.Sector(id).Name.ToString();

    private IEnumerable<ReportBlock> Findings(WorkshopReport report)
    {
        var names = new AnswerWords(t, catalogue, who => report.Found.NameOf(who).ToString());
        foreach (var finding in report.Found.Findings)
        {
            var skipped = report.IsSkipped(finding);
            yield return new ReportHeading(
                finding.StepId, Step(finding.StepId),
                skipped ? t["reports.skipped"] : finding.Answered == 0 ? "" : t.Of("workshops.finding", finding.Kind));
            yield return new ReportParagraph(skipped ? t["reports.skipped.step"] : string.Join(" · ", names.Of(finding)));
            if (report.Found.PlenaryOf(finding.StepId) is { IsEmpty: false } plenary)
            {
                yield return new ReportParagraph(t["reports.plenary", plenary]);
            }
            if (finding.Answered > 0)
            {
                yield return new ReportTable(
                    t["reports.findings.caption", finding.StepId],
                    [t["reports.table"], t["reports.leads"], t["reports.others"], t["reports.missing"]],
                    [.. finding.Tables.Select(table => names.Row(table))]);
            }
        }
    }

    private IEnumerable<ReportBlock> Gaps(WorkshopReport report)
    {
        var rows = (
            from finding in report.Found.Findings
            from table in finding.Tables
            from gap in table.Gaps.Concat(table.Questions)
            select (IReadOnlyList<string>)
            [
                Step(finding.StepId),
                gap.Kind == AnswerKind.Gap ? catalogue.Of(gap.GapKind ?? GapKind.Other).Name.ToString() : t["reports.question"],
                gap.Text,
                t["workshops.table", table.Number],
            ]).ToList();
        yield return rows.Count == 0
            ? new ReportParagraph(t["reports.gaps.none"])
            : new ReportTable(t["reports.gaps.caption"], [t["reports.step"], t["reports.what"], t["reports.in-words"], t["reports.table"]], rows);
    }

    private ReportBlock HotWash(WorkshopReport report) => report.HotWash.Count == 0
        ? new ReportParagraph(t["reports.hot-wash.few", report.HotWashCount, PublishedFeedback.WordsFrom])
        : new ReportTable(
            t["reports.hot-wash.caption"],
            [t["reports.table"], t["reports.what"], t["reports.in-words"]],
            [.. report.HotWash.Select(l => (IReadOnlyList<string>)[t["workshops.table", l.Table], t.Of("workshops.hotwash.kind", l.Note.Kind), l.Note.Text])]);

    private IEnumerable<ReportBlock> Actions(WorkshopReport report)
    {
        yield return report.Actions.Count == 0
            ? new ReportParagraph(t["reports.actions.none"])
            : new ReportTable(
                t["reports.actions.caption"],
                [t["reports.action"], t["reports.step"], t["reports.owner"], t["reports.due"], t["reports.state"]],
                [.. report.Actions.Select(a => (IReadOnlyList<string>)
                [
                    a.Text.ToString(), a.StepId.Length > 0 ? Step(a.StepId) : "–", report.OwnerOf(a)?.ToString() ?? t["reports.owner.none"],
                    Clock.Date(a.Due), t.Of("actions.state", a.State),
                ])]);
    }

    private IEnumerable<ReportBlock> Feedback(WorkshopReport report)
    {
        yield return new ReportTable(
            t["reports.feedback.caption"],
            [t["reports.feedback.question"], t["reports.feedback.answers"], t["reports.feedback.mean"], t["reports.feedback.spread"]],
            [.. report.Questions.Select(q => report.Feedback.Numbers.TryGetValue(q.Key, out var counts)
                ? Told(q, counts)
                : [Question(q), t["reports.feedback.few", PublishedFeedback.NumbersFrom], "–", "–"])]);
        var changes = FeedbackMeasure.All
            .SelectMany(m => feedback.Changes(m, report.Feedback.Numbers).Select(change => $"{t[$"feedback.{m.Key}"]}. {change}")).ToList();
        if (changes.Count > 0)
        {
            yield return new ReportList(changes);
        }
        if (report.Feedback.Words.Count > 0)
        {
            yield return new ReportHeading("words", t["feedback.unclear"]);
            yield return new ReportList(report.Feedback.Words);
        }
        yield return new ReportParagraph(t["reports.feedback.rule", PublishedFeedback.NumbersFrom, PublishedFeedback.WordsFrom]);
    }

    public string Question(FeedbackQuestion question) => feedback.Row(question);

    private IReadOnlyList<string> Told(FeedbackQuestion question, IReadOnlyList<int> counts) =>
    [
        Question(question),
        counts.Sum().ToString(CultureInfo.CurrentCulture),
        question.IsYesNo ? Mean(question, counts) : t["reports.feedback.of", Mean(question, counts), question.Highest],
        Spread(question, question.Scale.Zip(counts).Where(c => c.Second > 0)),
    ];

    /// <summary>"3.9", or for yes and no "80%".</summary>
    public string Mean(FeedbackQuestion question, IReadOnlyList<int> counts) => feedback.Mean(new(question, counts));

    /// <summary>"4: 7 · 5: 3".</summary>
    public string Spread(FeedbackQuestion question, IEnumerable<(int Value, int Count)> counts) =>
        string.Join(" · ", counts.Select(c => $"{feedback.Value(question, c.Value)}: {c.Count}"));
}
