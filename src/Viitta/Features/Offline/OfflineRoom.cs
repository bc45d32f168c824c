using Microsoft.Net.Http.Headers;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Search;

namespace Viitta.Features.Offline;

/// <summary>
/// A region's public map on the reader's own device, for where there is no connection. The service worker (worker.js) asks
/// for it without cookies, so that it gets what a stranger gets whoever is signed in: restricted data cannot come along.
/// </summary>
public static class OfflineRoom
{
    /// <summary>What the saved page searches by; the same for every reader.</summary>
    public const string Words = "/regions/words.json";

    public static void AddOffline(this WebApplicationBuilder builder) => builder.Services.AddScoped<ReadRegion>();

    public static void MapOffline(this WebApplication app) =>
        app.MapGet(Words, (HttpContext http, SearchShelf shelf) =>
            {
                http.Response.Headers[HeaderNames.CacheControl] = "public, max-age=3600";
                return TypedResults.Ok(shelf.Reader.List.Listed);
            })
            .WithMetadata(new OpenToAttribute(Audience.Everyone)).ExcludeFromDescription();
}
