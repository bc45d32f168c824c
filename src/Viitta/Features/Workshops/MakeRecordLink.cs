using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>Makes the link by which a recorder keeps the plenary record. A second press keeps the one that is there.</summary>
public sealed class MakeRecordLink(ViittaDb db, RecordKeys keys, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Made = new("workshops.record-link-made");

    public async Task<Outcome<RecorderLink>> RunAsync(Actor actor, Guid workshopId, CancellationToken ct)
    {
        if (await db.Workshops.WithRehearsals().RunBy(actor).AsNoTracking().FirstOrDefaultAsync(w => w.Id == workshopId, ct) is not { } workshop)
        {
            return Refusals.NotFound;
        }
        if (workshop.IsClosed)
        {
            return Workshop.AlreadyClosed;
        }
        if (await keys.OfAsync(workshopId, ct) is { } there)
        {
            return there;
        }
        var ((hash, sealedKey), now) = (keys.New(), time.Now());
        db.RecordLinks.Add(new RecordLink { WorkshopId = workshopId, KeyHash = hash, SealedKey = sealedKey, MadeAt = now });
        db.Record(Made, workshopId, workshop.NetworkId, actor, now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear(); // two presses at the same moment: the index lets one link through
        }
        await live.ChangedAsync(workshopId);
        return await keys.OfAsync(workshopId, ct) is { } made ? made : Refusals.ChangedMeanwhile;
    }
}

/// <summary>Makes a new link when the one that is out went astray: that one opens no more. What was written stays.</summary>
public sealed class RenewRecordLink(ViittaDb db, RecordKeys keys, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Renewed = new("workshops.record-link-renewed");

    /// <param name="version">Of the link that is to open no more. When it does not already, nothing changes.</param>
    public async Task<Outcome<RecorderLink>> RunAsync(Actor actor, Guid workshopId, int version, CancellationToken ct)
    {
        if (await db.Workshops.WithRehearsals().RunBy(actor).AsNoTracking().FirstOrDefaultAsync(w => w.Id == workshopId, ct) is not { } workshop)
        {
            return Refusals.NotFound;
        }
        if (workshop.IsClosed)
        {
            return Workshop.AlreadyClosed;
        }
        if (await db.RecordLinks.FirstOrDefaultAsync(l => l.WorkshopId == workshopId, ct) is not { } link)
        {
            return Refusals.NotFound;
        }
        if (link.Version == version)
        {
            var ((hash, sealedKey), now) = (keys.New(), time.Now());
            link.Renew(hash, sealedKey, now);
            db.Record(Renewed, workshopId, workshop.NetworkId, actor, now);
            await db.SaveChangesAsync(ct);
            await live.ChangedAsync(workshopId);
        }
        return (await keys.OfAsync(workshopId, ct))!;
    }
}
