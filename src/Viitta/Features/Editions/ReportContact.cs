using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>
/// "This number does not work", from anybody who sees it. What is kept is that somebody said so, and on which day; nothing
/// of who it was. Only the contact's keepers read it.
/// </summary>
public sealed class ReportContact(ViittaDb db, EditionShelf shelf, ReportLimits limits, TimeProvider time)
{
    public static readonly TraceKind Reported = new("service-map.reported");

    public static readonly Refusal TooMany = new("editions.too-many-reports", 429);

    /// <param name="client">As <see cref="ClientAddress"/> has it.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, string client, CancellationToken ct)
    {
        if (await FindAsync(actor, id, ct) is not { } contact)
        {
            return Refusals.NotFound;
        }
        if (!limits.Allows(client))
        {
            return TooMany;
        }
        if (limits.IsNew(client, id))
        {
            await CountAsync(contact, ct);
        }
        return Outcome.Ok;
    }

    /// <summary>The contact, when this reader sees it on the map or in the network's newest edition.</summary>
    public async Task<ContactPoint?> FindAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var contact = await db.ContactPoints.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct);
        if (contact?.NetworkId is not { } network || await db.ContactPoints.Of(actor).AnyAsync(c => c.Id == id, ct))
        {
            return contact;
        }
        var edition = await db.Editions.Where(e => e.NetworkId == network)
            .OrderByDescending(e => e.Number).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        return edition is { } newest
            && (await shelf.OpenAsync(db, newest, actor.ReadsUpTo(network), ct)).Contacts().Any(c => c.Id == id)
            ? contact
            : null;
    }

    /// <summary>
    /// Counted beside the contact's version, so that a stranger cannot make a coordinator's form old; the day's first is
    /// traced, as a stranger's whoever it was.
    /// </summary>
    private async Task CountAsync(ContactPoint contact, CancellationToken ct)
    {
        var now = time.Now();
        var today = Clock.LocalDate(now);
        var row = db.Set<ContactPoint>().Where(c => c.Id == contact.Id);
        await using var together = await db.Database.BeginTransactionAsync(ct);
        if (await row.Where(c => c.ReportedOn == today).ExecuteUpdateAsync(c => c.SetProperty(x => x.Reports, x => x.Reports + 1), ct) == 0)
        {
            await row.ExecuteUpdateAsync(c => c.SetProperty(x => x.Reports, x => x.Reports + 1).SetProperty(x => x.ReportedOn, today), ct);
            db.Record(Reported, contact.Id, contact.NetworkId, Actor.Stranger, now);
            await db.SaveChangesAsync(ct);
        }
        await together.CommitAsync(ct);
    }
}
