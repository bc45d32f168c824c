using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Editions;

/// <summary>Published service maps, and the page they are for: whom do I call?</summary>
public static class EditionsRoom
{
    public static void AddEditions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<EditionShelf>();
        services.AddScoped<ComposeEdition>();
        services.AddScoped<PublishEdition>();
        services.AddScoped<ReadEdition>();
        services.AddScoped<ReadCall>();
        services.AddScoped<ListCallRegions>();
        services.AddScoped<CallWords>();
    }

    public static void MapEditions(this WebApplication app)
    {
        var open = new OpenToAttribute(Audience.Everyone);
        app.MapApi("call").MapGet("/", CallAsync)
            .WithName("WhomDoICall").WithMetadata(open)
            .WithSummary("Who leads each step and whom to call, at a minute. TLP:CLEAR without a token.")
            .Produces<CallAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);

        var editions = app.MapApi("editions");
        editions.MapGet("/{network}/{edition}", ReadAsync)
            .WithName("ReadEdition").WithMetadata(open)
            .WithSummary("A published edition by its number, or the latest. TLP:CLEAR without a token.")
            .Produces<EditionAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        editions.MapPost("/{network}", async (string network, PublishRequest request, HttpContext http, PublishEdition publish, CancellationToken ct) =>
                await publish.RunAsync(ActorMiddleware.ActorOf(http), network, request, ct) is { Refusal: { } refusal }
                    ? Api.Problem(refusal)
                    : Results.Created($"/api/v1/editions/{network}/latest", null))
            .WithName("PublishEdition").WithSummary("Publishes the network's next edition.");
    }

    private static async Task<IResult> CallAsync(
        string? theme, string? municipality, string? at, string? language, string? age, string? residence,
        HttpContext http, ReadCall read, Catalogue catalogue, CancellationToken ct)
    {
        var errors = new List<Refusal>();
        var asked = new CallAsked
        {
            Theme = theme ?? "",
            Municipality = municipality ?? "",
            At = at ?? "",
            Language = language ?? "",
            Age = age ?? "",
            Residence = residence ?? "",
        };
        var question = asked.Read(catalogue, errors);
        return errors.Count > 0
            ? Api.Problem(errors[0])
            : (await read.RunAsync(ActorMiddleware.ActorOf(http), question, ct)).Answer();
    }

    /// <summary>What everyone may read never changes, so it may be kept; what a token adds is kept nowhere.</summary>
    private static async Task<IResult> ReadAsync(
        string network, string edition, HttpContext http, ReadEdition read, CancellationToken ct)
    {
        var found = await read.RunAsync(ActorMiddleware.ActorOf(http), network, edition, ct);
        if (!found.Refused && edition != ReadEdition.Latest && !http.Request.Headers.ContainsKey("Authorization"))
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            http.Response.Headers.Vary = "Authorization";
        }
        return found.Answer();
    }
}
