using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Pathways;

/// <summary>The same use cases for programs. Texts are written in the language of the request.</summary>
internal static class PathwaysApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("pathways");
        api.MapGet("/", async (string network, HttpContext http, ListPathways list, CancellationToken ct) =>
                await list.RunAsync(Of(http), network, ct) is { Refused: false, Value: { } view }
                    ? Results.Ok(view.Themes.SelectMany(t => t).Select(PathwayAnswer.Of))
                    : Api.Problem(Refusals.NotFound))
            .WithName("ListPathways").WithSummary("A network's pathways in all versions, drafts first, by theme.")
            .Produces<IEnumerable<PathwayAnswer>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{id:guid}", async (Guid id, HttpContext http, ReadPathway read, CancellationToken ct) =>
                await read.RunAsync(Of(http), id, ct) is { Refused: false, Value: { } view }
                    ? Results.Ok(PathwayAnswer.Of(view.Pathway))
                    : Api.Problem(Refusals.NotFound))
            .WithName("ReadPathway").WithSummary("One pathway: who does what at each step.")
            .Produces<PathwayAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/", async (StartRequest asked, HttpContext http, StartPathway start, CancellationToken ct) =>
                (await start.RunAsync(Of(http), asked.WorkshopId, asked.Placements ?? [], ct)).Answer())
            .WithName("StartPathway").WithSummary("Drafts a pathway from a workshop's findings, or gives the one that is there.")
            .Produces<Guid>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut("/{id:guid}/steps/{step}/text", async (Guid id, string step, TextRequest asked, HttpContext http, SayStep say, CancellationToken ct) =>
                (await say.RunAsync(Of(http), id, step, asked.Version, Languages.Current, asked.Text ?? "", asked.Overruled, ct)).Answer())
            .WithName("SayStep").WithSummary("Writes the wording of a step; version is the step's that was read.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut("/{id:guid}/steps/{step}/decided", async (Guid id, string step, DecidedRequest asked, HttpContext http, DecideStep decide, CancellationToken ct) =>
                (await decide.RunAsync(Of(http), id, step, asked.Version, asked.Decided, ct)).Answer())
            .WithName("DecideStep").WithSummary("Marks a step as gone through, or not.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut("/{id:guid}/steps/{step}/responsibilities/{responsibility:guid}", async (
                Guid id, string step, Guid responsibility, PartRequest asked, HttpContext http, PutResponsibility put, CancellationToken ct) =>
                (await put.RunAsync(Of(http), id, step, asked.Version, asked.Input(responsibility), ct)).Answer())
            .WithName("PutResponsibility").WithSummary("Adds an organisation's part in a step, or changes the one with that id.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/{id:guid}/steps/{step}/responsibilities/{responsibility:guid}", async (
                Guid id, string step, Guid responsibility, int version, HttpContext http, RemoveResponsibility remove, CancellationToken ct) =>
                (await remove.RunAsync(Of(http), id, step, version, responsibility, ct)).Answer())
            .WithName("RemoveResponsibility").WithSummary("Takes an organisation's part in a step away.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/{id:guid}/adoption", async (Guid id, AdoptRequest asked, HttpContext http, AdoptPathway adopt, CancellationToken ct) =>
                (await adopt.RunAsync(Of(http), id, asked.Version, asked.On, asked.Known ?? [], ct)).Answer())
            .WithName("AdoptPathway").WithSummary("Puts a draft in force; known lists the steps without one leader that the network knows about.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Actor Of(HttpContext http) => ActorMiddleware.ActorOf(http);
}

public sealed record StartRequest(Guid WorkshopId, IReadOnlyList<Placement>? Placements);

public sealed record TextRequest(int Version, string? Text, bool Overruled);

public sealed record DecidedRequest(int Version, bool Decided);

public sealed record AdoptRequest(int Version, DateOnly? On, IReadOnlyList<string>? Known);

public sealed record PartRequest(
    int Version, Guid? OrganizationId, string? NewName, string? SectorId, Role Role, Guid? ServiceId, Basis Basis, Cover Hours,
    Guid? SubstituteId, InformationLabel? InformationLabel, Confidence Confidence, string? Handover, bool Overruled)
{
    public ResponsibilityInput Input(Guid id) => new(
        id, OrganizationId, NewName ?? "", SectorId ?? "",
        new ResponsibilityTerms
        {
            Role = Role,
            ServiceId = ServiceId,
            Basis = Basis,
            Hours = Hours,
            SubstituteId = SubstituteId,
            InformationLabel = InformationLabel,
            Confidence = Confidence,
        },
        Handover ?? "", Languages.Current, Overruled);
}

public sealed record PathwayAnswer(
    Guid Id, string NetworkId, string ThemeId, Guid? WorkshopId, int Number, PathwayState State, DateOnly? AdoptedOn, int Version,
    IReadOnlyList<PathwayAnswer.Step> Steps)
{
    public sealed record Step(string StepId, LocalText Text, bool Decided, int Version, IReadOnlyList<Part> Responsibilities);

    public sealed record Part(
        Guid Id, Guid OrganizationId, Guid? ServiceId, Role Role, Basis Basis, Cover Hours, Guid? SubstituteId,
        LocalText Handover, InformationLabel? InformationLabel, Confidence Confidence);

    public static PathwayAnswer Of(Pathway pathway) => new(
        pathway.Id, pathway.NetworkId, pathway.ThemeId, pathway.WorkshopId, pathway.Number, pathway.State, pathway.AdoptedOn, pathway.Version,
        [.. pathway.Ordered.Select(s => new Step(s.StepId, s.Text, s.Decided, s.Version,
            [.. s.Ordered.Select(r => new Part(r.Id, r.OrganizationId, r.ServiceId, r.Role, r.Basis, r.Hours, r.SubstituteId, r.Handover, r.InformationLabel, r.Confidence))]))]);
}
