using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.OpenData;

/// <summary>
/// Answers one request: "not modified", a page, a line for each, or a problem. Caches keep an answer and ask before each
/// use whether it still holds (no-cache), so that a number that was withdrawn is shown by nobody who asks.
/// </summary>
public sealed class HsdsAnswering(ReadOpenData read, IHttpContextAccessor accessor)
{
    private readonly HttpContext _http = accessor.HttpContext!;

    /// <summary>The object with that id, or 404.</summary>
    public async Task<IResult> OneAsync<T>(HsdsQuery query, Func<OpenDataSet, T?> find)
        where T : class
    {
        var set = await read.OpenAsync(query, _http.RequestAborted);
        return find(set) is not { } found ? Api.Problem(Refusals.NotFound)
            : Promise(set, query) ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(found, HsdsJson.Options);
    }

    public async Task<IResult> ListAsync<TFound, T>(
        HsdsQuery query, Func<OpenDataSet, IReadOnlyList<TFound>> find, Func<OpenDataSet, TFound, T> write)
    {
        var set = await read.OpenAsync(query, _http.RequestAborted);
        if (Promise(set, query))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }
        var found = find(set);
        return query.Ndjson
            ? new Lines<T>(found.Select(f => write(set, f)))
            : TypedResults.Json(Page(query, found, f => write(set, f)), HsdsJson.Options);
    }

    private static HsdsPage<T> Page<TFound, T>(HsdsQuery query, IReadOnlyList<TFound> found, Func<TFound, T> write)
    {
        var perPage = query.PerPage ?? Math.Max(found.Count, 1);
        var pages = Math.Max((found.Count + perPage - 1) / perPage, 1);
        var skipped = (int)Math.Min((long)(query.Page - 1) * perPage, found.Count);
        var size = Math.Min(perPage, found.Count - skipped);
        return new HsdsPage<T>(
            found.Count, pages, query.Page, size, query.Page == 1, query.Page >= pages, size == 0,
            Enumerable.Range(skipped, size).Select(i => write(found[i])));
    }

    /// <summary>Says which answer this is, by what is published, what was asked and the language. True when the client has it.</summary>
    private bool Promise(OpenDataSet set, HsdsQuery query)
    {
        var tag = $"W/\"{OpenDataShelf.Hash(set.State, _http.Request.Path, query.Asked, Languages.Current)}\"";
        var headers = _http.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        headers.ContentLanguage = Languages.Current;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return _http.Request.GetTypedHeaders().IfNoneMatch
            .Any(known => known.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
    }

    private sealed class Lines<T>(IEnumerable<T> items) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = OpenDataRoom.Ndjson;
            foreach (var item in items)
            {
                await JsonSerializer.SerializeAsync(httpContext.Response.BodyWriter, item, HsdsJson.Options, httpContext.RequestAborted);
                await httpContext.Response.BodyWriter.WriteAsync("\n"u8.ToArray(), httpContext.RequestAborted);
            }
        }
    }
}
