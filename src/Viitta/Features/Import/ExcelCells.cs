using System.Globalization;
using System.Xml;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Import;

/// <summary>The cells of one sheet, row by row; a value of merged cells belongs to all their rows.</summary>
internal sealed class ExcelCells(IReadOnlyList<string> shared, ExcelFormats formats, ImportOptions limits)
{
    public static readonly Refusal Formula = new("import.formula", 400) { Field = "file" };

    /// <summary>Of any sheet, by the standard.</summary>
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;

    /// <summary>More cells than these are not written for merges.</summary>
    private const int MostMerged = 1_000_000;

    private static readonly Comparer<(int Number, List<string> Cells)> ByNumber = Comparer<(int Number, List<string> Cells)>.Create((a, b) => a.Number.CompareTo(b.Number));

    private readonly List<(int Number, List<string> Cells)> _rows = [];
    private readonly CellText _text = new(limits);
    private int _merged;

    public IReadOnlyList<SheetRow> Rows => _rows.ConvertAll(r => new SheetRow(r.Number, r.Cells));

    public void Read(XmlReader reader)
    {
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                number = RowNumber(reader, number);
                ReadRow(reader, number);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "mergeCell")
            {
                Merge(reader.GetAttribute("ref") ?? "");
            }
        }
    }

    private static int RowNumber(XmlReader reader, int before)
    {
        var number = reader.GetAttribute("r") is { } said ? int.Parse(said, NumberStyles.None, CultureInfo.InvariantCulture) : before + 1;
        return number > before && number <= LastRow ? number : throw new RefusedException(SheetFile.Broken);
    }

    private void ReadRow(XmlReader reader, int number)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }
        var cells = new List<string>();
        var column = -1;
        for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = reader.GetAttribute("r") is { } place ? Place(place).Column : column + 1;
                Put(cells, column, ReadCell(reader, number), number);
            }
        }
        if (cells.Exists(c => !string.IsNullOrWhiteSpace(c)))
        {
            _rows.Add((number, cells));
            if (_rows.Count > limits.MostRows + 1)
            {
                throw new RefusedException(SheetFile.TooManyRows.With(limits.MostRows));
            }
        }
    }

    private string ReadCell(XmlReader reader, int row)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }
        var (kind, style, place) = (reader.GetAttribute("t"), reader.GetAttribute("s"), reader.GetAttribute("r"));
        var value = "";
        for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                value = reader.LocalName switch
                {
                    "f" => throw new RefusedException(Formula.With(place ?? $"{row}")),
                    "v" => _text.Of(reader, row),
                    "is" => _text.OfItem(reader, row),
                    _ => value,
                };
            }
        }
        return kind switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count
                ? shared[at]
                : throw new RefusedException(SheetFile.Broken),
            "b" => value == "1" ? "true" : value == "0" ? "false" : value,
            "e" => "", // #N/A and the like say nothing
            "str" or "inlineStr" or "d" => value,
            _ => formats.Written(value, style),
        };
    }

    private void Put(List<string> cells, int column, string text, int row)
    {
        if (text.Length == 0)
        {
            return;
        }
        if (column >= limits.MostColumns)
        {
            throw new RefusedException(SheetFile.TooManyColumns.With(limits.MostColumns));
        }
        if (text.Length > limits.LongestCell)
        {
            throw new RefusedException(SheetFile.CellTooLong.With(row, limits.LongestCell));
        }
        while (cells.Count <= column)
        {
            cells.Add("");
        }
        cells[column] = text;
    }

    /// <summary>Rows that hold nothing of their own stay empty: nobody wrote them.</summary>
    private void Merge(string area)
    {
        if (area.Split(':') is not [var from, var to])
        {
            return;
        }
        var ((first, column), (last, _)) = (Place(from), Place(to));
        var at = _rows.BinarySearch((first, []), ByNumber);
        if (++_merged > MostMerged)
        {
            throw new RefusedException(SheetFile.Broken);
        }
        if (at < 0 || column >= _rows[at].Cells.Count)
        {
            return;
        }
        var value = _rows[at].Cells[column];
        for (at++; at < _rows.Count && _rows[at].Number <= last; at++)
        {
            if (++_merged > MostMerged)
            {
                throw new RefusedException(SheetFile.Broken);
            }
            if (_rows[at].Cells.ElementAtOrDefault(column) is null or "")
            {
                Put(_rows[at].Cells, column, value, first);
            }
        }
    }

    /// <summary>"B3" → row 3, column 1.</summary>
    private static (int Row, int Column) Place(string place)
    {
        var letters = place.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3 || !int.TryParse(place.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
        {
            throw new RefusedException(SheetFile.Broken);
        }
        var column = place[..letters].Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
        return column < LastColumn && row is > 0 and <= LastRow ? (row, column) : throw new RefusedException(SheetFile.Broken);
    }
}
