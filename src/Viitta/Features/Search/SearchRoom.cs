using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Search;

/// <summary>Services found by everyday words.</summary>
public static class SearchRoom
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SearchShelf>();
        builder.Services.AddScoped<SearchServices>();
    }

    public static void MapSearch(this WebApplication app) =>
        app.MapApi("search").MapGet("/", async (string q, string? municipality, Actor actor, SearchServices search, CancellationToken ct) =>
                (await search.RunAsync(actor, q, municipality, ct)).Answer())
            .WithMetadata(new OpenToAttribute(Audience.Everyone))
            .WithName("SearchServices")
            .WithSummary("Services by everyday words in Finnish, Swedish or English. TLP:CLEAR without a token.");
}
