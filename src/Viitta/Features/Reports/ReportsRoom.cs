using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Workshops;

namespace Viitta.Features.Reports;

/// <summary>After a workshop: all of it in one report, on paper, in Word and in Excel, for the network and those who took part.</summary>
public static class ReportsRoom
{
    public static void AddReports(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadReport>();
        builder.Services.AddScoped<ReportWords>();
        builder.Services.AddScoped<ReportSheets>();
    }

    public static void MapReports(this WebApplication app)
    {
        app.MapGet("/workshops/{id:guid}/report.docx", async (Guid id, Actor actor, ReadReport read, ReportWords words, CancellationToken ct) =>
            Word(await read.RunAsync(actor, id, ct), words)).ExcludeFromDescription();
        app.MapGet("/workshops/{id:guid}/report.xlsx", async (Guid id, Actor actor, ReadReport read, ReportSheets sheets, CancellationToken ct) =>
            Excel(await read.RunAsync(actor, id, ct), sheets)).ExcludeFromDescription();
        var shared = app.MapGroup("/reports/{key}").WithMetadata(new OpenToAttribute(Audience.Everyone)).ExcludeFromDescription();
        shared.MapGet("/report.docx", async (string key, ReadReport read, ReportWords words, CancellationToken ct) =>
            Word(await read.WithKeyAsync(key, ct), words));
        shared.MapGet("/report.xlsx", async (string key, ReadReport read, ReportSheets sheets, CancellationToken ct) =>
            Excel(await read.WithKeyAsync(key, ct), sheets));

        var api = app.MapApi("workshops");
        api.MapGet("/{id:guid}/report", async (Guid id, Actor actor, ReadReport read, ReportWords words, CancellationToken ct) =>
                (await read.RunAsync(actor, id, ct)).Mapped(report => ReportAnswer.Of(report, words)))
            .WithName("ReadReport").WithSummary("The report of a workshop that is over, in the language of the request.");
        api.MapPost("/{id:guid}/report/share", ShareAsync)
            .WithName("ShareReport").WithSummary("Opens the report to those who took part, for ninety days; repeated, it answers the same link.");
        api.MapPost("/{id:guid}/report/end", async (Guid id, Actor actor, EndReportSharing end, CancellationToken ct) =>
                (await end.RunAsync(actor, id, ct)).Answer())
            .WithName("EndReportSharing").WithSummary("Ends the link to the report; repeated, it changes nothing.");
    }

    private static async Task<Results<Ok<ShareAnswer>, ProblemHttpResult>> ShareAsync(
        Guid id, Actor actor, ShareReport share, SiteAddress site, CancellationToken ct) =>
        (await share.RunAsync(actor, id, ct)).Mapped(shared => new ShareAnswer(site.Of(shared.Path), shared.ExpiresAt));

    private static IResult Word(Outcome<WorkshopReport> read, ReportWords words) => read.Refused
        ? Results.NotFound()
        : Results.File(WordFile.Write(words.Of(read.Value), HeadOf(read.Value)), WordFile.ContentType, FileName(read.Value, "docx"));

    private static IResult Excel(Outcome<WorkshopReport> read, ReportSheets sheets) => read.Refused
        ? Results.NotFound()
        : Results.File(sheets.Of(read.Value, $"{HeadOf(read.Value)} · {ReportWords.Where(read.Value)}"), Spreadsheet.ContentType, FileName(read.Value, "xlsx"));

    /// <summary>On top of every page, the same in every language.</summary>
    private static readonly string Head = $"KUVITTEELLINEN ESIMERKKI · FIKTIVT EXEMPEL · FICTIONAL EXAMPLE · {Visibility.Green.TlpWord()}";

    private static string HeadOf(WorkshopReport report) => report.Workshop.IsRehearsal
        ? $"KENRAALIHARJOITUS, PÖYDÄT SIMULOITU · GENERALREPETITION, SIMULERADE BORD · REHEARSAL, SIMULATED TABLES · {Head}"
        : Head;

    private static string FileName(WorkshopReport report, string extension) =>
        $"viitta-{(report.Workshop.IsRehearsal ? "rehearsal-" : "")}{report.Scenario.Key}-{report.Workshop.Date:yyyy-MM-dd}-tlp-green.{extension}";
}

/// <param name="Url">For those who took part; without an account.</param>
public sealed record ShareAnswer(string Url, DateTime ExpiresAt);

/// <summary>The report in words, as the page has it.</summary>
public sealed record ReportAnswer(string Title, IReadOnlyList<ReportAnswer.Part> Sections)
{
    public sealed record Part(string Id, string Heading, IReadOnlyList<Table> Tables, IReadOnlyList<string> Paragraphs);

    public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

    public static ReportAnswer Of(WorkshopReport report, ReportWords words)
    {
        var document = words.Of(report);
        return new(document.Title, [.. document.Sections.Select(s => new Part(
            s.Id, s.Heading,
            [.. s.Blocks.OfType<ReportTable>().Select(b => new Table(b.Caption, b.Columns, b.Rows))],
            [.. s.Blocks.SelectMany(Lines)]))]);
    }

    private static IEnumerable<string> Lines(ReportBlock block) => block switch
    {
        ReportParagraph paragraph => [paragraph.Text],
        ReportHeading heading => [heading.Aside.Length > 0 ? $"{heading.Text}: {heading.Aside}" : heading.Text],
        ReportList list => list.Items,
        _ => [],
    };
}
