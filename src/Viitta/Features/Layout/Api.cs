using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>
/// The JSON API's manners: <c>/api/v1/…</c> beside the pages, same use cases, bearer tokens only. Endpoints return
/// typed results, so that /openapi/v1.json says what they answer; refusals and errors are problems.
/// </summary>
public static class Api
{
    public const string Root = "/api";

    /// <summary>Read by everyone and from every site (the room OpenData); errors are problems here too.</summary>
    public const string OpenData = "/hsds";

    /// <summary>Asked by a program: answered with a problem where a person would get a page.</summary>
    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments(Root) || IsOpenData(request);

    /// <summary>Open data and what describes it.</summary>
    public static bool IsOpenData(HttpRequest request) =>
        request.Path.StartsWithSegments(OpenData) || request.Path == "/openapi/hsds.json";

    /// <summary>The room's group under /api/v1. Antiforgery is not needed: the page's cookie is not looked at there.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string room) =>
        routes.MapGroup($"{Root}/v1/{room}").WithTags(room);

    /// <summary>204, or the refusal as a problem.</summary>
    public static Results<NoContent, ProblemHttpResult> Answer(this Outcome outcome) =>
        outcome.Refusal is { } refusal ? Problem(refusal) : TypedResults.NoContent();

    /// <summary>200 with the value, or the refusal as a problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Answer<T>(this Outcome<T> outcome) => outcome.Mapped(value => value);

    /// <summary>200 with what is told of the value, or the refusal as a problem.</summary>
    public static Results<Ok<TAnswer>, ProblemHttpResult> Mapped<T, TAnswer>(this Outcome<T> outcome, Func<T, TAnswer> told) =>
        outcome.Refused ? Problem(outcome.Refusal) : TypedResults.Ok(told(outcome.Value));

    /// <summary>The value, or "not found" for none.</summary>
    public static Outcome<T> Found<T>(T? value)
        where T : class => value is null ? Refusals.NotFound : value;

    /// <summary>RFC 9457 problem: <c>type</c> is <c>/problems/{code}</c>, <c>title</c> is in the caller's language.</summary>
    /// <param name="detail">For the client's programmer, in English.</param>
    public static ProblemHttpResult Problem(Refusal refusal, string? detail = null) => TypedResults.Problem(
        type: $"/problems/{refusal.Code}",
        title: new Texts().Of(refusal),
        detail: detail,
        statusCode: refusal.Status,
        extensions: refusal.Field is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = refusal.Field });

    /// <summary>The key of "Authorization: Bearer …", or null.</summary>
    public static string? BearerKey(HttpRequest request)
    {
        const string bearer = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) ? header[bearer.Length..].Trim() : null;
    }
}
