using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Actions;

/// <summary>What follows from workshops and pathways: who does what by when.</summary>
public static class ActionsRoom
{
    public static void AddActions(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AddAction>();
        builder.Services.AddScoped<ChangeAction>();
        builder.Services.AddScoped<ReadActions>();
        builder.Services.AddScoped<IOrganizationUse, OrganizationsInActions>();
    }

    public static void MapActions(this WebApplication app)
    {
        var api = app.MapApi("actions");
        api.MapGet("/", async (string network, Actor actor, ReadActions read, CancellationToken ct) =>
                (await read.RunAsync(actor, network, ct)).Mapped(view => view.Waiting.Concat(view.Done).Select(ActionAnswer.Of)))
            .WithName("ListActions").WithSummary("A network's actions: those that wait by due date, then those done.");
        api.MapPost("/", async (ActionRequest asked, Actor actor, AddAction add, CancellationToken ct) =>
                (await add.RunAsync(actor, asked.New(), ct)).Answer())
            .WithName("AddAction").WithSummary("Adds an action; the same id again adds nothing.");
        api.MapPut("/{id:guid}", async (Guid id, ActionChangeRequest asked, Actor actor, ChangeAction change, CancellationToken ct) =>
                (await change.RunAsync(actor, id, asked.Version, asked.Terms(), ct)).Answer())
            .WithName("ChangeAction").WithSummary("Changes an action's words, owner, day or state; version is the one that was read.");
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
/// <param name="Overruled">The coordinator has looked at the warning and says that it is no real person's data.</param>
public sealed record ActionRequest(
    Guid Id, string Network, string Text, DateOnly Due, string? ThemeId = null, string? StepId = null, GapKind? GapKind = null,
    Guid? OwnerId = null, bool Overruled = false)
{
    public NewAction New() => new(Id, Network, ThemeId ?? "", StepId ?? "", GapKind, new ActionTerms(Text, OwnerId, Due, Overruled: Overruled));
}

/// <summary>An action whole: without an owner, null is sent.</summary>
public sealed record ActionChangeRequest(int Version, string Text, Guid? OwnerId, DateOnly Due, ActionState State, bool Overruled = false)
{
    public ActionTerms Terms() => new(Text, OwnerId, Due, State, Overruled);
}
