using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>
/// A day after a workshop's end its tables' words stay and their writers go: pseudonyms and the phones' keys are erased.
/// What is left of a phone is its table and its field.
/// </summary>
public sealed class ErasePseudonyms(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Erased = new("workshops.pseudonyms-erased");

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var closedBy = now - ParticipantSource.ReadableAfterClose;
        var over = await db.Set<Workshop>().WithRehearsals().AsNoTracking()
            .Where(w => w.ClosedAt <= closedBy && db.Set<Participant>().Any(p => p.WorkshopId == w.Id && p.PseudonymNumber != null))
            .Select(w => new { w.Id, w.NetworkId }).ToListAsync(ct);
        foreach (var workshop in over)
        {
            foreach (var participant in await db.Participants.Where(p => p.WorkshopId == workshop.Id).ToListAsync(ct))
            {
                (participant.PseudonymNumber, participant.KeyHash) = (null, null);
            }
            foreach (var answer in await db.Set<Answer>().Where(a => a.WorkshopId == workshop.Id).ToListAsync(ct))
            {
                answer.PseudonymNumber = null;
            }
            db.Record(Erased, workshop.Id, workshop.NetworkId, Actor.Program, now);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>On several nodes the one that saves first has done it.</summary>
internal sealed class ErasePseudonymsHourly(IServiceScopeFactory scopes, TimeProvider time, ILogger<ErasePseudonymsHourly> log)
    : HourlyWork(scopes, time, log)
{
    protected override string Undone => "Pseudonyms were not erased";

    protected override async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<ErasePseudonyms>().RunAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was first.
        }
    }
}
