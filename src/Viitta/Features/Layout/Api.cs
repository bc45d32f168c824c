using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>The JSON API's manners: <c>/api/v1/…</c> beside the pages, same use cases, bearer tokens only.</summary>
public static class Api
{
    /// <summary>The room's group under /api/v1. Antiforgery is not needed: the page's cookie is not looked at there.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string room) =>
        routes.MapGroup($"/api/v1/{room}").WithTags(room).AddEndpointFilter(FilterAsync);

    /// <summary>204, or the refusal as a problem.</summary>
    public static IResult Answer(this Outcome outcome) =>
        outcome.Refusal is { } refusal ? Problem(refusal) : Results.NoContent();

    /// <summary>200 with the value, or the refusal as a problem.</summary>
    public static IResult Answer<T>(this Outcome<T> outcome) =>
        outcome.Refused ? Problem(outcome.Refusal) : Results.Ok(outcome.Value);

    /// <summary>RFC 9457 problem: <c>type</c> is <c>/problems/{code}</c>, <c>title</c> is in the caller's language.</summary>
    public static IResult Problem(Refusal refusal) => Results.Problem(
        type: $"/problems/{refusal.Code}",
        title: new Texts().Of(refusal),
        statusCode: refusal.Status,
        extensions: refusal.Field is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = refusal.Field });

    private static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception exception) when (ViittaPage.Foreseen(exception) is not null)
        {
            return Problem(ViittaPage.Foreseen(exception)!);
        }
    }
}
