using Viitta.Common;

namespace Viitta.Features.Import;

public enum SheetFormat
{
    Excel,
    Csv,

    /// <summary>Open Referral HSDS.</summary>
    Hsds,

    /// <summary>The Finnish Service Catalogue.</summary>
    Ptv,
}

/// <param name="Number">As the sheet's own program counts, the first row 1.</param>
/// <param name="HadIdentityCode">A cell held a personal identity code. It was emptied at once and is kept nowhere.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells, bool HadIdentityCode = false)
{
    public string Cell(int? column) => column is { } at && at >= 0 && at < Cells.Count ? Cells[at] : "";
}

/// <summary>A table as it was read: only text, nothing of its file is left.</summary>
/// <param name="Name">Of the sheet in a workbook; empty otherwise.</param>
/// <param name="Headers">Of the columns, as they are written.</param>
/// <param name="Rows">Below the header, those with anything in them.</param>
public sealed record Sheet(SheetFormat Format, string Name, IReadOnlyList<string> Headers, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>A header further down than this is not looked for.</summary>
    private const int HeaderWithin = 20;

    /// <summary>Fewer digits than these are in no identity code, whatever way it is written (<see cref="IdentifierGuard"/>).</summary>
    private const int FewestDigitsOfCode = 7;

    public static readonly Refusal Empty = new("import.empty", 400) { Field = "file" };

    /// <summary>Finds the header among the first rows: the one with the most names of columns that are known.</summary>
    public static Outcome<Sheet> Of(SheetFormat format, string name, IReadOnlyList<SheetRow> all)
    {
        var rows = all.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).Select(Clean).ToList();
        if (rows.Count < 2)
        {
            return Empty;
        }
        var header = Enumerable.Range(0, Math.Min(HeaderWithin, rows.Count - 1))
            .MaxBy(at => rows[at].HadIdentityCode ? -1 : ColumnGuess.KnownNames(rows[at].Cells));
        var width = rows.Skip(header).Max(r => r.Cells.Count);
        return new Sheet(
            format, name, [.. rows[header].Cells, .. Enumerable.Repeat("", width - rows[header].Cells.Count)], rows[(header + 1)..]);
    }

    private static SheetRow Clean(SheetRow row)
    {
        var had = row.HadIdentityCode || row.Cells.Any(HasIdentityCode);
        return new SheetRow(row.Number, [.. row.Cells.Select(c => HasIdentityCode(c) ? "" : FreeText.Clean(c))], had);
    }

    private static bool HasIdentityCode(string cell) =>
        cell.Count(c => char.IsDigit(c) || char.IsSurrogate(c)) >= FewestDigitsOfCode && IdentifierGuard.HasIdentityCode(cell);
}
