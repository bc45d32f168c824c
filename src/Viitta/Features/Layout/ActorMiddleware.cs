using Microsoft.AspNetCore.SignalR;
using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>
/// Finds out who acts, once per request, and turns strangers away from every route that does not say it is open.
/// A stranger sees "not found" for every address with an id in it, whether or not the row exists.
/// </summary>
public sealed class ActorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null)
        {
            await next(http);
            return;
        }
        var actor = await FindAsync(http);
        actor.ActIn(http);

        // A method that open data has not is refused by an endpoint of the framework's, which says nothing of an audience.
        var audience = endpoint.Metadata.GetMetadata<OpenToAttribute>()?.Audience
            ?? (Api.IsOpenData(http.Request) ? Audience.Everyone : Audience.Users);
        var welcome = audience switch
        {
            Audience.Everyone => true,
            Audience.Participants => actor.IsParticipant || actor.IsRecorder || actor.IsUser,
            _ => actor.IsUser,
        };
        if (welcome)
        {
            await next(http);
        }
        else if (Api.IsFor(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            // The page for 404 offers the way to sign in, so a bookmark still leads somewhere.
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task<Actor> FindAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null)
        {
            // The request of a socket lasts for hours: what was read to open it is not held for so long.
            await using var scope = http.RequestServices.CreateAsyncScope();
            return await FindAsync(http, scope.ServiceProvider);
        }
        return await FindAsync(http, http.RequestServices);
    }

    private static async Task<Actor> FindAsync(HttpContext http, IServiceProvider services)
    {
        var actor = Actor.Stranger;
        foreach (var source in services.GetServices<IActorSource>())
        {
            actor = await source.AddAsync(http, actor);
        }
        return actor;
    }
}
