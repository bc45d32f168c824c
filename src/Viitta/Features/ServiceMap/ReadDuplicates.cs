using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <param name="Names">Of all rows below, by id.</param>
/// <param name="Merged">Lately, newest first; those not undone can be.</param>
public sealed record Duplicates(
    Network Network, Visibility Tlp, IReadOnlyList<LikelyDuplicate> Likely, IReadOnlyList<MapMerge> Merged, IReadOnlyList<KeptApart> Apart,
    IReadOnlyDictionary<Guid, LocalText> Names);

/// <summary>What is likely to be on a network's map twice, and what has been said about that. For its keepers.</summary>
public sealed class ReadDuplicates(ViittaDb db, ReadMap map, TimeProvider time)
{
    public async Task<Outcome<Duplicates>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        var view = await map.RunAsync(actor, networkId, need: null, text: null, ct);
        if (view.Value?.Tasks is not { } tasks)
        {
            return Refusals.NotFound;
        }
        var since = time.Now() - Keeping.UndoTime;
        var merged = await db.MapMerges.Where(m => m.At > since && (m.NetworkId == networkId || m.NetworkId == null))
            .OrderByDescending(m => m.At).AsNoTracking().ToListAsync(ct);
        var apart = await db.KeptApart.For(networkId).AsNoTracking().ToListAsync(ct);
        var ids = merged.SelectMany(m => new[] { m.FromId, m.IntoId }).Concat(apart.SelectMany(k => new[] { k.FirstId, k.SecondId })).Distinct().ToList();
        var names = (await db.Organizations.Of(actor).Where(o => ids.Contains(o.Id)).AsNoTracking().ToListAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        foreach (var service in await db.Services.Of(actor).Where(s => ids.Contains(s.Id)).AsNoTracking().ToListAsync(ct))
        {
            names[service.Id] = service.Name;
        }
        return new Duplicates(
            view.Value.Network,
            view.Value.All.SelectMany(o => o.Contacts).Select(c => c.Visibility).Append(Visibility.Green).Max(),
            tasks.Duplicates,
            [.. merged.Where(m => actor.Keeps(m.NetworkId))],
            [.. apart.Where(k => actor.Keeps(k.NetworkId))],
            names);
    }
}
