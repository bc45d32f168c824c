using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Coverage;

/// <summary>
/// <c>viitta coverage [--progression] [query] [json|csv]</c>: the rows of <see cref="ListCoverage"/>, or of
/// <see cref="ListProgression"/>, for every real network, or for those that the query names, on standard output. The query is
/// written as in the page's address: <c>"network=tuulivaara&amp;gender=men&amp;language=ru&amp;year=2027"</c>.
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
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().Now();
        var moves = args.Contains("--progression");
        var asked = moves ? null : CoverageAsked.From(query, catalogue, Reader.Authority, Clock.LocalDate(now).Year, errors);
        var move = moves ? ProgressionAsked.From(query, catalogue, Reader.Authority, now, errors) : null;
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
        var networks = known.Where(n => named.Count > 0 ? named.Contains(n.Id) : !n.IsPractice).Select(n => n.Id).ToList();
        var (list, progression) = (scope.ServiceProvider.GetRequiredService<ListCoverage>(), scope.ServiceProvider.GetRequiredService<ListProgression>());
        await output.WriteAsync(asked is null
            ? Text(await RowsAsync(networks, id => progression.RunAsync(Actor.Program, id, move!, ct)), args, CoverageCsv.Progression)
            : Text(await RowsAsync(networks, id => list.RunAsync(Actor.Program, id, asked, ct)), args, CoverageCsv.Coverage));
        return 0;
    }

    private static async Task<List<T>> RowsAsync<T>(IEnumerable<string> networks, Func<string, Task<Outcome<IReadOnlyList<T>>>> list)
    {
        var rows = new List<T>();
        foreach (var network in networks)
        {
            rows.AddRange((await list(network)).Value!);
        }
        return rows;
    }

    private static string Text<T>(List<T> rows, string[] args, Func<IEnumerable<T>, string> csv) =>
        args.Contains("csv") ? csv(rows) : JsonSerializer.Serialize(rows, Web);
}
