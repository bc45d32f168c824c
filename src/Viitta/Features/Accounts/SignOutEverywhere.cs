using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Accounts;

/// <summary>A new security stamp: every session of the user ends, on every device, at its next request.</summary>
public sealed class SignOutEverywhere(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind SignedOutEverywhere = new("accounts.signed-out-everywhere");

    public async Task RunAsync(Actor actor, CancellationToken ct)
    {
        var user = await db.Users.FirstAsync(u => u.Id == actor.UserId, ct);
        user.SecurityStamp = Secrets.NewKey();
        db.Record(SignedOutEverywhere, user.Id, null, actor, time.Now());
        await db.SaveChangesAsync(ct);
    }
}
