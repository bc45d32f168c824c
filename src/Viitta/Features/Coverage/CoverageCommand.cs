using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Coverage;

/// <summary>
/// <c>viitta coverage [query] [json|csv]</c>: the rows of <see cref="ListCoverage"/> for every real network, or for those
/// that the query names, on standard output. The query is written as in the page's address:
/// <c>"network=tuulivaara&amp;gender=men&amp;language=ru&amp;year=2027"</c>.
/// </summary>
public static class CoverageCommand
{
    public const string Name = "coverage";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>./run puts the content root before it.</summary>
    public static bool IsAsked(string[] args) => args.Contains(Name);

    /// <returns>0; or 2 with a line on standard error when something asked cannot be.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var (catalogue, texts) = (scope.ServiceProvider.GetRequiredService<Catalogue>(), scope.ServiceProvider.GetRequiredService<Texts>());
        var query = new QueryCollection(QueryHelpers.ParseQuery(args.SkipWhile(a => a != Name).FirstOrDefault(a => a.Contains('=', StringComparison.Ordinal))));
        var errors = new List<Refusal>();
        var year = Clock.LocalDate(scope.ServiceProvider.GetRequiredService<TimeProvider>().Now()).Year;
        var asked = CoverageAsked.From(query, catalogue, Reader.Authority, year, errors);
        var known = await scope.ServiceProvider.GetRequiredService<ViittaDb>().Networks.AsNoTracking().OrderBy(n => n.Id).ToListAsync(ct);
        var named = query["network"].OfType<string>().ToList();
        if (named.Exists(id => !known.Exists(n => n.Id == id)))
        {
            errors.Add(Refusals.NotAChoice.For("network"));
        }
        if (errors.Count > 0)
        {
            foreach (var refusal in errors)
            {
                await error.WriteLineAsync($"{refusal.Field}: {texts.Of(refusal)}");
            }
            return 2;
        }
        var list = scope.ServiceProvider.GetRequiredService<ListCoverage>();
        var rows = new List<CoverageRow>();
        foreach (var network in known.Where(n => named.Count > 0 ? named.Contains(n.Id) : !n.IsPractice))
        {
            rows.AddRange((await list.RunAsync(Actor.Program, network.Id, asked, ct)).Value!);
        }
        await output.WriteAsync(args.Contains("csv") ? Csv(rows) : JsonSerializer.Serialize(rows, Web));
        return 0;
    }

    private static readonly string[] Columns =
    [
        "network", "need", "municipality", "year", "minutes", "coveredMinutes", "onStaleMinutes", "uncoveredIntervals", "longestMinutes", "longestFrom",
    ];

    private static string[] Cells(CoverageRow row) =>
    [
        row.Network, row.Need, row.Municipality, .. new[] { row.Year, row.Minutes, row.CoveredMinutes, row.OnStaleMinutes, row.UncoveredIntervals, row.LongestMinutes }
            .Select(n => n.ToString(CultureInfo.InvariantCulture)),
        row.LongestFrom is { } from ? from.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) : "",
    ];

    private static string Csv(IEnumerable<CoverageRow> rows)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';' }, leaveOpen: true))
        {
            foreach (var cells in rows.Select(Cells).Prepend(Columns))
            {
                foreach (var cell in cells)
                {
                    csv.WriteField(cell);
                }
                csv.EndRecord();
            }
        }
        return text.ToString();
    }
}
