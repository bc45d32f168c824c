using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>Mails a contact's owner "is this still right?" because its keeper wants to know; see <see cref="AskOwners"/> for what goes out by itself.</summary>
public sealed class SendConfirmation(ViittaDb db, ConfirmationMail mail, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>A second mail to the same address waits that long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public static readonly TraceKind Sent = new("service-map.confirmation-sent");

    public static readonly Refusal NoMail = new("servicemap.no-mail-to-confirm");
    public static readonly Refusal SentAlready = new("servicemap.confirmation-sent-already");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var contact = await db.ContactPoints.Of(actor).FirstOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct);
        if (contact is null)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(contact.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (contact.Email.Length == 0)
        {
            return NoMail;
        }
        var now = time.Now();
        var lately = now - Pause;
        if (await db.ConfirmationLinks.OpenFor(contact, now).AnyAsync(l => l.SentAt > lately, ct))
        {
            return SentAlready;
        }
        var organization = await (from s in db.Services
                                  join o in db.Organizations on s.OrganizationId equals o.Id
                                  where s.Id == contact.ServiceId
                                  select o.Name).FirstAsync(ct);
        await mail.QueueAsync([new AskedContact(contact, organization)], now, ct);
        db.Record(Sent, id, contact.NetworkId, actor, now);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
