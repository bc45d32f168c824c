using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Mail;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>
/// Writes to the addresses that were left, three and twelve months after their workshop, in office hours; and forgets what
/// is kept no longer, mail server or not.
/// </summary>
public sealed class AskLater(ViittaDb db, LaterMail mail, IOptions<MailOptions> options, TimeProvider time)
{
    public static readonly TraceKind Asked = new("feedback.asked-later");

    private const int MailsAtOnce = 100;

    /// <summary>No three months are shorter.</summary>
    private const int FewestDays = 88;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var today = Clock.LocalDate(now);
        await ForgetAsync(today, now, ct);
        if (!options.Value.IsConfigured || !FinnishHolidays.IsOfficeTime(Clock.Local(now)))
        {
            return;
        }
        var latest = today.AddDays(-FewestDays);
        var possible = await db.LaterAddresses.AsNoTracking()
            .Join(db.Set<Workshop>(), a => a.WorkshopId, w => w.Id, (Address, Workshop) => new { Address, Workshop })
            .Where(p => p.Workshop.State == WorkshopState.Closed && p.Workshop.Date <= latest).ToListAsync(ct);
        var due = possible.Select(p => (p.Address, p.Workshop, Moment: p.Address.DueOn(today, p.Workshop.Date)))
            .Where(d => d.Moment is not null).OrderBy(d => d.Address.Id).Take(MailsAtOnce);
        foreach (var (address, workshop, moment) in due)
        {
            db.LaterAddresses.Attach(address);
            var network = await db.Networks.AsNoTracking().FirstAsync(n => n.Id == workshop.NetworkId, ct);
            mail.Queue(address, workshop, network, moment!.Value, now);
            db.RecordUntimed(Asked, workshop.Id, workshop.NetworkId, Actor.Program, today);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another node has written, or the owner has just erased it.
            }
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Links that open no more, addresses that were never written to, and mails to them that never went out.</summary>
    private async Task ForgetAsync(DateOnly today, DateTime now, CancellationToken ct)
    {
        await db.LaterLinks.Where(l => l.ExpiresOn < today).ExecuteDeleteAsync(ct);
        var (oldest, unsent) = (today.AddMonths(-LaterAddress.KeptMonths), now.AddDays(-LaterLink.Days));
        await db.Outbox.Where(m => m.Forgets && m.SentAt == null && m.CreatedAt < unsent).ExecuteDeleteAsync(ct);
        var kept = await db.LaterAddresses
            .Join(db.Set<Workshop>(), a => a.WorkshopId, w => w.Id, (Address, Workshop) => new { Address, Workshop })
            .Where(p => p.Workshop.Date < oldest).ToListAsync(ct);
        foreach (var old in kept)
        {
            db.LaterAddresses.Remove(old.Address);
            SaveFeedback.Record(db, EraseAddress.Erased, old.Workshop);
        }
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was first.
        }
        db.ChangeTracker.Clear();
    }
}

internal sealed class AskLaterHourly(IServiceScopeFactory scopes, TimeProvider time, ILogger<AskLaterHourly> log) : HourlyWork(scopes, time, log)
{
    protected override string Undone => "Participants were not asked again";

    protected override Task RunAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<AskLater>().RunAsync(ct);
}
