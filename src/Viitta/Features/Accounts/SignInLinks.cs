using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Mail;

namespace Viitta.Features.Accounts;

/// <summary>Makes one-time links. The caller saves, and mails or prints the key.</summary>
public static class SignInLinkMaker
{
    public static readonly TraceKind LinkMade = new("accounts.link-made");

    /// <summary>Adds a link for the user and returns its key. Nothing is saved yet.</summary>
    public static string AddSignInLink(this ViittaDb db, User user, Actor actor, DateTime now, TimeSpan lifetime)
    {
        var key = Secrets.NewKey();
        db.SignInLinks.Add(new SignInLink { UserId = user.Id, KeyHash = Secrets.Hash(key), ExpiresAt = now + lifetime });
        db.Record(LinkMade, user.Id, null, actor, now);
        return key;
    }

    /// <summary>
    /// Ends every session, API key and open link of an account that is about to reach further: whoever holds one got it
    /// when the account opened less. The caller saves.
    /// </summary>
    public static async Task CloseWaysInAsync(this ViittaDb db, User user, DateTime now, CancellationToken ct)
    {
        user.SecurityStamp = Secrets.NewKey();
        await foreach (var link in db.SignInLinks.Where(l => l.UserId == user.Id && l.ExpiresAt > now).AsAsyncEnumerable().WithCancellation(ct))
        {
            link.ExpiresAt = now;
        }
        await foreach (var token in db.ApiTokens.Where(t => t.UserId == user.Id && t.RevokedAt == null).AsAsyncEnumerable().WithCancellation(ct))
        {
            token.RevokedAt = now;
        }
    }

    /// <summary>The page that uses the link.</summary>
    /// <param name="back">Local path to go on to, or null.</param>
    public static string Path(string key, string? back = null) =>
        $"/sign-in/{key}{(back is null ? "" : $"?back={Uri.EscapeDataString(back)}")}";
}

/// <summary>
/// Someone must be first: while nobody has ever signed in, every start prints a fresh one-time link for a national
/// coordinator, who then invites the others. So it does where no mail server is, for there no other link ever arrives.
/// </summary>
public sealed class FirstCoordinator(
    ViittaDb db, IOptions<MailOptions> mailServer, TimeProvider time, IConfiguration configuration) : IAtStart
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public static readonly TraceKind Created = new("accounts.first-coordinator-created");

    public int Order => 40;

    /// <summary>The newest printed link's path, for the line on the console and for tests; null when none is needed.</summary>
    public static string? Path { get; private set; }

    public async Task RunAsync(CancellationToken ct)
    {
        Path = null;
        if (mailServer.Value.IsConfigured && await db.SignInLinks.AnyAsync(l => l.UsedAt != null, ct))
        {
            return;
        }
        var mail = configuration["VIITTA_FIRST_COORDINATOR"] ?? "coordinator@viitta.example";
        var user = await db.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == mail.ToUpperInvariant(), ct);
        if (user is null)
        {
            user = User.New(mail);
            user.IsNational = true;
            db.Users.Add(user);
            db.Record(Created, user.Id, null, Actor.Program, time.Now());
        }
        Path = SignInLinkMaker.Path(db.AddSignInLink(user, Actor.Program, time.Now(), Lifetime));
        await db.SaveChangesAsync(ct);
    }
}
