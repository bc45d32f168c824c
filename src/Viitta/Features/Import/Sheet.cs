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

    /// <summary>A title stands alone in its row.</summary>
    private const int FewestNames = 2;

    /// <summary>Fewer digits than these are in no identity code, whatever way it is written (<see cref="IdentifierGuard"/>).</summary>
    private const int FewestDigitsOfCode = 7;

    public static readonly Refusal Empty = new("import.empty", 400) { Field = "file" };

    /// <summary>Number of the row with the names; 0 when there is none.</summary>
    public int HeaderRow { get; init; }

    /// <summary>Titles and the like; kept, because the header may be among them.</summary>
    public IReadOnlyList<SheetRow> Above { get; init; } = [];

    private List<SheetRow> All => [.. Above, .. HeaderRow > 0 ? [new SheetRow(HeaderRow, Headers)] : Array.Empty<SheetRow>(), .. Rows];

    /// <summary>Rows that may be the header. None where the columns are Viitta's own.</summary>
    public IEnumerable<SheetRow> HeaderChoices() => Format is SheetFormat.Excel or SheetFormat.Csv ? All.SkipLast(1).Take(HeaderWithin) : [];

    /// <summary>Finds the header among the first rows: the one with the most names of columns that are known, else the first that is no title.</summary>
    public static Outcome<Sheet> Of(SheetFormat format, string name, IReadOnlyList<SheetRow> all)
    {
        var rows = all.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).Select(Clean).ToList();
        if (rows.Count < 2)
        {
            return Empty;
        }
        var header = Enumerable.Range(0, Math.Min(HeaderWithin, rows.Count - 1)).MaxBy(at => rows[at].HadIdentityCode ? (-1, false)
            : (ColumnGuess.KnownNames(rows[at].Cells), rows[at].Cells.Count(c => c.Length > 0) >= FewestNames));
        return new Sheet(format, name, [], []).Under(rows, header);
    }

    /// <summary>The same cells with another row as the header.</summary>
    /// <param name="number">The row's; 0 for none.</param>
    public Outcome<Sheet> WithHeader(int number) =>
        number == 0 ? Under(All, -1)
        : HeaderChoices().Any(r => r.Number == number) ? Under(All, All.FindIndex(r => r.Number == number))
        : Refusals.NotAChoice.For("header");

    private Sheet Under(List<SheetRow> rows, int header)
    {
        var width = rows.Skip(header).Max(r => r.Cells.Count);
        IReadOnlyList<string> names = header < 0 ? [] : rows[header].Cells;
        return this with
        {
            HeaderRow = header < 0 ? 0 : rows[header].Number,
            Headers = [.. names, .. Enumerable.Repeat("", Math.Max(0, width - names.Count))],
            Above = header < 0 ? [] : rows[..header],
            Rows = rows[(header + 1)..],
        };
    }

    private static SheetRow Clean(SheetRow row)
    {
        var had = row.HadIdentityCode || row.Cells.Any(HasIdentityCode);
        return new SheetRow(row.Number, [.. row.Cells.Select(c => HasIdentityCode(c) ? "" : FreeText.Clean(c))], had);
    }

    private static bool HasIdentityCode(string cell) =>
        cell.Count(c => char.IsDigit(c) || char.IsSurrogate(c)) >= FewestDigitsOfCode && IdentifierGuard.HasIdentityCode(cell);
}
