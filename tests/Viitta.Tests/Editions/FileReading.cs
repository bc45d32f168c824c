using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Viitta.Tests.Editions;

/// <summary>A vCard as another program reads it: unfolded, unescaped.</summary>
/// <param name="Lines">Property with its parameters, value as written.</param>
public sealed record ReadCard(IReadOnlyList<(string Property, string Value)> Lines)
{
    public string this[string name] => Unescape(Assert.Single(All(name)));

    public IEnumerable<string> All(string name) => Lines.Where(l => l.Property.Split(';')[0] == name).Select(l => l.Value);

    public static IReadOnlyList<ReadCard> Read(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        Assert.EndsWith("\r\n", text);
        Assert.DoesNotContain(text.Replace("\r\n", "", StringComparison.Ordinal), char.IsControl);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var lines = Regex.Replace(text, "\r\n[ \t]", "").Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Property: line[..line.IndexOf(':')], Value: line[(line.IndexOf(':') + 1)..])).ToList();
        var cards = new List<ReadCard>();
        for (var i = 0; i < lines.Count;)
        {
            Assert.Equal([("BEGIN", "VCARD"), ("VERSION", "4.0")], lines[i..(i + 2)]);
            var end = lines.IndexOf(("END", "VCARD"), i);
            cards.Add(new ReadCard(lines[(i + 2)..end]));
            i = end + 1;
        }
        return cards;
    }

    public static string Unescape(string value) =>
        Regex.Replace(value, @"\\(.)", m => m.Groups[1].Value is "n" or "N" ? "\n" : m.Groups[1].Value);
}

/// <summary>A sheet as its library reads it, each row by the words of the header.</summary>
public sealed record ReadSheet(string Name, string Head, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, Worksheet Sheet)
{
    public Cell Of(IReadOnlyList<Cell> row, string column) => row[Columns.ToList().IndexOf(column)];

    public IReadOnlyList<Cell> RowOf(string words) => Assert.Single(Rows, row => row.Any(c => c.InnerText == words));

    public static DateOnly Date(Cell cell)
    {
        Assert.Null(cell.DataType); // a number, not words
        return DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)));
    }

    public static ReadSheet Read(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var workbook = document.WorkbookPart!;
        var sheet = Assert.Single(workbook.WorksheetParts).Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        var formats = workbook.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        Assert.All(sheet.Descendants<Cell>().Where(c => c.DataType is not null), c =>
        {
            Assert.Equal(CellValues.InlineString, c.DataType!.Value);
            Assert.Equal(49U, formats[(int)c.StyleIndex!.Value].NumberFormatId!.Value); // "@": text also when it is edited
        });
        var rows = sheet.Descendants<Row>().Select(r => (IReadOnlyList<Cell>)[.. r.Elements<Cell>()]).ToList();
        return new ReadSheet(
            workbook.Workbook!.Descendants<Sheet>().Single().Name!, sheet.Descendants<OddHeader>().Single().Text,
            [.. rows[0].Select(c => c.InnerText)], rows[1..], sheet);
    }
}
