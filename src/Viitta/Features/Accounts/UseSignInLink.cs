using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Accounts;

/// <summary>Turns a one-time link into a session. The link works once and for a short time.</summary>
public sealed class UseSignInLink(ViittaDb db, TimeProvider time)
{
    /// <summary>A double click is one use: the browser keeps only the second answer.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(5);

    public static readonly TraceKind SignedIn = new("accounts.signed-in");

    /// <summary>Used, expired or never made: the same answer for all three.</summary>
    public static readonly Refusal LinkOver = new("accounts.link-over", 410);

    public async Task<Outcome> RunAsync(HttpContext http, string key, CancellationToken ct)
    {
        var (hash, now) = (Secrets.Hash(key), time.Now());
        var link = await db.SignInLinks.FirstOrDefaultAsync(l => l.KeyHash == hash, ct);
        if (link is null || link.UsedAt + DoubleClick < now || link.ExpiresAt <= now)
        {
            return LinkOver;
        }
        var user = await db.Users.FirstAsync(u => u.Id == link.UserId, ct);
        link.UsedAt ??= now;
        user.SecurityStamp ??= Secrets.NewKey();
        db.Record(SignedIn, user.Id, null, new Actor { UserId = user.Id }, now);
        await db.SaveChangesAsync(ct);

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(UserSource.StampClaim, user.SecurityStamp)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity));
        return Outcome.Ok;
    }
}
