using System.Text;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Import;

/// <summary>
/// Says what a file is by its first bytes, not by what it is called, and has it read. A file that is not what it says,
/// or cannot be read whole, is refused with the reason and what to do.
/// </summary>
public static class SheetFile
{
    public static readonly Refusal Missing = new("import.file-missing", 400) { Field = "file" };
    public static readonly Refusal TooLarge = new("import.file-too-large", 413) { Field = "file" };
    public static readonly Refusal TooManyRows = new("import.too-many-rows", 400) { Field = "file" };
    public static readonly Refusal TooManyColumns = new("import.too-many-columns", 400) { Field = "file" };
    public static readonly Refusal CellTooLong = new("import.cell-too-long", 400) { Field = "file" };
    public static readonly Refusal Broken = new("import.broken", 400) { Field = "file" };
    public static readonly Refusal OldExcel = new("import.old-excel", 400) { Field = "file" };
    public static readonly Refusal Locked = new("import.locked", 400) { Field = "file" };
    public static readonly Refusal OpenDocument = new("import.open-document", 400) { Field = "file" };
    public static readonly Refusal NotATable = new("import.not-a-table", 400) { Field = "file" };
    public static readonly Refusal OtherThanNamed = new("import.other-than-named", 400) { Field = "file" };

    /// <summary>Begins a file of the old Office programs, and one that is locked with a password.</summary>
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    public static Outcome<Sheet> Read(byte[] file, string name, ImportOptions limits)
    {
        if (file.Length == 0)
        {
            return Missing;
        }
        if (file.Length > limits.LargestFile)
        {
            return TooLarge.With(limits.Megabytes);
        }
        try
        {
            return ReadAs(file, Path.GetExtension(name).ToLowerInvariant(), limits);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // A damaged file makes its reader fail in any way it likes. Nothing has been kept of it.
            return Broken;
        }
    }

    private static Outcome<Sheet> ReadAs(byte[] file, string extension, ImportOptions limits)
    {
        if (file.AsSpan().StartsWith(Compound))
        {
            return file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? Locked : OldExcel;
        }
        if (file.AsSpan().StartsWith(Zip))
        {
            return extension is ".xlsx" or ".ods" ? ExcelFile.Read(file, limits) : OtherThanNamed;
        }
        if (CsvFile.Decode(file) is not { } text)
        {
            return extension == ".xlsx" ? Broken : NotATable;
        }
        var isJson = text.AsSpan().TrimStart() is ['{' or '[', ..];
        return (isJson, extension) switch
        {
            (true, ".json") => JsonFile.Read(text, limits),
            (false, ".csv" or ".txt" or ".tsv") => CsvFile.Read(text, limits),
            (_, ".csv" or ".txt" or ".tsv" or ".json" or ".xlsx") => OtherThanNamed,
            _ => NotATable,
        };
    }
}
