using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Accounts;

/// <summary>Another role in the network, and whether the person works for an authority.</summary>
public sealed class ChangePerson(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Changed = new("accounts.person-changed");

    /// <summary>A network is never left without anybody who can invite; the national coordinators may do so.</summary>
    public static readonly Refusal LastCoordinator = new("accounts.last-coordinator");

    public async Task<Outcome> RunAsync(
        Actor actor, string networkId, Guid userId, NetworkRole? role, bool authority, CancellationToken ct)
    {
        var user = await db.MemberAsync(actor, networkId, userId, ct);
        if (user?.Memberships.Find(m => m.NetworkId == networkId) is not { } membership)
        {
            return Refusals.NotFound;
        }
        if (role is not { } wanted || !Enum.IsDefined(wanted))
        {
            return Refusals.NotAChoice;
        }
        if (wanted != NetworkRole.Coordinator && await db.IsLastCoordinatorAsync(actor, membership, ct))
        {
            return LastCoordinator;
        }
        (membership.Role, membership.IsAuthority) = (wanted, authority);
        db.Record(Changed, user.Id, networkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}

/// <summary>Takes a person out of the network. An account that is then in no network is deleted with all it had.</summary>
public sealed class RemovePerson(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Removed = new("accounts.person-removed");

    public async Task<Outcome> RunAsync(Actor actor, string networkId, Guid userId, CancellationToken ct)
    {
        var user = await db.MemberAsync(actor, networkId, userId, ct);
        if (user?.Memberships.Find(m => m.NetworkId == networkId) is not { } membership)
        {
            return Refusals.NotFound;
        }
        if (await db.IsLastCoordinatorAsync(actor, membership, ct))
        {
            return ChangePerson.LastCoordinator;
        }
        user.Memberships.Remove(membership);
        if (user is { Memberships.Count: 0, IsNational: false })
        {
            db.Users.Remove(user);
        }
        db.Record(Removed, user.Id, networkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}

internal static class MemberQueries
{
    /// <summary>The user in that network, when the actor coordinates it.</summary>
    public static async Task<User?> MemberAsync(this ViittaDb db, Actor actor, string networkId, Guid userId, CancellationToken ct) =>
        actor.Coordinates(networkId)
            ? await db.Users.Include(u => u.Memberships)
                .FirstOrDefaultAsync(u => u.Id == userId && u.Memberships.Any(m => m.NetworkId == networkId), ct)
            : null;

    public static async Task<bool> IsLastCoordinatorAsync(this ViittaDb db, Actor actor, Membership membership, CancellationToken ct) =>
        !actor.IsNational && membership.Role == NetworkRole.Coordinator
        && !await db.Memberships.AnyAsync(
            m => m.NetworkId == membership.NetworkId && m.Role == NetworkRole.Coordinator && m.UserId != membership.UserId, ct);
}
