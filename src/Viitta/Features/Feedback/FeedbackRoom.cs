using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Feedback;

/// <summary>What participants are asked before and after, and what may be shown of it.</summary>
public static class FeedbackRoom
{
    /// <param name="Choices">Question key → value: see <see cref="FeedbackQuestion.AtEnd"/>.</param>
    /// <param name="Overruled">The participant has looked at the warning and says that it is no real person's data.</param>
    public sealed record FeedbackRequest(Dictionary<string, int>? Choices = null, string? Unclear = null, bool Overruled = false);

    /// <param name="Choices">Question key → value: see <see cref="FeedbackQuestion.OnArrival"/>.</param>
    public sealed record ArrivalRequest(Dictionary<string, int> Choices);

    public static void AddFeedback(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AnswerOnArrival>();
        builder.Services.AddScoped<GiveFeedback>();
        builder.Services.AddScoped<ReadFeedback>();
        builder.Services.AddScoped<ReadFeedbackOverTime>();
        builder.Services.AddScoped<FeedbackWords>();
        builder.Services.AddSingleton<LaterLimits>();
        builder.Services.AddScoped<LeaveAddress>();
        builder.Services.AddScoped<EraseAddress>();
        builder.Services.AddScoped<LaterMail>();
        builder.Services.AddScoped<AskLater>();
        builder.Services.AddScoped<AnswerLater>();
        builder.Services.AddHostedService<AskLaterHourly>();
    }

    public static void MapFeedback(this WebApplication app)
    {
        var api = app.MapApi("feedback");
        app.MapLater();
        api.MapPost("/{id:guid}", async (Guid id, FeedbackRequest request, Actor actor, GiveFeedback give, CancellationToken ct) =>
                (await give.RunAsync(actor, id, request.Choices ?? [], request.Unclear ?? "", request.Overruled, ct)).Answer())
            .WithMetadata(new OpenToAttribute(Audience.Participants))
            .WithName("GiveFeedback").WithSummary("A participant's feedback on a workshop, once. Bearer: the participant's key.");
        api.MapPost("/{id:guid}/arrival", async (Guid id, ArrivalRequest request, Actor actor, AnswerOnArrival answer, CancellationToken ct) =>
                (await answer.RunAsync(actor, id, request.Choices, ct)).Answer())
            .WithMetadata(new OpenToAttribute(Audience.Participants))
            .WithName("AnswerOnArrival").WithSummary("What is clear to a participant before the first part, once. Bearer: the participant's key.");
        api.MapGet("/", async (string? network, string? theme, string? season, Actor actor, ReadFeedbackOverTime read, CancellationToken ct) =>
                (await read.RunAsync(actor, new(network ?? "", theme ?? "", season ?? ""), ct)).Mapped(found => found.Chosen.Select(FeedbackRow.Of)))
            .WithName("ListFeedback").WithSummary("What may be shown of the feedback of all closed workshops, by network, theme and season (2026-spring).");
        api.MapGet("/{id:guid}", async (Guid id, Actor actor, ReadFeedback read, CancellationToken ct) =>
                (await read.RunAsync(actor, id, ct)).Mapped(found => found.Published))
            .WithName("ReadFeedback").WithSummary("What may be shown of a closed workshop's feedback: numbers from 5, words from 10.");
    }
}

/// <param name="Numbers">Question → how many chose each value of its scale, in order. A question that may not be shown is absent.</param>
public sealed record FeedbackRow(
    Guid WorkshopId, string Network, string Theme, DateOnly Date, string Season, IReadOnlyDictionary<string, IReadOnlyList<int>> Numbers)
{
    public static FeedbackRow Of(RatedWorkshop rated) => new(
        rated.Workshop.Id, rated.Network.Id, rated.ThemeId, rated.Workshop.Date, $"{rated.Season}", rated.Published.Numbers);
}
