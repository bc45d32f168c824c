using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Import;

/// <summary>
/// The first visible sheet of a workbook. The library finds the parts; the two that can be large are read as a stream, cell
/// by cell, so that none is in memory before it has been measured. Nothing is calculated: a sheet with formulas is refused.
/// </summary>
internal static class ExcelFile
{
    /// <summary>Of the parts that the library reads whole: the workbook and its styles.</summary>
    private const long LargestSmallPart = 20_000_000;

    public static Outcome<Sheet> Read(byte[] file, ImportOptions limits)
    {
        using (var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read))
        {
            if (zip.GetEntry("mimetype") is not null)
            {
                return SheetFile.OpenDocument;
            }
            if (zip.GetEntry("[Content_Types].xml") is null || !zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)))
            {
                return SheetFile.NotATable;
            }
            if (ZipGuard.Problem(zip, limits) is { } problem)
            {
                return problem;
            }
        }
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(file, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = LargestSmallPart });
        var workbook = document.WorkbookPart;
        var found = workbook?.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Where(s => s.State is null || s.State.Value == SheetStateValues.Visible)
            .Select(s => (Name: s.Name?.Value ?? "", Part: s.Id?.Value is { } id ? workbook.GetPartById(id) as WorksheetPart : null))
            .FirstOrDefault(s => s.Part is not null);
        if (found?.Part is not { } part)
        {
            return SheetFile.Broken;
        }
        var cells = new ExcelCells(SharedStrings(workbook!, limits), ExcelFormats.Of(workbook!), limits);
        using var reader = Xml(part.GetStream());
        cells.Read(reader);
        return Sheet.Of(SheetFormat.Excel, found.Value.Name, cells.Rows);
    }

    private static List<string> SharedStrings(WorkbookPart workbook, ImportOptions limits)
    {
        var strings = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
        {
            return strings;
        }
        var text = new CellText(limits);
        using var reader = Xml(part.GetStream());
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                strings.Add(text.OfItem(reader, row: 0));
            }
        }
        return strings;
    }

    private static XmlReader Xml(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    });
}

/// <summary>Reads text out of elements, a piece at a time, and stops where a cell or all of them become too long.</summary>
internal sealed class CellText(ImportOptions limits)
{
    private readonly char[] _buffer = new char[4096];
    private long _signs;

    /// <summary>The text of an element that holds only text (v, t). The reader ends on its end.</summary>
    public string Of(XmlReader reader, int row)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }
        var text = new System.Text.StringBuilder();
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                for (int read; (read = reader.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0;)
                {
                    text.Append(_buffer, 0, read);
                    _signs += read;
                    if (text.Length > limits.LongestCell || _signs > limits.MostSigns)
                    {
                        throw new RefusedException(SheetFile.CellTooLong.With(row, limits.LongestCell));
                    }
                }
            }
        }
        return text.ToString();
    }

    /// <summary>The runs of a rich text (si, is) joined, without the reading aids of Asian scripts.</summary>
    public string OfItem(XmlReader reader, int row)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }
        var text = "";
        for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (reader.LocalName == "rPh")
            {
                reader.Skip();
            }
            else if (reader.LocalName == "t")
            {
                text += Of(reader, row);
                if (text.Length > limits.LongestCell)
                {
                    throw new RefusedException(SheetFile.CellTooLong.With(row, limits.LongestCell));
                }
            }
        }
        return text;
    }
}
