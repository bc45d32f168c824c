using System.Text;
using CsvHelper;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Import;

/// <summary>
/// Text with separators: ; , tab or |, found by itself. UTF-8 and UTF-16 by their marks, UTF-8 without one when all of it
/// is UTF-8, else Windows-1252, which is what Excel writes in Finland.
/// </summary>
internal static class CsvFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 =
        CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? throw new InvalidOperationException("No Windows-1252.");

    /// <summary>Null when it is no text.</summary>
    public static string? Decode(byte[] file)
    {
        var text = file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(file, 3, file.Length - 3),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file, 2, file.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file, 2, file.Length - 2),
            _ => Unmarked(file),
        };
        return text.AsSpan().ContainsAny(NotInText) ? null : text;
    }

    private static readonly System.Buffers.SearchValues<char> NotInText =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\v', '\f', '\r', '\x1A'])]);

    private static string Unmarked(byte[] file)
    {
        try
        {
            return StrictUtf8.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(file);
        }
    }

    public static Outcome<Sheet> Read(string text, ImportOptions limits)
    {
        var rows = new List<SheetRow>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            SkipEmptyLines = false,
            IncludeValuesInExceptions = false,
            Separator = Separator(text),
        });
        var filled = 0;
        for (var number = 1; csv.Read(); number++)
        {
            if (csv.FieldCount > limits.MostColumns)
            {
                return SheetFile.TooManyColumns.With(limits.MostColumns);
            }
            var cells = new string[csv.FieldCount];
            for (var at = 0; at < cells.Length; at++)
            {
                cells[at] = Unescaped(csv.GetString(at));
                if (cells[at].Length > limits.LongestCell)
                {
                    return SheetFile.CellTooLong.With(number, limits.LongestCell);
                }
            }
            if (Array.Exists(cells, c => c.Length > 0))
            {
                rows.Add(new SheetRow(number, cells));
                if (++filled > limits.MostRows + 1)
                {
                    return SheetFile.TooManyRows.With(limits.MostRows);
                }
            }
        }
        return Sheet.Of(SheetFormat.Csv, "", rows);
    }

    /// <summary>
    /// The separator that the most lines at the beginning have, and have in like numbers. Commas stand in text as well, so
    /// they count only when nothing else does.
    /// </summary>
    private static char Separator(string text)
    {
        var lines = text.Split('\n', 30).Take(29).Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        return ((char[])[';', '\t', '|']).Where(s => lines.Count(l => l.Contains(s)) * 2 > lines.Count)
            .OrderByDescending(s => lines.Sum(l => l.Count(c => c == s))).FirstOrDefault(',');
    }

    /// <summary>Without the mark that keeps a spreadsheet program from taking text for a formula.</summary>
    private static string Unescaped(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
