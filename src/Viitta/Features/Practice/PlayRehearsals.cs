using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Practice;

/// <summary>
/// Has the simulated tables of all open rehearsals do what they are late with: sit down, write, look back. They come in
/// through the same doors as people's phones, and what is done is asked from the database, so it may be killed at any
/// moment and run on several nodes at once.
/// </summary>
public sealed partial class PlayRehearsals(
    ViittaDb db, ScenarioTexts scenarios, RehearsalFile file, JoinWorkshop join, SaveAnswer save, WriteHotWash write, TimeProvider time,
    ILogger<PlayRehearsals> log)
{
    /// <summary>One that was left open and forgotten falls asleep.</summary>
    private const int Days = 1;

    /// <param name="id">Of one; null plays all.</param>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> RunAsync(Guid? id, CancellationToken ct)
    {
        var now = time.Now();
        var oldest = Clock.LocalDate(now).AddDays(-Days);
        var open = await db.Workshops.WithRehearsals().AsNoTracking().Include(w => w.Tables)
            .Where(w => w.Rehearsal != null && w.State != WorkshopState.Closed && w.Date >= oldest && (id == null || w.Id == id)).ToListAsync(ct);
        foreach (var workshop in open)
        {
            try
            {
                await PlayAsync(workshop, now, ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogStands(exception, workshop.Id); // the others go on; what is due here stays due
                db.ChangeTracker.Clear();
            }
        }
        return open.Count > 0;
    }

    private async Task PlayAsync(Workshop workshop, DateTime now, CancellationToken ct)
    {
        var organizations = await db.Organizations.For(workshop.NetworkId).Where(o => o.Key != null).ToDictionaryAsync(o => o.Key!, o => o.Id, ct);
        var script = new RehearsalScript(
            file, workshop, await scenarios.OfAsync(workshop.ScenarioVersionId, ct), organizations, now);
        var seats = await SitAsync(workshop, script, ct);
        var written = await db.Set<Answer>().Where(a => a.WorkshopId == workshop.Id).Select(a => a.Id).ToHashSetAsync(ct);
        foreach (var answer in script.Said().Where(a => !written.Contains(a.Draft.Id)))
        {
            if (seats[answer.Table].ToList() is { Count: > 0 } phones)
            {
                await save.RunAsync(phones[answer.Phone % phones.Count], answer.Draft, ct);
                db.ChangeTracker.Clear();
            }
        }
        await LookBackAsync(workshop, script, seats, ct);
    }

    /// <returns>The phones that sit, by table number.</returns>
    private async Task<ILookup<int, Actor>> SitAsync(Workshop workshop, RehearsalScript script, CancellationToken ct)
    {
        var taken = await db.Participants.AsNoTracking().Where(p => p.WorkshopId == workshop.Id && p.KeyHash != null)
            .ToDictionaryAsync(p => p.KeyHash!, p => (p.Id, p.LeftAt), ct);
        var seated = new List<(int Table, Actor Actor)>();
        foreach (var phone in script.Seated())
        {
            if (!taken.TryGetValue(Secrets.Hash(phone.SeatKey), out var seat))
            {
                seat = ((await join.RunAsync(workshop.JoinKey, phone.SeatKey, phone.Sector, phone.Table, observes: false, ct)).Value, null);
                db.ChangeTracker.Clear();
            }
            if (seat is { Id: var id, LeftAt: null } && id != Guid.Empty)
            {
                seated.Add((phone.Table, new Actor
                {
                    ParticipantId = id,
                    WorkshopId = workshop.Id,
                    TableId = workshop.Tables.Find(t => t.Number == phone.Table)?.Id,
                }));
            }
        }
        return seated.ToLookup(s => s.Table, s => s.Actor);
    }

    /// <summary>One line at a time. A line that was taken away again is not written anew: its trace is still there.</summary>
    private async Task LookBackAsync(Workshop workshop, RehearsalScript script, ILookup<int, Actor> seats, CancellationToken ct)
    {
        if (script.Notes().ToList() is not { Count: > 0 } notes)
        {
            return;
        }
        string[] ids = [.. notes.Select(n => $"{n.Draft.Id}")];
        var done = await db.Traces
            .Where(t => t.NetworkId == workshop.NetworkId && t.At >= workshop.CreatedAt)
            .Where(t => t.What == WriteHotWash.Written.Code && ids.Contains(t.Subject)).Select(t => t.Subject).ToListAsync(ct);
        if (notes.Find(n => !done.Contains($"{n.Draft.Id}") && seats.Contains(n.Table)) is { } next)
        {
            await write.RunAsync(seats[next.Table].First(), next.Draft, ct);
            db.ChangeTracker.Clear();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The simulated tables of {Workshop} stand still; the next look tries again.")]
    private partial void LogStands(Exception exception, Guid workshop);
}
