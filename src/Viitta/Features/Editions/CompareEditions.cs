using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Editions;

/// <param name="Level">What the reader gets of both.</param>
/// <param name="TakenOff">So many contacts the older one had for this reader and the newer one has no more; their names and numbers are shown nowhere.</param>
public sealed record EditionComparison(
    Network Network, EditionHead Since, EditionHead Edition, Visibility Level, EditionDifferences Differences, int TakenOff);

/// <summary>Tells two published editions of a network apart. What has been withdrawn since is in neither.</summary>
public sealed class CompareEditions(ViittaDb db, EditionShelf shelf)
{
    /// <param name="since">The older one's number; null for the one before.</param>
    public async Task<Outcome<EditionComparison>> RunAsync(Actor actor, string networkId, int edition, int? since, CancellationToken ct)
    {
        var earlier = since ?? edition - 1;
        var heads = await db.Editions.Where(e => e.NetworkId == networkId && (e.Number == edition || e.Number == earlier)).Heads().ToListAsync(ct);
        if (heads.Find(h => h.Number == edition) is not { } after || heads.Find(h => h.Number == earlier) is not { } before || earlier >= edition)
        {
            return Refusals.NotFound;
        }
        var network = await db.Networks.AsNoTracking().SingleAsync(n => n.Id == networkId, ct);
        var level = actor.ReadsUpTo(networkId);
        return new EditionComparison(network, before, after, level, EditionDifferences.Between(
            await shelf.OpenAsync(db, before.Id, level, ct), await shelf.OpenAsync(db, after.Id, level, ct)), await TakenOffAsync(before, after, level, ct));
    }

    private async Task<int> TakenOffAsync(EditionHead before, EditionHead after, Visibility level, CancellationToken ct)
    {
        var withdrawn = await EditionShelf.WithdrawnAsync(db, level, ct);
        return (await shelf.AsPublishedAsync(db, before.Id, level, ct)).Contacts().Select(c => c.Id)
            .Except((await shelf.AsPublishedAsync(db, after.Id, level, ct)).Contacts().Select(c => c.Id)).Count(withdrawn.Contains);
    }
}
