using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Viitta.Features.Import;

/// <summary>Numbers as the sheet shows them: a date as 1.2.2026, a time as 8.00, other numbers plainly, as in 12,5.</summary>
internal sealed class ExcelFormats
{
    private const int DaysBetweenSystems = 1462;
    private const int LongestCode = 200;

    /// <summary>As Finnish and Swedish Excel show them, and as CSV files from there have them.</summary>
    private static readonly NumberFormatInfo AsWritten = new() { NumberDecimalSeparator = "," };

    private readonly IReadOnlyList<Kind> _kinds;
    private readonly bool _from1904;

    private enum Kind
    {
        Number,
        Date,
        Time,
    }

    private ExcelFormats(IReadOnlyList<Kind> kinds, bool from1904) => (_kinds, _from1904) = (kinds, from1904);

    public static ExcelFormats Of(WorkbookPart workbook)
    {
        var styles = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId?.Value is not null).GroupBy(f => f.NumberFormatId!.Value)
            .ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "");
        var kinds = (styles?.CellFormats?.Elements<CellFormat>() ?? [])
            .Select(f => KindOf(f.NumberFormatId?.Value ?? 0, own)).ToList();
        return new ExcelFormats(kinds, workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true);
    }

    public string Written(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }
        var kind = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _kinds.Count ? _kinds[at] : Kind.Number;
        var days = number + (_from1904 ? DaysBetweenSystems : 0);
        return kind switch
        {
            Kind.Time when number is >= 0 and <= 1 => TimeSpan.FromMinutes(Math.Round(number * 24 * 60)) is var time
                ? $"{(int)time.TotalHours}.{time.Minutes:00}" : "",
            Kind.Date or Kind.Time when days is >= 1 and < 2_958_466 =>
                DateTime.FromOADate(days).ToString("d.M.yyyy", CultureInfo.InvariantCulture),
            _ when Math.Abs(number) < 1e15 => ((decimal)number).ToString("0.##########", AsWritten),
            _ => value,
        };
    }

    private static Kind KindOf(uint id, Dictionary<uint, string> own) => id switch
    {
        >= 14 and <= 17 or 22 => Kind.Date,
        >= 18 and <= 21 or >= 45 and <= 47 => Kind.Time,
        _ => own.TryGetValue(id, out var code) ? KindOf(code) : Kind.Number,
    };

    /// <summary>Letters outside quotes and brackets: with a year or a day it is a date, with hours alone a time.</summary>
    private static Kind KindOf(string code)
    {
        var (quoted, bracketed, letters) = (false, false, "");
        foreach (var sign in code.TakeWhile(c => c != ';').Take(LongestCode))
        {
            quoted = sign == '"' ? !quoted : quoted;
            bracketed = sign == '[' || (bracketed && sign != ']');
            letters += !quoted && !bracketed && char.IsAsciiLetter(sign) ? char.ToLowerInvariant(sign) : ' ';
        }
        return letters.Contains('y') || letters.Contains('d') || letters.Contains('v') ? Kind.Date
            : letters.Contains('h') ? Kind.Time
            : Kind.Number;
    }
}
