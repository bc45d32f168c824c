using System.Net;
using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;

namespace Viitta.Features.Accounts;

/// <summary>
/// Mails a one-time link to a known address. The answer, and nearly the time it takes, is the same for an unknown one:
/// nobody learns from here who has an account.
/// </summary>
public sealed class AskForSignInLink(ViittaDb db, SignInLimits limits, SiteAddress site, Texts texts, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public static readonly TraceKind AskedInVain = new("accounts.link-asked-in-vain");

    public static readonly Refusal NotAnAddress = new("accounts.not-an-address", 400) { Field = "mail" };

    public static readonly Refusal TooOften = new("accounts.too-often", 429) { Field = "mail" };

    /// <param name="client">Where the request comes from, for the limit.</param>
    /// <param name="back">Local path to go on to, or null.</param>
    public async Task<Outcome> RunAsync(IPAddress? client, string? mail, string? back, CancellationToken ct)
    {
        if (MailAddressOf(mail) is not { } address)
        {
            return NotAnAddress;
        }
        if (!limits.Allows(client, address))
        {
            return TooOften;
        }
        var (now, normal) = (time.Now(), address.ToUpperInvariant());
        if (await db.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == normal, ct) is { } user)
        {
            var key = db.AddSignInLink(user, Actor.Stranger, now, Lifetime);
            var link = site.Of(SignInLinkMaker.Path(key, back));
            db.QueueMail(null, user.Email!, texts["accounts.mail.subject"], texts["accounts.mail.body", link], now);
        }
        else
        {
            db.Record(AskedInVain, "sign-in", null, Actor.Stranger, now);
        }
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }

    /// <summary>The trimmed address when it is one that mail can go to, else null.</summary>
    public static string? MailAddressOf(string? typed) =>
        typed?.Trim() is { Length: > 5 and <= 200 } text && MailAddress.TryCreate(text, out var address)
        && address.Address == text && address.Host.Contains('.') ? text : null;
}
