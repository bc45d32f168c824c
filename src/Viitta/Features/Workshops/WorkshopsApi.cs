using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>The facilitator's buttons for programs: /api/v1/workshops.</summary>
internal static class WorkshopsApi
{
    public static void MapFacilitator(this WebApplication app)
    {
        var api = app.MapApi("workshops");
        api.MapPost("", CreateAsync).WithName("CreateWorkshop").WithSummary("Prepares a workshop; the same id sent twice makes one");
        api.MapGet("{id:guid}", GetAsync).WithName("GetWorkshop").WithSummary("Where the workshop is, and how far its tables are");
        api.MapPost("{id:guid}/release", async (Guid id, ReleaseRequest body, HttpContext http, ReleasePart release, CancellationToken ct) =>
            (await release.RunAsync(ActorOf(http), id, body.From, ct)).Answer())
            .WithName("ReleasePart").WithSummary("Releases the part after the given one; repeated, it changes nothing");
        api.MapPost("{id:guid}/inject", async (Guid id, InjectRequest body, HttpContext http, ThrowInject inject, CancellationToken ct) =>
            (await inject.RunAsync(ActorOf(http), id, body.Inject, ct)).Answer())
            .WithName("ThrowInject").WithSummary("Throws in a turn of events");
        api.MapPost("{id:guid}/timer", async (Guid id, TimerRequest body, HttpContext http, SetTimer timer, CancellationToken ct) =>
            (await timer.RunAsync(ActorOf(http), id, body.Minutes, ct)).Answer())
            .WithName("SetTimer").WithSummary("Sets the clock to so many minutes from now; 0 stops it");
        api.MapPost("{id:guid}/reveal", async (Guid id, RevealRequest body, HttpContext http, RevealAnswers reveal, CancellationToken ct) =>
            (await reveal.RunAsync(ActorOf(http), id, body.Shown, ct)).Answer())
            .WithName("RevealAnswers").WithSummary("Shows the tables each other's answers, or hides them");
        api.MapPost("{id:guid}/close", async (Guid id, HttpContext http, CloseWorkshop close, CancellationToken ct) =>
            (await close.RunAsync(ActorOf(http), id, ct)).Answer())
            .WithName("CloseWorkshop").WithSummary("Ends the workshop");
    }

    private static async Task<Results<Created<WorkshopAnswer>, ProblemHttpResult>> CreateAsync(
        CreateRequest body, HttpContext http, CreateWorkshop create, ReadStage read, SiteAddress site, CancellationToken ct)
    {
        var asked = new NewWorkshop(
            body.Id ?? Guid.CreateVersion7(), body.Network, body.Scenario, body.Variant ?? "", body.Date, body.Place ?? "", body.Tables);
        var outcome = await create.RunAsync(ActorOf(http), asked, ct);
        return outcome.Refused
            ? (ProblemHttpResult)Api.Problem(outcome.Refusal)
            : TypedResults.Created($"/api/v1/workshops/{outcome.Value.Id}", WorkshopAnswer.Of((await read.RunAsync(ActorOf(http), outcome.Value.Id, true, ct))!, site));
    }

    private static async Task<Results<Ok<WorkshopAnswer>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, ReadStage read, SiteAddress site, CancellationToken ct) =>
        await read.RunAsync(ActorOf(http), id, facilitates: true, ct) is { } stage
            ? TypedResults.Ok(WorkshopAnswer.Of(stage, site))
            : (ProblemHttpResult)Api.Problem(Refusals.NotFound);

    private static Actor ActorOf(HttpContext http) => ActorMiddleware.ActorOf(http);
}

/// <param name="Id">Chosen by the caller, so that a retry is not a second workshop; made here when left out.</param>
/// <param name="Variant">Needed when the scenario has variants.</param>
public sealed record CreateRequest(Guid? Id, string Network, string Scenario, string? Variant, DateOnly? Date, string? Place, int? Tables);

/// <param name="From">The part that is current now; 0 before the first.</param>
public sealed record ReleaseRequest(int From);

/// <param name="Inject">inject-3a.</param>
public sealed record InjectRequest(string Inject);

public sealed record TimerRequest(int Minutes);

public sealed record RevealRequest(bool Shown);

public sealed record TableAnswer(int Number, int Phones, int Answered, int Steps);

public sealed record WorkshopAnswer(
    Guid Id, string Network, string Scenario, string Variant, DateOnly Date, string Place, WorkshopState State, int Part, int Parts,
    IReadOnlyList<string> Injects, DateTime? TimerEndsAt, bool Revealed, string Code, string JoinAddress, IReadOnlyList<TableAnswer> Tables)
{
    internal static WorkshopAnswer Of(StageView stage, SiteAddress site) => new(
        stage.Workshop.Id, stage.Workshop.NetworkId, stage.Scenario.Key, stage.Workshop.VariantId, stage.Workshop.Date, stage.Workshop.Place,
        stage.Workshop.State, stage.Workshop.CurrentPart, stage.Scenario.Parts.Count, stage.Workshop.ReleasedInjects, stage.Workshop.TimerEndsAt,
        stage.Workshop.Revealed, stage.Workshop.Code, site.Of($"/join/{stage.Workshop.JoinKey}"),
        [.. stage.Tables.Select(t => new TableAnswer(t.Number, t.Phones, t.Answered, t.Steps))]);
}
