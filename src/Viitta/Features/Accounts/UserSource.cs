using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.Accounts;

/// <summary>
/// The signed-in user of a page (cookie), or the owner of an API token (bearer, under /api only: the page's cookie
/// counts for nothing there). Roles are read afresh at every request, so a change of rights holds at once.
/// </summary>
public sealed class UserSource(ViittaDb db, PracticeRegion practice, TimeProvider time) : IActorSource
{
    /// <summary>Claim with the user's security stamp: a new stamp ends every session.</summary>
    public const string StampClaim = "viitta:stamp";

    public async Task<Actor> AddAsync(HttpContext http, Actor actor)
    {
        var user = http.Request.Path.StartsWithSegments(Api.Root) ? await TokenOwnerAsync(http) : await SignedInAsync(http);
        return user is null
            ? actor
            : actor with
            {
                UserId = user.Id,
                Name = user.Email,
                IsNational = user.IsNational,
                AuthorityIds = [.. user.Memberships.Where(m => m.IsAuthority).Select(m => m.NetworkId)],
                Networks = NetworksOf(user),
            };
    }

    private Dictionary<string, NetworkRole> NetworksOf(User user)
    {
        var networks = user.Memberships.ToDictionary(m => m.NetworkId, m => m.Role);
        if (practice.NetworkId is { } id && networks.ContainsValue(NetworkRole.Coordinator))
        {
            networks[id] = NetworkRole.Coordinator;
        }
        return networks;
    }

    private async Task<User?> SignedInAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync();
        if (!Guid.TryParse(ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return null;
        }
        var stamp = ticket.Principal.FindFirstValue(StampClaim);
        return await Users.FirstOrDefaultAsync(u => u.Id == id && u.SecurityStamp == stamp, http.RequestAborted);
    }

    private async Task<User?> TokenOwnerAsync(HttpContext http)
    {
        if (Api.BearerKey(http.Request) is not { } key)
        {
            return null;
        }
        var (hash, now) = (Secrets.Hash(key), time.Now());
        var owner = await db.ApiTokens
            .Where(t => t.KeyHash == hash && t.RevokedAt == null && t.ExpiresAt > now)
            .Select(t => (Guid?)t.UserId)
            .FirstOrDefaultAsync(http.RequestAborted);
        return owner is null ? null : await Users.FirstOrDefaultAsync(u => u.Id == owner, http.RequestAborted);
    }

    private IQueryable<User> Users => db.Users.AsNoTracking().Include(u => u.Memberships);
}
