namespace Viitta.Features.Import;

/// <summary>
/// How a sheet is read: which column tells what, and what holds for rows that do not say. Kept with the import, and
/// offered again for the network's next sheet with the same header.
/// </summary>
/// <param name="Language">Of the sheet's texts: fi, sv or en.</param>
/// <param name="Sector">For organisations that the map does not have, where the row names no sector; empty refuses such rows.</param>
/// <param name="Need">Likewise for services.</param>
/// <param name="Spoken">Language in which a new contact answers, where the row names none.</param>
public sealed record ColumnChoice(
    IReadOnlyDictionary<ImportField, int> Columns, string Language, string Sector = "", string Need = "", string Spoken = "")
{
    public int? Of(ImportField field) => Columns.TryGetValue(field, out var column) ? column : null;
}
