using System.Globalization;
using System.Text.RegularExpressions;

namespace Viitta.Bench;

/// <summary>Draws how the whole table grows, from the lines that <see cref="WholeRun"/> prints.</summary>
internal static partial class Plot
{
    public static void Draw(string lines, string picture)
    {
        var points = File.ReadLines(lines).Select(line => Line().Match(line)).Where(m => m.Success).ToList();
        double[] Numbers(string group) => [.. points.Select(m => double.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture))];
        using var plot = new ScottPlot.Plot();
        var schedules = Numbers("schedules");
        var (first, again) = (plot.Add.Scatter(schedules, [.. Numbers("first").Select(ms => ms / 1000)]), plot.Add.Scatter(schedules, [.. Numbers("again").Select(ms => ms / 1000)]));
        (first.LegendText, again.LegendText) = ("first in the process", "again");
        (first.MarkerSize, again.MarkerSize, again.LinePattern) = (9, 9, ScottPlot.LinePattern.Dashed);
        plot.Title("308 municipalities × 22 needs × 36 profiles × 12 languages, every minute of 2027");
        plot.XLabel("distinct schedules (a tenth of the services)");
        plot.YLabel("seconds");
        plot.ShowLegend(ScottPlot.Alignment.UpperLeft);
        plot.Axes.SetLimits(bottom: 0, left: 0);
        plot.SavePng(picture, 900, 500);
    }

    [GeneratedRegex(@"services, +(?<schedules>\d+) schedules: first +(?<first>\d+) ms, again +(?<again>\d+) ms", RegexOptions.NonBacktracking)]
    private static partial Regex Line();
}
