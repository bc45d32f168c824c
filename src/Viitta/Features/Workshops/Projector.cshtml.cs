using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>
/// The room's screen: join, part, reveal, hot wash or thanks, whichever the workshop is at. It follows by itself and has nothing
/// to press.
/// </summary>
public sealed class ProjectorModel(ReadStage read, JoinLimiter limiter, SiteAddress site, Catalogue catalogue) : ViittaPage
{
    /// <summary>With more columns the names would be too small to read from the back; then the findings are told in lines.</summary>
    private const int MostColumns = 6;

    [FromRoute]
    public Guid Id { get; init; }

    public StageView Stage { get; private set; } = null!;

    public Workshop Workshop => Stage.Workshop;

    public string JoinAddress => site.Of($"/join/{Workshop.JoinKey}");

    public string ShortJoinAddress => site.Of("/join").Split("://")[^1];

    public string FeedbackAddress => site.Of($"/workshops/{Id}/feedback");

    /// <summary>join, part, reveal, hot wash or thanks: the name of the partial page.</summary>
    public string Moment => Workshop switch
    {
        { State: WorkshopState.Closed } => "Thanks",
        { State: WorkshopState.Planned } => "Join",
        { HotWash: HotWashState.Shown } => "HotWash",
        { Revealed: true } => "Reveal",
        _ => "Part",
    };

    public string Heading => Moment switch
    {
        "Thanks" => T["workshops.projector.thanks"],
        "Join" => T["workshops.projector.join"],
        "HotWash" => T["workshops.hotwash.title"],
        _ => $"{T["workshops.part-of", Workshop.CurrentPart, Stage.Scenario.Parts.Count]} · {Stage.Part!.Title}",
    };

    /// <summary>Many words get smaller letters, so that nothing has to be scrolled: 1 to 6.</summary>
    public int HotWashFit => Math.Clamp(Stage.HotWash.Sum(n => n.Text.Length + 30) / 300, 1, 6);

    /// <summary>What the tables say about the current part's steps.</summary>
    public IReadOnlyList<Finding> Findings => Workshops.Findings.Of(
        Workshop.Tables, Stage.Answers.Where(a => a.PartId == Stage.Part?.Id), Stage.Part?.StepIds ?? []);

    public bool HasRoomForColumns => Workshop.Tables.Count <= MostColumns;

    /// <summary>The newest inject of the current part is told whole, the earlier ones by their titles.</summary>
    public IReadOnlyList<Inject> Injects => [.. Stage.ThrownInjects(Stage.Part!).Reverse()];

    public RoomPart Shown => RoomPart.Of(Stage.Part!, Stage.OwnText(Stage.Part!), Injects, Stage.Tables.Count);

    public Step Step(string id) => catalogue.Step(id);

    public string NameOf(OrganizationRef who) => who.Id is { } id ? Stage.Organizations[id].ToString() : who.NewName;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var stage = await read.RunAsync(Actor, Id, facilitates: false, ct);
        Stage = stage!;
        if (stage is null)
        {
            return false;
        }
        limiter.Meets(HttpContext, Workshop.JoinKey);
        return true;
    }
}
