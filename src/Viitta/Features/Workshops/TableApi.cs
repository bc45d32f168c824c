using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>The spoken code or the QR's key; a field and a table.</summary>
/// <param name="Observes">Only follows: reads all that the table reads and writes nothing.</param>
public sealed record JoinRequest(string? Code = null, string? JoinKey = null, string? Sector = null, int? Table = null, bool Observes = false);

/// <param name="Key">The bearer token of all that follows. It is told once.</param>
public sealed record JoinResponse(string Key, Guid WorkshopId, int Table, LocalText Pseudonym);

/// <param name="Part">The current part; 0 before the first.</param>
/// <param name="Phones">Those that answer; observers are counted beside them.</param>
/// <param name="Observes">Whether this key only follows.</param>
public sealed record TableResponse(
    Guid WorkshopId, WorkshopState State, int Part, int Parts, DateTime? TimerEndsAt, bool Revealed,
    int Table, int Phones, int Observers, bool Observes, LocalText Pseudonym, IReadOnlyList<ReleasedPart> Released, IReadOnlyList<AnswerResponse> Answers, string Message);

/// <summary>A part that is out: its text with the variant's, its questions and the injects thrown in so far.</summary>
public sealed record ReleasedPart(
    string Id, LocalText Title, IReadOnlyList<string> Steps, LocalText Text, LocalText Variant,
    IReadOnlyList<LocalText> Questions, IReadOnlyList<LocalText> Injects);

public sealed record AnswerResponse(
    Guid Id, string Part, string Step, AnswerKind Kind, Wording Wording, int Version, LocalText SavedBy, DateTime SavedAt, Guid? BesideId);

/// <param name="Version">Of the answer that was rewritten; absent for a new one.</param>
/// <param name="Overruled">The table has looked at the warning and says that it is no real person's data.</param>
public sealed record AnswerRequest(string Part, string Step, AnswerKind Kind, Wording Wording, int? Version = null, bool Overruled = false);

/// <summary>What another table wrote.</summary>
public sealed record OtherTable(int Table, IEnumerable<AnswerResponse> Answers);

/// <param name="Keep">The wording that stays; absent keeps both.</param>
/// <param name="Version">Of the answer that the wording stands beside.</param>
/// <param name="BesideVersion">Of the wording that stands beside.</param>
public sealed record JoinWordingsRequest(int Version, int BesideVersion, Guid? Keep = null);

/// <summary>The participant's side under /api/v1/workshops, with the participant's key as bearer.</summary>
internal static class TableApi
{
    public static void MapTables(this WebApplication app)
    {
        var api = app.MapApi("workshops");
        api.MapPost("/join", JoinAsync).WithMetadata(new OpenToAttribute(Audience.Everyone))
            .WithName("JoinWorkshop").WithSummary("Take a seat at a table; the answer holds the bearer key.");
        var table = api.MapGroup("").WithMetadata(new OpenToAttribute(Audience.Participants));
        table.MapGet("/table", async (Actor actor, ReadTable read, Pseudonyms pseudonyms, CancellationToken ct) =>
                Api.Found(await read.RunAsync(actor, ct)).Mapped(state => Told(state, pseudonyms)))
            .WithName("GetTable").WithSummary("The own table as it is now.");
        table.MapGet("/table/others", OthersAsync)
            .WithName("ListOtherTables").WithSummary("What the other tables wrote; nothing until the facilitator reveals it.");
        table.MapPost("/leave", async (Actor actor, LeaveTable leave, CancellationToken ct) => (await leave.RunAsync(actor, ct)).Answer())
            .WithName("LeaveTable").WithSummary("Give the seat up; the key opens nothing any more.");
        table.MapPut("/answers/{id:guid}", async (Guid id, AnswerRequest request, Actor actor, SaveAnswer save, CancellationToken ct) =>
                (await save.RunAsync(actor, Draft(id, request), ct)).Answer())
            .WithName("SaveAnswer").WithSummary("Write or rewrite an answer. The same id twice is the same answer.");
        table.MapDelete("/answers/{id:guid}", async (Guid id, int version, Actor actor, RemoveAnswer remove, CancellationToken ct) =>
                (await remove.RunAsync(actor, id, version, ct)).Answer())
            .WithName("RemoveAnswer").WithSummary("Take an answer away.");
        table.MapPost("/answers/{id:guid}/restore", async (Guid id, Actor actor, RestoreAnswer restore, CancellationToken ct) =>
                (await restore.RunAsync(actor, id, ct)).Answer())
            .WithName("RestoreAnswer").WithSummary("Bring an answer back.");
        table.MapPost("/answers/{id:guid}/join", async (Guid id, JoinWordingsRequest request, Actor actor, JoinWordings join, CancellationToken ct) =>
                (await join.RunAsync(actor, id, request.Keep, request.Version, request.BesideVersion, ct)).Answer())
            .WithName("JoinWordings").WithSummary("Settle two wordings; the id is of the one that stands beside.");
    }

    private static AnswerDraft Draft(Guid id, AnswerRequest request) =>
        new(id, request.Part, request.Step, request.Kind, request.Wording, request.Version, request.Overruled);

    private static async Task<Results<Ok<JoinResponse>, ProblemHttpResult>> JoinAsync(
        JoinRequest request, HttpContext http, EnterCode enterCode, JoinWorkshop join, JoinLimiter limiter, ReadTable readTable, Pseudonyms pseudonyms, CancellationToken ct)
    {
        var joinKey = request.JoinKey ?? "";
        if (joinKey.Length == 0)
        {
            var found = await enterCode.RunAsync(request.Code, JoinLimiter.ClientOf(http), ct);
            if (found.Refused)
            {
                return Api.Problem(found.Refusal);
            }
            joinKey = found.Value;
        }
        var key = Secrets.NewKey();
        var seat = await join.RunAsync(joinKey, key, request.Sector, request.Table, request.Observes, ct);
        if (seat.Refused)
        {
            return Api.Problem(seat.Refusal);
        }
        limiter.Meets(http, joinKey);
        var state = (await readTable.RunAsync(new Actor { ParticipantId = seat.Value }, ct))!;
        return TypedResults.Ok(new JoinResponse(key, state.Workshop.Id, state.TableNumber, pseudonyms[state.Me.PseudonymNumber]));
    }

    private static async Task<Results<Ok<IEnumerable<OtherTable>>, ProblemHttpResult>> OthersAsync(
        Actor actor, ReadTable read, Pseudonyms pseudonyms, CancellationToken ct)
    {
        if (await read.RunAsync(actor, ct) is not { } state)
        {
            return Api.Problem(Refusals.NotFound);
        }
        var others = await read.OthersAsync(state, ct);
        return TypedResults.Ok(others.OrderBy(o => o.Key).Select(o => new OtherTable(o.Key, Told(o, pseudonyms))));
    }

    private static TableResponse Told(TableState state, Pseudonyms pseudonyms)
    {
        var workshop = state.Workshop;
        return new TableResponse(
            workshop.Id, workshop.State, workshop.CurrentPart, state.Scenario.Parts.Count, workshop.TimerEndsAt, workshop.Revealed,
            state.TableNumber, state.Room.Phones, state.Room.Observers, state.Me.Observes, pseudonyms[state.Me.PseudonymNumber],
            [
                .. state.Scenario.Parts.Take(workshop.CurrentPart).Select(p => new ReleasedPart(
                    p.Id, p.Title, p.StepIds, p.Released, p.ReleasedByVariant.GetValueOrDefault(workshop.VariantId) ?? LocalText.Empty,
                    p.Questions, [.. p.Injects.Where(i => workshop.ReleasedInjects.Contains(i.Id)).Select(i => i.Text)])),
            ],
            [.. Told(state.Answers.Where(a => a.RemovedAt is null), pseudonyms)],
            workshop.IsClosed ? "" : workshop.Message);
    }

    private static IEnumerable<AnswerResponse> Told(IEnumerable<Answer> answers, Pseudonyms pseudonyms) =>
        answers.OrderBy(a => a.SavedAt).Select(a => new AnswerResponse(
            a.Id, a.PartId, a.StepId, a.Kind, a.Wording, a.Version, pseudonyms[a.PseudonymNumber], a.SavedAt, a.BesideId));
}
