using System.Globalization;
using CsvHelper;

namespace Viitta.Features.Coverage;

/// <summary>The rows of the command line as a table: semicolons, invariant numbers, instants in UTC, nothing for null.</summary>
internal static class CoverageCsv
{
    public static string Coverage(IEnumerable<CoverageRow> rows) => Text(
        ["network", "need", "municipality", "year", "minutes", "coveredMinutes", "onStaleMinutes", "uncoveredIntervals", "longestMinutes", "longestFrom"],
        rows.Select(r => new object?[]
        {
            r.Network, r.Need, r.Municipality, r.Year, r.Minutes, r.CoveredMinutes, r.OnStaleMinutes, r.UncoveredIntervals, r.LongestMinutes, r.LongestFrom,
        }));

    public static string Progression(IEnumerable<ProgressionRow> rows) => Text(
        [
            "network", "theme", "version", "municipality", "year", "step", "heldUpBy", "starts", "onTime", "never", "medianMinutes", "p95Minutes",
            "longestMinutes", "worstStart",
        ],
        rows.Select(r => new object?[]
        {
            r.Network, r.Theme, r.Version, r.Municipality, r.Year, r.Step, r.HeldUpBy, r.Starts, r.OnTime, r.Never, r.MedianMinutes, r.P95Minutes,
            r.LongestMinutes, r.WorstStart,
        }));

    private static string Text(string[] columns, IEnumerable<object?[]> rows)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';' }, leaveOpen: true))
        {
            foreach (var cells in rows.Prepend(columns))
            {
                foreach (var cell in cells)
                {
                    csv.WriteField(cell is DateTime utc
                        ? utc.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)
                        : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");
                }
                csv.EndRecord();
            }
        }
        return text.ToString();
    }
}
