using Microsoft.AspNetCore.Http.HttpResults;
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
        services.AddScoped<CompareEditions>();
        services.AddScoped<ReadCall>();
        services.AddScoped<ListCallRegions>();
        services.AddScoped<CallWords>();
        services.AddScoped<CopyEdition>();
        services.AddScoped<ContactCards>();
        services.AddScoped<ContactSheet>();
        services.AddScoped<CheckByReminder>();
        services.AddSingleton<ReportLimits>();
        services.AddScoped<ReportContact>();
    }

    public static void MapEditions(this WebApplication app)
    {
        var open = new OpenToAttribute(Audience.Everyone);
        var call = app.MapApi("call").WithMetadata(open);
        call.MapGet("/", CallAsync)
            .WithName("WhomDoICall").WithSummary("Who leads each step of a theme, or who answers a need, and whom to call, at a minute. TLP:CLEAR without a token.");
        call.MapGet("/regions", async (ListCallRegions list, CancellationToken ct) => TypedResults.Ok(await list.RunAsync(ct)))
            .WithName("ListCallRegions").WithSummary("The municipalities to choose from, by the region that answers for them.");
        call.MapPost("/contacts/{id:guid}/reports", async (Guid id, Actor actor, HttpContext http, ReportContact report, CancellationToken ct) =>
                (await report.RunAsync(actor, id, ClientAddress.Of(http.Connection.RemoteIpAddress), ct)).Answer())
            .WithName("ReportContact").WithSummary("Says that a contact does not work. Nothing about who says so is kept.");

        var editions = app.MapApi("editions");
        editions.MapGet("/{network}", async (string network, Actor actor, ReadEdition read, CancellationToken ct) =>
                (await read.ListAsync(actor, network, ct)).Mapped(list => list.Editions))
            .WithName("ListEditions").WithSummary("A network's editions, the newest first.");
        editions.MapGet("/{network}/{edition}", ReadAsync).WithMetadata(open)
            .WithName("ReadEdition").WithSummary("A published edition by its number, or the latest. TLP:CLEAR without a token.");
        editions.MapGet("/{network}/{edition:int}/changes", async (
                string network, int edition, int? since, Actor actor, CompareEditions compare, CancellationToken ct) =>
                (await compare.RunAsync(actor, network, edition, since, ct)).Mapped(c => c.Differences)).WithMetadata(open)
            .WithName("CompareEditions").WithSummary("What an edition says otherwise than an earlier one, or than the one before it.");
        editions.MapGet("/{network}/preview", async (string network, Actor actor, PublishEdition publish, CancellationToken ct) =>
                (await publish.PreviewAsync(actor, network, ct)).Mapped(EditionPreviewAnswer.Of))
            .WithName("PreviewEdition").WithSummary("The next edition as it would be published now, and what it lacks.");
        editions.MapPost("/{network}", async Task<Results<Created, ProblemHttpResult>> (
                string network, PublishRequest request, Actor actor, PublishEdition publish, CancellationToken ct) =>
                await publish.RunAsync(actor, network, request, ct) is { Refusal: { } refusal }
                    ? Api.Problem(refusal)
                    : TypedResults.Created($"/api/v1/editions/{network}/latest"))
            .WithName("PublishEdition").WithSummary("Publishes the network's next edition.");

        app.MapEditionFiles();
    }

    private static async Task<Results<Ok<CallAnswer>, ProblemHttpResult>> CallAsync(
        string? theme, string? need, string? municipality, string? at, string? language, string? age, string? residence,
        Actor actor, ReadCall read, Catalogue catalogue, CancellationToken ct)
    {
        var errors = new List<Refusal>();
        var asked = new CallAsked
        {
            Theme = theme ?? "",
            Need = need ?? "",
            Municipality = municipality ?? "",
            At = at ?? "",
            Language = language ?? "",
            Age = age ?? "",
            Residence = residence ?? "",
        };
        var question = asked.Read(catalogue, errors);
        return errors.Count > 0
            ? Api.Problem(errors[0])
            : (await read.RunAsync(actor, question, ct)).Answer();
    }

    private static async Task<Results<Ok<EditionAnswer>, ProblemHttpResult>> ReadAsync(
        string network, string edition, Actor actor, ReadEdition read, CancellationToken ct) =>
        (await read.RunAsync(actor, network, edition, ct)).Answer();
}

/// <summary>An <see cref="EditionPreview"/> without the network, which was asked for.</summary>
public sealed record EditionPreviewAnswer(int Number, EditionDocument Document, EditionGaps Missing, EditionChanges? Changes, DateOnly CheckBy)
{
    public static EditionPreviewAnswer Of(EditionPreview preview) =>
        new(preview.Number, preview.Document, preview.Missing, preview.Changes, preview.CheckBy);
}
