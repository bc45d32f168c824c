using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Mail;

/// <param name="HasServer">False: nothing goes out by itself, every mail waits to be passed on.</param>
public sealed record NetworkOutbox(bool HasServer, IReadOnlyList<OutboxMail> Waiting, IReadOnlyList<OutboxMail> Sent);

/// <summary>A network's mails, for its coordinators; with the national ones for national coordinators.</summary>
public sealed class ReadOutbox(ViittaDb db, IOptions<MailOptions> options)
{
    private const int SentShown = 50;

    public async Task<Outcome<NetworkOutbox>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (!actor.Coordinates(networkId) || !await db.Networks.AnyAsync(n => n.Id == networkId, ct))
        {
            return Refusals.NotFound;
        }
        var mails = db.Outbox.AsNoTracking().Of(actor).For(networkId);
        return new NetworkOutbox(
            options.Value.IsConfigured,
            await mails.Where(m => m.SentAt == null).OrderByDescending(m => m.CreatedAt).ToListAsync(ct),
            await mails.Where(m => m.SentAt != null).OrderByDescending(m => m.SentAt).Take(SentShown).ToListAsync(ct));
    }
}
