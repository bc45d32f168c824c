using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>A link to a workshop's report as a page shows it.</summary>
public sealed record SharedReport(string Key, DateTime ExpiresAt)
{
    public string Path => $"/reports/{Key}";
}

/// <summary>Reads which link is open to a workshop's report, and seals and opens its key.</summary>
public sealed class ReportKeys(ViittaDb db, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Viitta.ReportLink");

    public string Seal(string key) => _seal.Protect(key);

    /// <summary>Null when none is open.</summary>
    public async Task<SharedReport?> OfAsync(Guid workshopId, CancellationToken ct) =>
        await db.ReportLinks.AsNoTracking().Open(db, time.Now()).FirstOrDefaultAsync(l => l.WorkshopId == workshopId, ct) is { } link
            ? new SharedReport(_seal.Unprotect(link.SealedKey), link.ExpiresAt)
            : null;

    /// <summary>The workshop that the key opens, or null: ended, run out and never made look alike.</summary>
    public Task<Guid?> WorkshopOfAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        return db.ReportLinks.Open(db, time.Now()).Where(l => l.KeyHash == hash).Select(l => (Guid?)l.WorkshopId).FirstOrDefaultAsync(ct);
    }
}

/// <summary>Opens the report to those who took part, for ninety days. A second press keeps the link that is there.</summary>
public sealed class ShareReport(ViittaDb db, ReportKeys keys, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Shared = new("workshops.report-shared");

    public static readonly Refusal NotOver = new("workshops.report-not-over");

    public async Task<Outcome<SharedReport>> RunAsync(Actor actor, Guid workshopId, CancellationToken ct)
    {
        if (await db.Workshops.WithRehearsals().RunBy(actor).AsNoTracking().FirstOrDefaultAsync(w => w.Id == workshopId, ct) is not { } workshop)
        {
            return Refusals.NotFound;
        }
        if (workshop.IsRehearsal)
        {
            return Workshop.NobodyThere;
        }
        if (!workshop.IsClosed)
        {
            return NotOver;
        }
        if (await keys.OfAsync(workshopId, ct) is { } open)
        {
            return open;
        }
        var (key, now) = (Secrets.NewKey(), time.Now());
        await db.ReportLinks.Where(l => l.WorkshopId == workshopId && l.EndedAt == null).ForEachAsync(l => End(l, now), ct); // run out
        var link = new ReportLink
        {
            WorkshopId = workshopId,
            KeyHash = Secrets.Hash(key),
            SealedKey = keys.Seal(key),
            MadeAt = now,
            ExpiresAt = now + ReportLink.Lifetime,
        };
        db.ReportLinks.Add(link);
        db.Record(Shared, workshopId, workshop.NetworkId, actor, now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two presses at the same moment: the index lets one link through.
            db.ChangeTracker.Clear();
            return await keys.OfAsync(workshopId, ct) is { } other ? other : Refusals.ChangedMeanwhile;
        }
        await live.ChangedAsync(workshopId);
        return new SharedReport(key, link.ExpiresAt);
    }

    internal static void End(ReportLink link, DateTime now) => (link.EndedAt, link.SealedKey) = (now, "");
}

/// <summary>Closes the report to those who have the link. Ended once is ended for good: a new link has a new key.</summary>
public sealed class EndReportSharing(ViittaDb db, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Ended = new("workshops.report-sharing-ended");

    public async Task<Outcome> RunAsync(Actor actor, Guid workshopId, CancellationToken ct)
    {
        if (await db.Workshops.WithRehearsals().RunBy(actor).AsNoTracking().FirstOrDefaultAsync(w => w.Id == workshopId, ct) is not { } workshop)
        {
            return Refusals.NotFound;
        }
        var (links, now) = (await db.ReportLinks.Where(l => l.WorkshopId == workshopId && l.EndedAt == null).ToListAsync(ct), time.Now());
        if (links.Count == 0)
        {
            return Outcome.Ok;
        }
        links.ForEach(link => ShareReport.End(link, now));
        db.Record(Ended, workshopId, workshop.NetworkId, actor, now);
        await db.SaveChangesAsync(ct);
        await live.ChangedAsync(workshopId);
        return Outcome.Ok;
    }
}
