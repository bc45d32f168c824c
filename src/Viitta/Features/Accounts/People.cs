using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Accounts;

/// <param name="HasSignedIn">False while the invitation is unanswered.</param>
/// <param name="GetsLink">A new way in may lie in the network's outbox (<see cref="User.ReachesBeyond"/>).</param>
public sealed record Person(Guid Id, string Mail, NetworkRole Role, bool IsAuthority, bool HasSignedIn, bool GetsLink);

/// <summary>A network and its people, for its coordinators.</summary>
public sealed record NetworkPeople(Network Network, IReadOnlyList<Person> People);

public sealed class ReadPeople(ViittaDb db)
{
    public async Task<Outcome<NetworkPeople>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (!actor.Coordinates(networkId)
            || await db.Networks.AsNoTracking().FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var users = await db.Users.AsNoTracking().Include(u => u.Memberships)
            .Where(u => u.Memberships.Any(m => m.NetworkId == networkId))
            .OrderBy(u => u.NormalizedEmail).ToListAsync(ct);
        var ids = users.ConvertAll(u => u.Id);
        var signedIn = await db.SignInLinks.Where(l => ids.Contains(l.UserId) && l.UsedAt != null)
            .Select(l => l.UserId).Distinct().ToListAsync(ct);
        return new NetworkPeople(network,
        [
            .. from user in users
               let membership = user.Memberships.Find(m => m.NetworkId == networkId)!
               select new Person(
                   user.Id, user.Email!, membership.Role, membership.IsAuthority,
                   signedIn.Contains(user.Id), !user.ReachesBeyond(networkId)),
        ]);
    }
}
