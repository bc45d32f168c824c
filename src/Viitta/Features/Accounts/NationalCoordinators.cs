using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;

namespace Viitta.Features.Accounts;

/// <summary>The national coordinators' addresses by user, for themselves alone.</summary>
public sealed class ReadNationals(ViittaDb db)
{
    public async Task<Outcome<IReadOnlyList<(Guid Id, string Mail)>>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.IsNational)
        {
            return Refusals.NotFound;
        }
        var users = await db.Users.AsNoTracking().Where(u => u.IsNational).OrderBy(u => u.NormalizedEmail).ToListAsync(ct);
        return users.ConvertAll(u => (u.Id, u.Email!));
    }
}

/// <summary>
/// Makes a person, known or new, a coordinator of the National Assistance System, and mails the way in to that person
/// alone. What opened the account before opens it no more.
/// </summary>
public sealed class MakeNational(
    ViittaDb db, SiteAddress site, Texts texts, IOptions<MailOptions> mailServer, TimeProvider time)
{
    public static readonly TraceKind Made = new("accounts.national-made");

    public static readonly Refusal AlreadyNational = new("accounts.already-national", 409) { Field = "mail" };

    /// <returns>The link, to be given by hand where no mail server is; else empty.</returns>
    public async Task<Outcome<string>> RunAsync(Actor actor, string? mail, CancellationToken ct)
    {
        if (!actor.IsNational)
        {
            return Refusals.NotFound;
        }
        if (AskForSignInLink.MailAddressOf(mail) is not { } address)
        {
            return AskForSignInLink.NotAnAddress;
        }
        var (now, normal) = (time.Now(), address.ToUpperInvariant());
        var user = await db.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == normal, ct);
        if (user is { IsNational: true })
        {
            return AlreadyNational;
        }
        if (user is null)
        {
            user = User.New(address);
            db.Users.Add(user);
        }
        else
        {
            await db.CloseWaysInAsync(user, now, ct);
        }
        user.IsNational = true;
        var link = site.Of(SignInLinkMaker.Path(db.AddSignInLink(user, actor, now, InvitationMail.Lifetime)));
        db.QueueMail(
            null, user.Email!, string.Join(" – ", Languages.All.Select(l => Languages.In(l, () => texts["accounts.national.subject"]))),
            string.Join("\n\n", Languages.All.Select(l => Languages.In(l, () => texts["accounts.national.body", InvitationMail.Lifetime.Days])))
            + $"\n\n{link}\n", now);
        db.Record(Made, user.Id, null, actor, now);
        await db.SaveChangesAsync(ct);
        return mailServer.Value.IsConfigured ? "" : link;
    }
}

/// <summary>Takes the national coordinator's rights away. Memberships stay; an account without any is deleted.</summary>
public sealed class UnmakeNational(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Unmade = new("accounts.national-unmade");

    /// <summary>Somebody must be able to let others in.</summary>
    public static readonly Refusal LastNational = new("accounts.last-national");

    public async Task<Outcome> RunAsync(Actor actor, Guid userId, CancellationToken ct)
    {
        if (!actor.IsNational)
        {
            return Refusals.NotFound;
        }
        var nationals = await db.Users.Include(u => u.Memberships).Where(u => u.IsNational).ToListAsync(ct);
        if (nationals.Find(u => u.Id == userId) is not { } user)
        {
            return Refusals.NotFound;
        }
        if (nationals.Count == 1)
        {
            return LastNational;
        }
        // Each counts: two who unmake each other at the same moment cannot both succeed.
        nationals.ForEach(n => n.ConcurrencyStamp = Secrets.NewKey());
        user.IsNational = false;
        if (user.Memberships.Count == 0)
        {
            db.Users.Remove(user);
        }
        db.Record(Unmade, user.Id, null, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
