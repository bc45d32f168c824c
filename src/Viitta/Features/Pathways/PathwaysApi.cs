using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Pathways;

/// <summary>The same use cases for programs. Texts are written in the language of the request.</summary>
internal static class PathwaysApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("pathways");
        api.MapGet("/", async (string network, Actor actor, ListPathways list, CancellationToken ct) =>
                (await list.RunAsync(actor, network, ct)).Mapped(view => view.Themes.SelectMany(t => t).Select(PathwayAnswer.Of)))
            .WithName("ListPathways").WithSummary("A network's pathways in all versions, drafts first, by theme.");
        api.MapGet("/{id:guid}", async (Guid id, Actor actor, ReadPathway read, CancellationToken ct) =>
                (await read.RunAsync(actor, id, ct)).Mapped(view => PathwayAnswer.Of(view.Pathway)))
            .WithName("ReadPathway").WithSummary("One pathway: who does what at each step.");
        api.MapGet("/{id:guid}/path", async (Guid id, HttpRequest request, Actor actor, ReadPath read, Catalogue catalogue, CancellationToken ct) =>
            {
                var errors = new List<Refusal>();
                var known = Situation.From(request.Query, catalogue, errors);
                Outcome<PathView> outcome = errors.Count > 0 ? errors[0] : await read.RunAsync(actor, id, known, ct);
                return outcome.Mapped(PathAnswer.Of);
            })
            .WithName("ReadPath").WithSummary("A pathway in one situation: each decision point (minor, danger …) is a field of the address with yes or no.");
        api.MapGet("/{id:guid}/changes", async (Guid id, Guid? with, Actor actor, ComparePathways compare, CancellationToken ct) =>
                (await compare.RunAsync(actor, id, with, ct)).Mapped(PathwayChanges.Of))
            .WithName("ComparePathways").WithSummary("What a pathway says otherwise than the version before it, or than any other: version, theme or region.");
        routes.MapApi("workshops").MapGet("/{id:guid}/findings/beside", async (Guid id, Actor actor, CompareFindings compare, CancellationToken ct) =>
                (await compare.RunAsync(actor, id, ct)).Mapped(LeadersBeside.Of))
            .WithName("CompareFindings").WithSummary("Who leads each step: in the pathway in force, at the tables, and at those of earlier workshops on the theme.");
        api.MapPost("/", async (StartRequest asked, Actor actor, StartPathway start, CancellationToken ct) =>
                (await start.RunAsync(actor, asked.WorkshopId, [.. asked.Placements?.OfType<Placement>() ?? []], ct)).Answer())
            .WithName("StartPathway").WithSummary("Drafts a pathway from a workshop's findings, or gives the one that is there.");
        api.MapGet("/typical/{theme}", (string theme, TypicalPictures pictures) => Api.Found(pictures.Of(theme)))
            .WithName("ReadTypicalPicture").WithSummary("Which sectors often do what, for a theme: a proposal to argue with.");
        api.MapPost("/typical/{theme}", async (string theme, TypicalRequest asked, Actor actor, StartFromTypical start, CancellationToken ct) =>
                (await start.RunAsync(actor, asked.NetworkId, theme, asked.Id, asked.Chosen ?? new Dictionary<string, Guid>(), ct)).Answer())
            .WithName("StartFromTypical").WithSummary("Drafts a pathway from a typical picture, or gives the one that is there.");
        api.MapPost("/{id:guid}/revision", async (Guid id, ReviseRequest asked, Actor actor, RevisePathway revise, CancellationToken ct) =>
                (await revise.RunAsync(actor, id, asked.Id, ct)).Answer())
            .WithName("RevisePathway").WithSummary("Drafts the next version of what is in force, or gives the draft that is there.");
        api.MapDelete("/{id:guid}", async (Guid id, int version, Actor actor, DiscardDraft discard, CancellationToken ct) =>
                new Outcome((await discard.RunAsync(actor, id, version, ct)).Refusal).Answer())
            .WithName("DiscardDraft").WithSummary("Throws a draft away; what is in force stays. Version is the pathway's that was read.");
        api.MapPost("/{id:guid}/restore", async (Guid id, Actor actor, TakeBackDraft take, CancellationToken ct) =>
                (await take.RunAsync(actor, id, ct)).Answer())
            .WithName("TakeBackDraft").WithSummary("Takes back a draft that was thrown away, for thirty days.");
        api.MapPut("/{id:guid}/steps/{step}/text", async (Guid id, string step, TextRequest asked, Actor actor, SayStep say, CancellationToken ct) =>
                (await say.RunAsync(actor, id, step, asked.Version, Languages.Current, asked.Text, asked.Overruled, ct)).Answer())
            .WithName("SayStep").WithSummary("Writes the wording of a step; version is the step's that was read.");
        api.MapPut("/{id:guid}/steps/{step}/decided", async (Guid id, string step, DecidedRequest asked, Actor actor, DecideStep decide, CancellationToken ct) =>
                (await decide.RunAsync(actor, id, step, asked.Version, asked.Decided, ct)).Answer())
            .WithName("DecideStep").WithSummary("Marks a step as gone through, or not.");
        api.MapPut("/{id:guid}/steps/{step}/responsibilities/{responsibility:guid}", async (
                Guid id, string step, Guid responsibility, ResponsibilityRequest asked, Actor actor, PutResponsibility put, CancellationToken ct) =>
                (await put.RunAsync(actor, id, step, asked.Version, asked.Input(responsibility), ct)).Answer())
            .WithName("PutResponsibility").WithSummary("Adds a responsibility to a step, or changes the one with that id.");
        api.MapDelete("/{id:guid}/steps/{step}/responsibilities/{responsibility:guid}", async (
                Guid id, string step, Guid responsibility, int version, Actor actor, RemoveResponsibility remove, CancellationToken ct) =>
                (await remove.RunAsync(actor, id, step, version, responsibility, ct)).Answer())
            .WithName("RemoveResponsibility").WithSummary("Takes a responsibility away from a step.");
        api.MapPost("/{id:guid}/steps/{step}/responsibilities/{responsibility:guid}/restore", async (
                Guid id, string step, Guid responsibility, int version, Actor actor, PutResponsibilityBack put, CancellationToken ct) =>
                (await put.RunAsync(actor, id, step, version, responsibility, ct)).Answer())
            .WithName("PutResponsibilityBack").WithSummary("Puts a responsibility back that was taken away, for thirty days.");
        api.MapPost("/{id:guid}/adoption", async (Guid id, AdoptRequest asked, Actor actor, AdoptPathway adopt, CancellationToken ct) =>
                (await adopt.RunAsync(actor, id, asked.Version, asked.On, asked.Known ?? [], ct)).Answer())
            .WithName("AdoptPathway").WithSummary("Puts a draft in force; known lists the steps without one leader that the network knows about.");
    }
}

public sealed record StartRequest(Guid WorkshopId, IReadOnlyList<Placement>? Placements = null);

/// <param name="Id">Chosen by the caller, so that a retry is not a second draft.</param>
/// <param name="Chosen">Sector → the organisation that stands for it.</param>
public sealed record TypicalRequest(string NetworkId, Guid Id, IReadOnlyDictionary<string, Guid>? Chosen = null);

/// <param name="Id">Chosen by the caller, so that a retry is not a second draft.</param>
public sealed record ReviseRequest(Guid Id);

/// <param name="Overruled">The coordinator has looked at the warning and says that it is no real person's data.</param>
public sealed record TextRequest(int Version, string Text, bool Overruled = false);

public sealed record DecidedRequest(int Version, bool Decided);

public sealed record AdoptRequest(int Version, DateOnly On, IReadOnlyList<string>? Known = null);

/// <summary>A responsibility whole: what is to be empty is sent as null.</summary>
/// <param name="OrganizationId">Or a new name and its sector. A responsibility that is there keeps its organisation.</param>
/// <param name="Handover">In the language of the request.</param>
/// <param name="When">Decision point → yes or no: its part in this situation only. Null or empty in any.</param>
public sealed record ResponsibilityRequest(
    int Version, Role Role, Guid? ServiceId, Basis Basis, Cover Hours, Guid? SubstituteId, InformationLabel? InformationLabel,
    Confidence Confidence, string? Handover, Guid? OrganizationId = null, string? NewName = null, string? SectorId = null, bool Overruled = false,
    Situation? When = null)
{
    public ResponsibilityInput Input(Guid id) => new(
        id, OrganizationId, NewName ?? "", SectorId ?? "",
        new ResponsibilityTerms
        {
            Role = Role,
            When = When ?? Situation.Any,
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
    public sealed record Step(string StepId, LocalText Text, bool Decided, int Version, IReadOnlyList<ResponsibilityAnswer> Responsibilities);

    public sealed record ResponsibilityAnswer(
        Guid Id, Guid OrganizationId, Guid? ServiceId, Role Role, Basis Basis, Cover Hours, Guid? SubstituteId,
        LocalText Handover, InformationLabel? InformationLabel, Confidence Confidence, Situation When, Provenance? Provenance);

    public static PathwayAnswer Of(Pathway pathway) => new(
        pathway.Id, pathway.NetworkId, pathway.ThemeId, pathway.WorkshopId, pathway.Number, pathway.State, pathway.AdoptedOn, pathway.Version,
        [.. pathway.Ordered.Select(s => new Step(s.StepId, s.Text, s.Decided, s.Version,
            [.. s.Ordered.Select(r => new ResponsibilityAnswer(r.Id, r.OrganizationId, r.ServiceId, r.Role, r.Basis, r.Hours, r.SubstituteId, r.Handover, r.InformationLabel, r.Confidence, r.When, r.Provenance))]))]);
}

/// <param name="Known">Decision point → the answer that was given.</param>
/// <param name="Asked">Ids of the decision points that still matter, the next question first.</param>
public sealed record PathAnswer(Guid Id, Situation Known, IReadOnlyList<string> Asked, IReadOnlyList<PathAnswer.Step> Steps)
{
    public static PathAnswer Of(PathView view) => new(
        view.Pathway.Id, view.Known, [.. view.Asked.Select(p => p.Id)],
        [.. view.Steps.Select(s => new Step(s.Step.StepId, s.Led, [.. s.Parts.Select(p => new Part(p.Responsibility.OrganizationId, p.Responsibility.Role, p.Open))]))]);

    /// <param name="Led">Who leads in each situation that is still open.</param>
    public sealed record Step(string StepId, IReadOnlyList<LedSituation> Led, IReadOnlyList<Part> Parts);

    /// <param name="When">What the part still depends on.</param>
    public sealed record Part(Guid OrganizationId, Role Role, Situation When);
}

/// <param name="With">What it was compared with; null when there is nothing before it.</param>
/// <param name="BySector">Parties are ids of sectors, as between two networks; else of organisations.</param>
public sealed record PathwayChanges(Guid Id, Guid? With, bool BySector, IReadOnlyList<PathwayChanges.Step> Steps)
{
    public static PathwayChanges Of(PathwayComparison comparison) => new(
        comparison.After.Id, comparison.Before?.Id, comparison.BySector,
        [.. comparison.Differences.Steps.Select(s => new Step(s.Is.StepId, s.Leaders, s.Roles, s.Terms, s.TextDiffers))]);

    /// <param name="Leaders">Null when the same lead.</param>
    public sealed record Step(string StepId, LeadChange? Leaders, IReadOnlyList<RoleChange> Roles, IReadOnlyList<TermsChange> Terms, bool TextDiffers);
}
