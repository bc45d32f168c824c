using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>
/// Every error under /api and /hsds is a problem (RFC 9457), also those that no endpoint made: an unknown address, a body that
/// cannot be read, a missing key, a fault of ours.
/// </summary>
internal sealed class ApiProblems(RequestDelegate next, ILogger<ApiProblems> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!Api.IsFor(http.Request))
        {
            await next(http);
            return;
        }
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Clear();
            await ProblemOf(exception).ExecuteAsync(http);
            return;
        }
        var response = http.Response;
        if (response is { StatusCode: >= 400, HasStarted: false, ContentType: null })
        {
            if (response.StatusCode == StatusCodes.Status401Unauthorized)
            {
                // RFC 6750, section 3: a key that was sent and opens nothing is named as such.
                response.Headers.WWWAuthenticate = Api.BearerKey(http.Request) is null ? "Bearer" : "Bearer error=\"invalid_token\"";
            }
            await ProblemOf(response.StatusCode).ExecuteAsync(http);
        }
    }

    private ProblemHttpResult ProblemOf(Exception exception)
    {
        if (exception is BadHttpRequestException bad)
        {
            return bad.StatusCode == StatusCodes.Status400BadRequest
                ? Api.Problem(Refusals.Unreadable, (bad.InnerException as JsonException ?? (Exception)bad).Message)
                : ProblemOf(bad.StatusCode);
        }
        if (ViittaPage.Foreseen(exception) is { } refusal)
        {
            return Api.Problem(refusal);
        }
        log.LogError(exception, "The API failed.");
        return ProblemOf(StatusCodes.Status500InternalServerError);
    }

    private static ProblemHttpResult ProblemOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Api.Problem(Refusals.NoKey),
        StatusCodes.Status404NotFound => Api.Problem(Refusals.NotFound),
        _ => TypedResults.Problem(statusCode: status),
    };
}
