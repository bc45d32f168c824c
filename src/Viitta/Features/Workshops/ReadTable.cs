using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>All that a participant may see at this moment, as the page and the API show it.</summary>
public sealed record TableState(
    Workshop Workshop,
    Participant Me,
    int TableNumber,
    RoomCount Room,
    ScenarioText Scenario,
    IReadOnlyList<Organization> Organizations,
    IReadOnlyList<Answer> Answers,
    SharedReport? Report)
{
    /// <summary>While the workshop is open; an observer never.</summary>
    public bool MayWrite => !Workshop.IsClosed && !Me.Observes;

    /// <summary>The part asked for, among those released and 0, the wait for the first; the current one otherwise.</summary>
    public int PartNumber(int? asked) => PartNumber(asked, Workshop.CurrentPart);

    internal static int PartNumber(int? asked, int current) => asked >= 0 && asked <= current ? asked.Value : current;

    /// <summary>The table's lines at a step, in the order they were first written; other wordings are with their own.</summary>
    public IEnumerable<Answer> Lines(string partId, string stepId) =>
        Live(partId).Where(a => a.StepId == stepId && OtherOf(a) is null).OrderBy(a => a.Kind).ThenBy(a => a.Role).ThenBy(a => a.Id);

    /// <summary>Other phones' wordings that stand beside this answer.</summary>
    public IEnumerable<Answer> Beside(Answer answer) => Live(answer.PartId).Where(a => a.BesideId == answer.Id).OrderBy(a => a.SavedAt);

    public DateTime? LastSaved(string partId, string stepId) =>
        Live(partId).Where(a => a.StepId == stepId).Max(a => (DateTime?)a.SavedAt);

    /// <summary>Its name in the reader's language, as the list has it or as the table wrote it.</summary>
    public LocalText OrganizationOf(Answer answer) => answer.OrganizationId is { } id
        ? Organizations.FirstOrDefault(o => o.Id == id)?.Name ?? LocalText.Empty
        : LocalText.Same(answer.NewOrganization);

    /// <summary>The answer that this one is another wording of, while both stand.</summary>
    private Answer? OtherOf(Answer answer) => answer.BesideId is { } id
        ? Answers.FirstOrDefault(a => a.Id == id && a.RemovedAt is null)
        : null;

    private IEnumerable<Answer> Live(string partId) => Answers.Where(a => a.PartId == partId && a.RemovedAt is null);
}

/// <summary>Reads the own table; with the others' answers when they are revealed.</summary>
public sealed class ReadTable(ViittaDb db, ScenarioTexts scenarios, ReportKeys reports)
{
    /// <summary>Null for everybody who has no seat.</summary>
    public Task<TableState?> RunAsync(Actor actor, CancellationToken ct) => RunAsync(actor, toChooseFrom: true, ct);

    /// <param name="toChooseFrom">With all organisations of the network; else with those that the answers name.</param>
    public async Task<TableState?> RunAsync(Actor actor, bool toChooseFrom, CancellationToken ct)
    {
        var seated = await db.Participants.AsNoTracking().Where(p => p.Id == actor.ParticipantId)
            .Join(db.Participants.AsNoTracking(), me => me.TableId, p => p.TableId, (_, p) => p)
            .Where(p => p.LeftAt == null || p.Id == actor.ParticipantId).ToListAsync(ct);
        if (seated.Find(p => p.Id == actor.ParticipantId) is not { } me)
        {
            return null;
        }
        var workshop = await db.Set<Workshop>().WithRehearsals().AsNoTracking().AsSingleQuery().Include(w => w.Tables)
            .FirstAsync(w => w.Id == me.WorkshopId, ct);
        var answers = await db.Set<Answer>().AsNoTracking().Where(a => a.TableId == me.TableId).ToListAsync(ct);
        var named = answers.Select(a => a.OrganizationId).OfType<Guid>().Distinct().ToList();
        return new TableState(
            workshop,
            me,
            workshop.Tables.First(t => t.Id == me.TableId).Number,
            RoomCount.Of([.. seated.Where(p => p.LeftAt is null).Select(p => p.Observes)]),
            await scenarios.OfAsync(workshop.ScenarioVersionId, ct),
            toChooseFrom || named.Count > 0
                ? await db.Set<Organization>().AsNoTracking()
                    .Where(o => o.NetworkId == workshop.NetworkId || o.NetworkId == null)
                    .Where(o => toChooseFrom || named.Contains(o.Id)).ToListAsync(ct)
                : [],
            answers,
            workshop.IsClosed ? await reports.OfAsync(workshop.Id, ct) : null);
    }

    /// <summary>The id of the part asked for, as <see cref="TableState.PartNumber"/> has it; empty where there is none, or no seat.</summary>
    public async Task<string> PartIdAsync(Actor actor, int? asked, CancellationToken ct)
    {
        var workshop = await db.Participants.Where(p => p.Id == actor.ParticipantId)
            .Join(db.Set<Workshop>(), p => p.WorkshopId, w => w.Id, (_, w) => new { w.CurrentPart, w.ScenarioVersionId })
            .WithRehearsals().FirstOrDefaultAsync(ct);
        return workshop is not null && (await scenarios.OfAsync(workshop.ScenarioVersionId, ct)).PartNumber(TableState.PartNumber(asked, workshop.CurrentPart)) is { } part
            ? part.Id
            : "";
    }

    /// <summary>What the other tables wrote; nothing until the facilitator reveals it.</summary>
    public async Task<ILookup<int, Answer>> OthersAsync(TableState state, CancellationToken ct)
    {
        var answers = state.Workshop.Revealed
            ? await db.Set<Answer>().AsNoTracking()
                .Where(a => a.WorkshopId == state.Workshop.Id && a.TableId != state.Me.TableId && a.RemovedAt == null).ToListAsync(ct)
            : [];
        return answers.ToLookup(a => state.Workshop.Tables.First(t => t.Id == a.TableId).Number);
    }
}
