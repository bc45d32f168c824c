using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.Workshops;

namespace Viitta.Features.Overview;

/// <param name="IsPractice">Invented, for practising.</param>
/// <param name="Role">The actor's own role there; null for a national coordinator who is in no list.</param>
/// <param name="Workshops">How many it has held, is holding or has planned.</param>
public sealed record NetworkSummary(string Id, LocalText Name, bool IsPractice, NetworkRole? Role, int Municipalities, int Workshops);

/// <summary>The networks that the actor belongs to: all of them for a national coordinator.</summary>
public sealed class ListNetworks(ViittaDb db)
{
    /// <summary>By name in the reader's language, the practice region last.</summary>
    public async Task<IReadOnlyList<NetworkSummary>> RunAsync(Actor actor, CancellationToken ct)
    {
        var networks = await db.Networks.AsNoTracking().Of(actor).ToListAsync(ct);
        var workshops = await db.Workshops.Of(actor).GroupBy(w => w.NetworkId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return
        [
            .. networks
                .OrderBy(n => n.IsPractice)
                .ThenBy(n => n.Name.ToString(), StringComparer.Create(Languages.Culture(Languages.Current), ignoreCase: true))
                .Select(n => new NetworkSummary(
                    n.Id, n.Name, n.IsPractice, actor.Networks.TryGetValue(n.Id, out var role) ? role : null,
                    n.Area.Count, workshops.GetValueOrDefault(n.Id))),
        ];
    }
}
