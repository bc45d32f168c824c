using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Mail;

/// <summary>The coordinator has given the text to its receiver some other way: it is not mailed any more.</summary>
public sealed class PassOnMail(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind PassedOn = new("mail.passed-on");

    public async Task<Outcome> RunAsync(Actor actor, string networkId, Guid id, CancellationToken ct)
    {
        if (await db.Outbox.Of(actor).For(networkId).FirstOrDefaultAsync(m => m.Id == id, ct) is not { } mail)
        {
            return Refusals.NotFound;
        }
        if (mail.SentAt is null)
        {
            mail.Sent(time.Now());
            db.Record(PassedOn, mail.Id, mail.NetworkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
        }
        return Outcome.Ok;
    }
}
