using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Networks;
using Viitta.Features.Search;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Search;

/// <summary>One line of content/search/queries.yaml.</summary>
public sealed class TestQuery
{
    public string Query { get; init; } = "";

    /// <summary>Keys of services in content/.</summary>
    public List<string> Expect { get; init; } = [];

    public string? Municipality { get; init; }

    /// <summary>"unseen": written to see what the search makes of what it was not tuned on; empty for the others.</summary>
    public string Set { get; init; } = "";

    public static List<TestQuery> All(Catalogue catalogue) =>
        Yaml.Read<List<TestQuery>>(Path.Combine(catalogue.Folder, "search", "queries.yaml"));
}

/// <summary>
/// Recall@3 and mean reciprocal rank, as the head of queries.yaml defines them. 112 stands on top of every page and is never
/// among the answers: where it is expected it is found, whoever searches.
/// </summary>
public sealed record SearchMeasure(double Recall, double Rank, IReadOnlyList<string> Missed)
{
    private const string OnTop = "emergency-112";

    public static SearchMeasure Of(IReadOnlyList<TestQuery> queries, Func<TestQuery, IReadOnlyList<string>> find)
    {
        var (recall, rank, missed) = (0.0, 0.0, new List<string>());
        foreach (var query in queries)
        {
            var found = find(query).Where(service => service != OnTop).ToList();
            var onTop = query.Expect.Contains(OnTop);
            var hits = found.Take(3).Count(query.Expect.Contains) + (onTop ? 1 : 0);
            var full = Math.Min(3, query.Expect.Count);
            recall += (double)hits / full;
            var first = onTop ? 0 : found.FindIndex(query.Expect.Contains);
            rank += first < 0 ? 0 : 1.0 / (first + 1);
            if (hits < full)
            {
                missed.Add($"{hits}/{full} {query.Query} -> {string.Join(", ", found.Take(3))} (wants {string.Join(", ", query.Expect)})");
            }
        }
        return new SearchMeasure(recall / queries.Count, rank / queries.Count, missed);
    }
}

/// <summary>The shipped services as the test set searches them: all of the practice region and the national ones, whoever may see them.</summary>
public sealed record SearchGround(IReadOnlyList<SearchDocument> Documents, IReadOnlyDictionary<Guid, string> Keys)
{
    public static async Task<SearchGround> OfAsync(ViittaApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, catalogue) = (scope.ServiceProvider.GetRequiredService<ViittaDb>(), app.Services.GetRequiredService<Catalogue>());
        var network = await db.Networks.SingleAsync(n => n.Id == "tuulivaara");
        var document = await scope.ServiceProvider.GetRequiredService<ComposeEdition>().RunAsync(network, default);
        var keys = await db.Services.Where(s => s.Key != null).ToDictionaryAsync(s => s.Id, s => s.Key!);
        // Equally good ones stand in the order of the index: by key, or each run would measure something else.
        return new SearchGround(
            [
                .. SearchDocument.Of(document, catalogue, national: false).Concat(SearchDocument.Of(document, catalogue, national: true))
                    .OrderBy(d => keys[d.ServiceId], StringComparer.Ordinal),
            ],
            keys);
    }
}

internal static class SearchedTexts
{
    public static IEnumerable<LocalText> Texts(this SearchDocument document) =>
        document.Organization.Append(document.Name).Concat(document.Needs).Concat(document.Details);
}
