using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Search;

/// <summary>Services found by everyday words, need, place and person.</summary>
public static class SearchRoom
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SearchShelf>();
        builder.Services.AddScoped<SearchServices>();
        builder.Services.AddHostedService<IndexWork>();
    }

    /// <param name="Municipality">Code, when one was named in the words or chosen.</param>
    /// <param name="Total">How many were found; <paramref name="Found"/> is one page of them.</param>
    internal sealed record SearchPage(string? Municipality, int Total, IReadOnlyList<FoundService> Found, IReadOnlyList<FoundService> Practice);

    /// <summary>The query's names are those of the page /search.</summary>
    internal sealed record SearchParameters
    {
        public string? Q { get; init; }
        public string? Need { get; init; }
        public string? Place { get; init; }
        public string? Theme { get; init; }
        public string? At { get; init; }
        public string? Language { get; init; }
        public string? Age { get; init; }
        public string? Residence { get; init; }
        public string? Page { get; init; }
    }

    public static void MapSearch(this WebApplication app) =>
        app.MapApi("search").MapGet("/", async (
                [AsParameters] SearchParameters _, HttpRequest request, Actor actor, Catalogue catalogue, SearchServices search, CancellationToken ct) =>
            {
                var errors = new List<Refusal>();
                var asked = SearchAsked.From(request.Query);
                var question = asked.Read(catalogue, errors);
                var answered = errors.Count > 0 ? errors[0]
                    : question.IsNothing ? SearchServices.NoWords
                    : await search.RunAsync(actor, question, ct);
                return answered.Mapped(answer => new SearchPage(
                    answer.Place?.Municipality?.Code,
                    answer.Found.Count,
                    answer.Open(answer.Found.Skip((asked.Page - 1) * SearchServices.PageSize).Take(SearchServices.PageSize)),
                    answer.Open(answer.Practice.Take(SearchServices.PageSize))));
            })
            .WithMetadata(new OpenToAttribute(Audience.Everyone))
            .WithName("SearchServices")
            .WithSummary("Services by everyday words in Finnish, Swedish or English, need, place and person. TLP:CLEAR without a token.");
}
