using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Actions;

/// <summary>What follows from workshops and pathways: who does what by when.</summary>
public static class ActionsRoom
{
    public static void AddActions(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AddAction>();
        builder.Services.AddScoped<ChangeAction>();
        builder.Services.AddScoped<ReadActions>();
    }

    public static void MapActions(this WebApplication app)
    {
        var api = app.MapApi("actions");
        api.MapGet("/", async (string network, HttpContext http, ReadActions read, CancellationToken ct) =>
                await read.RunAsync(ActorMiddleware.ActorOf(http), network, ct) is { Refused: false, Value: { } view }
                    ? Results.Ok(view.Waiting.Concat(view.Done).Select(ActionAnswer.Of))
                    : Api.Problem(Refusals.NotFound))
            .WithName("ListActions").WithSummary("A network's actions: those that wait by due date, then those done.")
            .Produces<IEnumerable<ActionAnswer>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/", async (ActionRequest asked, HttpContext http, AddAction add, CancellationToken ct) =>
                (await add.RunAsync(ActorMiddleware.ActorOf(http), asked.New(), ct)).Answer())
            .WithName("AddAction").WithSummary("Adds an action; the same id again adds nothing.")
            .Produces<Guid>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapPut("/{id:guid}", async (Guid id, ActionChangeRequest asked, HttpContext http, ChangeAction change, CancellationToken ct) =>
                (await change.RunAsync(ActorMiddleware.ActorOf(http), id, asked.Version, asked.Terms(), ct)).Answer())
            .WithName("ChangeAction").WithSummary("Changes an action's words, owner, day or state; version is the one that was read.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
    }
}

public sealed record ActionAnswer(
    Guid Id, string ThemeId, string StepId, GapKind? GapKind, LocalText Text, Guid? OwnerId, DateOnly Due, ActionState State, DateTime? ClosedAt, int Version)
{
    public static ActionAnswer Of(ActionItem action) => new(
        action.Id, action.ThemeId, action.StepId, action.GapKind, action.Text, action.OwnerId, action.Due, action.State, action.ClosedAt, action.Version);
}

/// <param name="Id">Chosen by the caller.</param>
/// <param name="Text">In the language of the request.</param>
public sealed record ActionRequest(
    Guid Id, string Network, string? ThemeId, string? StepId, GapKind? GapKind, string Text, Guid? OwnerId, DateOnly? Due)
{
    public NewAction New() => new(Id, Network, ThemeId ?? "", StepId ?? "", GapKind, new ActionTerms(Text ?? "", OwnerId, Due));
}

public sealed record ActionChangeRequest(int Version, string Text, Guid? OwnerId, DateOnly? Due, ActionState State)
{
    public ActionTerms Terms() => new(Text ?? "", OwnerId, Due, State);
}
