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
        api.MapGet("", async (string network, Actor actor, ListWorkshops list, CancellationToken ct) =>
                (await list.RunAsync(actor, network, ct)).Mapped(found => found.Workshops.Select(WorkshopSummary.Of)))
            .WithName("ListWorkshops").WithSummary("A network's workshops, the newest first. Rehearsals are not among them.");
        api.MapPost("", CreateAsync)
            .WithName("CreateWorkshop").WithSummary("Prepares a workshop; the same id sent twice makes one.");
        api.MapGet("{id:guid}", async (Guid id, Actor actor, ReadStage read, SiteAddress site, CancellationToken ct) =>
                Api.Found(await read.RunAsync(actor, id, facilitates: true, ct)).Mapped(stage => WorkshopAnswer.Of(stage, site)))
            .WithName("GetWorkshop").WithSummary("Where the workshop is, and how far its tables are.");
        api.MapGet("{id:guid}/run-sheet", async (Guid id, Actor actor, ReadRunSheet read, CancellationToken ct) =>
                Api.Found(await read.RunAsync(actor, id, ct)).Mapped(RunSheetAnswer.Of))
            .WithName("GetRunSheet").WithSummary("What happens when, and how many of the network's people have been told.");
        api.MapPut("{id:guid}/start", async (Guid id, StartTimeRequest body, Actor actor, SetStart start, CancellationToken ct) =>
                (await start.RunAsync(actor, id, body.StartsAt, ct)).Answer())
            .WithName("SetStart").WithSummary("Says when the workshop starts, in Finland's time; null when it is not known yet.");
        api.MapPut("{id:guid}/focus", async (Guid id, FocusRequest body, Actor actor, SetFocus focus, CancellationToken ct) =>
                (await focus.RunAsync(actor, id, body.Focus, body.Overruled, ct)).Answer())
            .WithName("SetFocus").WithSummary("Says what the workshop is to look at; empty takes it away.");
        api.MapPost("{id:guid}/invite", async (Guid id, Actor actor, InviteNetwork invite, CancellationToken ct) =>
                (await invite.RunAsync(actor, id, ct)).Answer())
            .WithName("InviteNetwork").WithSummary("Mails the network's people the day and time; repeated, only those who have not been told.");
        api.MapPost("{id:guid}/release", async (Guid id, ReleaseRequest body, Actor actor, ReleasePart release, CancellationToken ct) =>
                (await release.RunAsync(actor, id, body.From, ct)).Answer())
            .WithName("ReleasePart").WithSummary("Releases the part after the given one; repeated, it changes nothing.");
        api.MapPost("{id:guid}/inject", async (Guid id, InjectRequest body, Actor actor, ThrowInject inject, CancellationToken ct) =>
                (await inject.RunAsync(actor, id, body.Inject, ct)).Answer())
            .WithName("ThrowInject").WithSummary("Throws in an inject of a part that is out; repeated, it changes nothing.");
        api.MapPost("{id:guid}/timer", async (Guid id, TimerRequest body, Actor actor, SetTimer timer, CancellationToken ct) =>
                (await timer.RunAsync(actor, id, body.Minutes, ct)).Answer())
            .WithName("SetTimer").WithSummary("Sets the clock to so many minutes from now; 0 stops it.");
        api.MapPost("{id:guid}/timer/minute", async (Guid id, MinuteRequest body, Actor actor, SetTimer timer, CancellationToken ct) =>
                (await timer.AddMinuteAsync(actor, id, body.From, ct)).Answer())
            .WithName("AddMinute").WithSummary("Gives the tables a minute more; repeated from the same end, it adds one only.");
        api.MapPut("{id:guid}/pace", async (Guid id, PaceRequest body, Actor actor, SetPace pace, CancellationToken ct) =>
                (await pace.RunAsync(actor, id, body.Pace, ct)).Answer())
            .WithName("SetPace").WithSummary("How many times as fast as people the simulated tables of a rehearsal work: 1, 5 or 20.");
        api.MapPost("{id:guid}/reveal", async (Guid id, RevealRequest body, Actor actor, RevealAnswers reveal, CancellationToken ct) =>
                (await reveal.RunAsync(actor, id, body.Shown, ct)).Answer())
            .WithName("RevealAnswers").WithSummary("Shows the tables each other's answers, or hides them.");
        api.MapPost("{id:guid}/message", async (Guid id, MessageRequest body, Actor actor, TellTables tell, CancellationToken ct) =>
                (await tell.RunAsync(actor, id, body.Message, body.Instead, body.Overruled, ct)).Answer())
            .WithName("TellTables").WithSummary("Says something to all tables; empty words take the message away.");
        api.MapPut("{id:guid}/plenary/{step}", async (Guid id, string step, PlenaryRequest body, Actor actor, WordPlenary word, CancellationToken ct) =>
                (await word.RunAsync(actor, id, new PlenaryDraft(step, body.Text, body.Version, body.TakeOver, body.Overruled), ct)).Answer())
            .WithName("WordPlenary").WithSummary("Words a step for the whole room; repeated, it changes nothing.");
        api.MapPost("{id:guid}/close", async (Guid id, Actor actor, CloseWorkshop close, CancellationToken ct) =>
                (await close.RunAsync(actor, id, ct)).Answer())
            .WithName("CloseWorkshop").WithSummary("Ends the workshop.");
        api.MapPost("{id:guid}/reopen", async (Guid id, Actor actor, ReopenWorkshop reopen, CancellationToken ct) =>
                (await reopen.RunAsync(actor, id, ct)).Answer())
            .WithName("ReopenWorkshop").WithSummary("Undoes an accidental end of the same day.");
    }

    private static async Task<Results<Created<WorkshopAnswer>, ProblemHttpResult>> CreateAsync(
        CreateRequest body, Actor actor, CreateWorkshop create, ReadStage read, SiteAddress site, CancellationToken ct)
    {
        var asked = new NewWorkshop(
            body.Id ?? Guid.CreateVersion7(), body.Network, body.Scenario, body.Variant ?? "", body.Date, body.Place ?? "", body.Tables, body.StartsAt)
        {
            Focus = body.Focus ?? "",
            Overruled = body.Overruled,
        };
        var outcome = await create.RunAsync(actor, asked, ct);
        return outcome.Refused
            ? Api.Problem(outcome.Refusal)
            : TypedResults.Created($"/api/v1/workshops/{outcome.Value.Id}", WorkshopAnswer.Of((await read.RunAsync(actor, outcome.Value.Id, true, ct))!, site));
    }
}

/// <param name="Id">Chosen by the caller, so that a retry is not a second workshop; made here when left out.</param>
/// <param name="Variant">Needed when the scenario has variants.</param>
/// <param name="StartsAt">In Finland's time; left out while it is not known.</param>
public sealed record CreateRequest(
    string Network, string Scenario, DateOnly Date, int Tables, Guid? Id = null, string? Variant = null, string? Place = null, TimeOnly? StartsAt = null,
    string? Focus = null, bool Overruled = false);

/// <param name="Overruled">The coordinator has looked at the warning and says that it is no real person's data.</param>
public sealed record FocusRequest(string Focus, bool Overruled = false);

/// <param name="StartsAt">"09:00:00"</param>
public sealed record StartTimeRequest(TimeOnly? StartsAt);

/// <param name="From">The part that is current now; 0 before the first.</param>
public sealed record ReleaseRequest(int From);

/// <param name="Inject">inject-3a.</param>
public sealed record InjectRequest(string Inject);

public sealed record TimerRequest(int Minutes);

/// <param name="From">When the time is up as the caller saw it; null when the clock stands.</param>
public sealed record MinuteRequest(DateTime? From);

public sealed record RevealRequest(bool Shown);

public sealed record PaceRequest(int Pace);

/// <param name="Instead">The message that stands there now, so that another facilitator's is not overwritten unseen.</param>
/// <param name="Overruled">The facilitator has looked at the warning and says that it is no real person's data.</param>
public sealed record MessageRequest(string Message, string Instead = "", bool Overruled = false);

/// <param name="Text">In the language of the request.</param>
/// <param name="Version">Of the wording that was read; left out when there was none.</param>
/// <param name="TakeOver">Id of an answer whose words are added.</param>
public sealed record PlenaryRequest(string Text, int? Version = null, Guid? TakeOver = null, bool Overruled = false);

/// <param name="At">In Finland's time; null while nobody has said when the workshop starts.</param>
/// <param name="From">Minutes from the start.</param>
/// <param name="Part">The part's number; 0 outside the parts.</param>
public sealed record RunSheetLine(RunSheetMoment Moment, int Part, TimeOnly? At, int From, int Minutes);

/// <param name="People">Of the network, with an account.</param>
/// <param name="Invited">Those who have been mailed the time as it is now.</param>
public sealed record RunSheetAnswer(int Minutes, int People, int Invited, IReadOnlyList<RunSheetLine> Rows)
{
    internal static RunSheetAnswer Of(RunSheetView view) => new(
        view.Sheet.Minutes, view.People, view.Invited,
        [.. view.Sheet.Rows.Select(r => new RunSheetLine(r.Moment, r.Part, view.Sheet.At(r), r.From, r.Minutes))]);
}

/// <param name="Observers">They only follow, and are not among the phones.</param>
public sealed record TableAnswer(int Number, int Phones, int Observers, int Answered, int Steps);

public sealed record WorkshopSummary(Guid Id, string Scenario, LocalText Title, DateOnly Date, string Place, WorkshopState State, int Tables)
{
    public static WorkshopSummary Of(ListedWorkshop listed) => new(
        listed.Workshop.Id, listed.Scenario.Key, listed.Scenario.Title, listed.Workshop.Date, listed.Workshop.Place,
        listed.Workshop.State, listed.Workshop.Tables.Count);
}

/// <param name="Rehearsal">The tables are simulated: nobody has said what they say.</param>
public sealed record WorkshopAnswer(
    Guid Id, string Network, string Scenario, string Variant, DateOnly Date, TimeOnly? StartsAt, string Place, string Focus, WorkshopState State, int Part, int Parts,
    IReadOnlyList<string> Injects, DateTime? TimerEndsAt, bool Revealed, string Code, string JoinAddress, IReadOnlyList<TableAnswer> Tables, bool Rehearsal)
{
    internal static WorkshopAnswer Of(StageView stage, SiteAddress site) => new(
        stage.Workshop.Id, stage.Workshop.NetworkId, stage.Scenario.Key, stage.Workshop.VariantId, stage.Workshop.Date, stage.Workshop.StartsAt, stage.Workshop.Place, stage.Workshop.Focus,
        stage.Workshop.State, stage.Workshop.CurrentPart, stage.Scenario.Parts.Count, stage.Workshop.ReleasedInjects, stage.Workshop.TimerEndsAt,
        stage.Workshop.Revealed, stage.Workshop.Code, site.Of($"/join/{stage.Workshop.JoinKey}"),
        [.. stage.Tables.Select(t => new TableAnswer(t.Number, t.Room.Phones, t.Room.Observers, t.Answered, t.Steps))], stage.Workshop.IsRehearsal);
}
