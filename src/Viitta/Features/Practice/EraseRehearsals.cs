using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Practice;

/// <summary>Erases rehearsals with all that their tables wrote, thirty days after their day: nobody has said it, and nobody needs it.</summary>
public sealed class EraseRehearsals(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Erased = new("practice.rehearsal-erased");

    public const int Days = 30;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var oldest = Clock.LocalDate(now).AddDays(-Days);
        foreach (var rehearsal in await db.Workshops.WithRehearsals().Where(w => w.Rehearsal != null && w.Date < oldest).ToListAsync(ct))
        {
            db.Workshops.Remove(rehearsal); // and its tables, seats, answers and notes
            db.Record(Erased, rehearsal.Id, rehearsal.NetworkId, Actor.Program, now);
            await db.SaveChangesAsync(ct);
        }
    }
}

/// <summary>On several nodes the one that saves first has done it.</summary>
internal sealed class EraseRehearsalsHourly(IServiceScopeFactory scopes, TimeProvider time, ILogger<EraseRehearsalsHourly> log)
    : HourlyWork(scopes, time, log)
{
    protected override string Undone => "Old rehearsals were not erased";

    protected override async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<EraseRehearsals>().RunAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was first.
        }
    }
}
