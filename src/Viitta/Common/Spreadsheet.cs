using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Viitta.Common;

/// <summary>One of the two ways to fill a cell.</summary>
/// <param name="Width">In characters.</param>
public sealed record SheetColumn<TRow>(string Title, int Width, Func<TRow, string>? Text = null, Func<TRow, DateOnly?>? Date = null);

/// <summary>One sheet of a workbook: a header and rows.</summary>
/// <param name="Name">At most 31 characters, none of []:*?/\.</param>
public sealed record SheetPart(string Name, IReadOnlyList<int> Widths, IReadOnlyList<Row> Rows)
{
    public static SheetPart Of<TRow>(string name, IReadOnlyList<SheetColumn<TRow>> columns, IReadOnlyList<TRow> rows) => new(
        name,
        [.. columns.Select(c => c.Width)],
        [Spreadsheet.Header(columns.Select(c => c.Title)), .. rows.Select(row => new Row(columns.Select(c => Spreadsheet.Cell(c, row))))]);
}

/// <summary>
/// A workbook. Each sheet's header stays in view and is repeated in print; text is text, also when it begins with
/// "=" and somebody edits the cell; a date is a date, shown as the reader's program shows dates.
/// </summary>
public static class Spreadsheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint HeaderStyle = 1;
    private const uint TextStyle = 2;
    private const uint DateStyle = 3;

    /// <summary>Built-in formats of every spreadsheet program: "@", and the reader's own short date.</summary>
    private const uint TextFormat = 49;
    private const uint ShortDate = 14;

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="head">Stands on top of every printed page.</param>
    public static byte[] Write<TRow>(string name, string head, IReadOnlyList<SheetColumn<TRow>> columns, IReadOnlyList<TRow> rows) =>
        Write(head, SheetPart.Of(name, columns, rows));

    /// <param name="head">Stands on top of every printed page.</param>
    public static byte[] Write(string head, params IReadOnlyList<SheetPart> parts)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = parts.Select((part, i) =>
            {
                var sheet = workbook.AddNewPart<WorksheetPart>();
                sheet.Worksheet = Worksheet(part, head);
                return new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = (uint)i + 1, Name = part.Name };
            }).ToList();
            workbook.Workbook = new Workbook(
                new Sheets(sheets),
                new DefinedNames(parts.Select((part, i) =>
                    new DefinedName($"'{part.Name.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i })));
        }
        return file.ToArray();
    }

    /// <summary>What a spreadsheet program calls the column: 0 → A, 26 → AA.</summary>
    public static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : $"{Letters((column / 26) - 1)}{(char)('A' + (column % 26))}";

    internal static Row Header(IEnumerable<string> titles) => new(titles.Select(t => Text(t, HeaderStyle)));

    private static Worksheet Worksheet(SheetPart part, string head) => new(
        new SheetProperties(new PageSetupProperties { FitToPage = true }),
        new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }),
        new Columns(part.Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
        new SheetData(part.Rows),
        new AutoFilter { Reference = $"A1:{Letters(part.Widths.Count - 1)}{part.Rows.Count}" },
        new PageMargins { Left = 0.4, Right = 0.4, Top = 0.75, Bottom = 0.5, Header = 0.3, Footer = 0.3 },
        new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
        new HeaderFooter { OddHeader = new OddHeader(Clean(head).Replace("&", "&&", StringComparison.Ordinal)) });

    internal static Cell Cell<TRow>(SheetColumn<TRow> column, TRow row) =>
        column.Text is { } text ? Text(text(row), TextStyle)
        : column.Date?.Invoke(row) is { } date ? new Cell
        {
            StyleIndex = DateStyle,
            CellValue = new CellValue(date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
        }
        : new Cell { StyleIndex = DateStyle };

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    /// <summary>Without the characters that XML has no way to write.</summary>
    internal static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)));

    private static Stylesheet Styles()
    {
        return new(
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), Format(TextFormat, font: 1), Format(TextFormat), Format(ShortDate)));

        static CellFormat Format(uint number, uint font = 0) => new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })
        {
            NumberFormatId = number,
            ApplyNumberFormat = true,
            FontId = font,
            ApplyFont = true,
            ApplyAlignment = true,
        };
    }
}
