using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Viitta.Common;
using Languages = Viitta.Common.Languages;

namespace Viitta.Features.Reports;

/// <summary>
/// A report as a Word file that a screen reader walks through: headings are headings, a table's first row is its header
/// and comes again on the next page, the language is set, and the top of each page says what it is.
/// </summary>
public static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>A4 without its margins, in twentieths of a point.</summary>
    private const int TextWidth = 9638;

    /// <param name="head">Stands on top of every page.</param>
    public static byte[] Write(ReportDocument report, string head)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = report.Title;
            document.PackageProperties.Language = Languages.Culture(Languages.Current).Name;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Of(Languages.Culture(Languages.Current).Name);
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(Text(head, "Header"));
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(PageNumber());
            main.Document = new Document(new Body(
            [
                .. (OpenXmlElement[])[Text(report.Title, "Title"), Text(report.Eyebrow, "Subtitle")],
                .. report.Sections.SelectMany(s => s.Blocks.SelectMany(Block).Prepend(Text(s.Heading, "Heading1"))),
                new SectionProperties(
                    new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                    new PageSize { Width = 11906, Height = 16838 },
                    new PageMargin { Top = 1134, Right = 1134, Bottom = 1134, Left = 1134, Header = 567, Footer = 567, Gutter = 0 }),
            ]));
        }
        return file.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Block(ReportBlock block) => block switch
    {
        ReportParagraph paragraph => [Text(paragraph.Text)],
        ReportHeading heading => [Text(heading.Aside.Length > 0 ? $"{heading.Text} – {heading.Aside}" : heading.Text, "Heading2")],
        ReportList list => list.Items.Select(item => Text($"• {item}", "ListParagraph")),
        ReportTable table => [Text(table.Caption, "Caption"), Table(table), Text("")],
        _ => throw new InvalidOperationException($"No way to write {block.GetType().Name}."),
    };

    private static Table Table(ReportTable table)
    {
        var width = TextWidth / table.Columns.Count;
        return new Table(
        [
            new TableProperties(
                new TableStyle { Val = "TableGrid" },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { Val = "06A0", FirstRow = true, FirstColumn = true, LastRow = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = table.Caption }),
            new TableGrid(table.Columns.Select(_ => new GridColumn { Width = $"{width}" })),
            new TableRow(
            [
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. table.Columns.Select(c => Cell(c, bold: true)),
            ]),
            .. table.Rows.Select(row => new TableRow(
            [
                new TableRowProperties(new CantSplit()),
                .. row.Select((c, i) => Cell(c, bold: i == 0)),
            ])),
        ]);
    }

    private static TableCell Cell(string text, bool bold) => new(text.Split('\n').Select(line => Text(line, "TableText", bold)));

    private static Paragraph Text(string text, string? style = null, bool bold = false)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.ParagraphProperties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        }
        foreach (var (i, line) in Spreadsheet.Clean(text).Split('\n').Index())
        {
            var run = new Run();
            if (bold)
            {
                run.RunProperties = new RunProperties(new Bold());
            }
            if (i > 0)
            {
                run.Append(new Break());
            }
            // Soft hyphens of the texts are Word's own sign there.
            run.Append(new Text(line.Replace("\u00AD", "", StringComparison.Ordinal)) { Space = SpaceProcessingModeValues.Preserve });
            paragraph.Append(run);
        }
        return paragraph;
    }

    private static Paragraph PageNumber() => new(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }, new Justification { Val = JustificationValues.Right }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
        new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" });
}
