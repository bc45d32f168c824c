using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Networks;

namespace Viitta.Features.Accounts;

/// <summary>
/// Takes a person into the network and mails the way in. The mail lies in the network's outbox, where its coordinators
/// read it: so it holds a sign-in link only when the account opens nothing but this network.
/// </summary>
public sealed class InvitePerson(ViittaDb db, InvitationMail invitation, TimeProvider time)
{
    public static readonly TraceKind Invited = new("accounts.person-invited");

    public static readonly Refusal AlreadyIn = new("accounts.already-in", 409) { Field = "mail" };

    public async Task<Outcome> RunAsync(
        Actor actor, string networkId, string? mail, NetworkRole? role, bool authority, CancellationToken ct)
    {
        try
        {
            return await InviteAsync(actor, networkId, mail, role, authority, ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // a double click made the same account in between: now it is found
            return await InviteAsync(actor, networkId, mail, role, authority, ct);
        }
    }

    private async Task<Outcome> InviteAsync(
        Actor actor, string networkId, string? mail, NetworkRole? role, bool authority, CancellationToken ct)
    {
        if (!actor.Coordinates(networkId) || await db.Networks.FindAsync([networkId], ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        if (AskForSignInLink.MailAddressOf(mail) is not { } address)
        {
            return AskForSignInLink.NotAnAddress;
        }
        if (role is not { } wanted || !Enum.IsDefined(wanted))
        {
            return Refusals.NotAChoice.For("role");
        }
        var normal = address.ToUpperInvariant();
        var user = await db.Users.Include(u => u.Memberships).FirstOrDefaultAsync(u => u.NormalizedEmail == normal, ct);
        if (user?.Memberships.Find(m => m.NetworkId == networkId) is { } membership)
        {
            return membership.Role == wanted ? Outcome.Ok : AlreadyIn;
        }
        var now = time.Now();
        if (user is null)
        {
            user = User.New(address);
            db.Users.Add(user);
        }
        else if (!user.IsNational)
        {
            await db.CloseWaysInAsync(user, now, ct); // an older invitation lies in another network's outbox
        }
        user.Memberships.Add(new Membership { UserId = user.Id, NetworkId = networkId, Role = wanted, IsAuthority = authority });
        invitation.Queue(actor, network, user, now);
        db.Record(Invited, user.Id, networkId, actor, now);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}

/// <summary>A fresh way in for somebody who has lost the first, or whose installation sends no mail.</summary>
public sealed class SendNewLink(ViittaDb db, InvitationMail invitation, TimeProvider time)
{
    public async Task<Outcome> RunAsync(Actor actor, string networkId, Guid userId, CancellationToken ct)
    {
        var user = await db.Users.Include(u => u.Memberships)
            .FirstOrDefaultAsync(u => u.Id == userId && u.Memberships.Any(m => m.NetworkId == networkId), ct);
        if (!actor.Coordinates(networkId) || user is null || user.ReachesBeyond(networkId))
        {
            return Refusals.NotFound;
        }
        var now = time.Now();
        var justMade = now + InvitationMail.Lifetime - TimeSpan.FromMinutes(1);
        if (!await db.SignInLinks.AnyAsync(l => l.UserId == userId && l.UsedAt == null && l.ExpiresAt > justMade, ct))
        {
            invitation.Queue(actor, await db.Networks.FirstAsync(n => n.Id == networkId, ct), user, now);
            await db.SaveChangesAsync(ct);
        }
        return Outcome.Ok;
    }
}

/// <summary>Words of an invitation, in three languages: nobody knows yet which one the person reads.</summary>
public sealed class InvitationMail(ViittaDb db, SiteAddress site, Texts texts)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Puts the mail in the network's outbox; the caller saves.</summary>
    public void Queue(Actor actor, Network network, User user, DateTime now)
    {
        var desk = $"/networks/{network.Id}";
        var (kind, path) = user.ReachesBeyond(network.Id)
            ? ("notice", $"/sign-in?back={Uri.EscapeDataString(desk)}")
            : ("link", SignInLinkMaker.Path(db.AddSignInLink(user, actor, now, Lifetime), desk));
        var link = site.Of(path);
        db.QueueMail(
            network.Id, user.Email!,
            "Viitta: " + string.Join(" – ", Languages.All.Select(l => Languages.In(l, () => texts["accounts.invitation.subject"]))),
            string.Join("\n\n", Languages.All.Select(l => Languages.In(l, () => texts[$"accounts.invitation.{kind}", network.Name, Lifetime.Days]))) + $"\n\n{link}\n",
            now);
    }
}
