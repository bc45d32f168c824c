using System.Globalization;
using Microsoft.Extensions.Options;

namespace Viitta.Features.Import;

/// <summary>What a file may be at most. A file beyond a limit is refused with the limit in words, before it costs memory.</summary>
public sealed class ImportOptions
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The form's own limit; what is larger never reaches a page.</summary>
    public const int LargestForm = 64 * Megabyte;

    /// <summary>Of the file as it is sent. <c>VIITTA_IMPORT_MEGABYTES</c>.</summary>
    public int Megabytes { get; set; } = 10;

    /// <summary>Rows with anything in them, the header not counted. <c>VIITTA_IMPORT_ROWS</c>.</summary>
    public int MostRows { get; set; } = 50_000;

    public int MostColumns { get; set; } = 100;

    /// <summary>Signs in one cell.</summary>
    public int LongestCell { get; set; } = 4_000;

    /// <summary>Signs in all cells together: what a sheet costs in memory.</summary>
    public int MostSigns { get; set; } = 40_000_000;

    /// <summary>Of all that a spreadsheet file unfolds to; it is counted while it unfolds, not believed.</summary>
    public long LargestUnfolded { get; set; } = 256L * Megabyte;

    public long LargestFile => (long)Megabytes * Megabyte;

    public void Read(IConfiguration configuration)
    {
        Megabytes = Number(configuration["VIITTA_IMPORT_MEGABYTES"], Megabytes);
        MostRows = Number(configuration["VIITTA_IMPORT_ROWS"], MostRows);
    }

    private static int Number(string? setting, int otherwise) =>
        string.IsNullOrWhiteSpace(setting) ? otherwise
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

/// <summary>A wrong limit stops the start and says which.</summary>
internal sealed class ImportOptionsCheck : IValidateOptions<ImportOptions>
{
    private const int MostMegabytes = ImportOptions.LargestForm / (1024 * 1024);

    public ValidateOptionsResult Validate(string? name, ImportOptions options) =>
        options.Megabytes is < 1 or > MostMegabytes ? ValidateOptionsResult.Fail($"VIITTA_IMPORT_MEGABYTES must be 1–{MostMegabytes}.")
        : options.MostRows is < 1 or > 200_000 ? ValidateOptionsResult.Fail("VIITTA_IMPORT_ROWS must be 1–200000.")
        : ValidateOptionsResult.Success;
}
