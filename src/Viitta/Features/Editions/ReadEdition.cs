using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Editions;

/// <param name="Level">What the reader gets of <paramref name="Document"/>.</param>
public sealed record EditionAnswer(EditionHead Edition, Visibility Level, EditionDocument Document);

/// <summary>A network's editions, for its members.</summary>
public sealed record EditionList(Network Network, bool Coordinates, IReadOnlyList<EditionListed> Editions);

public sealed record EditionListed(EditionHead Head, IReadOnlyList<string> ThemeIds);

public sealed class ReadEdition(ViittaDb db, EditionShelf shelf)
{
    public const string Latest = "latest";

    /// <param name="edition">A number, or <see cref="Latest"/>.</param>
    public async Task<Outcome<EditionAnswer>> RunAsync(Actor actor, string networkId, string edition, CancellationToken ct)
    {
        var number = int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null;
        if (number is null && edition != Latest)
        {
            return Refusals.NotFound;
        }
        var head = await db.Editions.Where(e => e.NetworkId == networkId && (number == null || e.Number == number))
            .Heads().FirstOrDefaultAsync(ct);
        if (head is null)
        {
            return Refusals.NotFound;
        }
        var level = actor.ReadsUpTo(networkId);
        return new EditionAnswer(head, level, await shelf.OpenAsync(db, head.Id, level, ct));
    }

    /// <summary>Newest first.</summary>
    public async Task<Outcome<EditionList>> ListAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.AsNoTracking().Of(actor).FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var listed = new List<EditionListed>();
        foreach (var head in await db.Editions.Where(e => e.NetworkId == networkId).Heads().ToListAsync(ct))
        {
            var document = await shelf.OpenAsync(db, head.Id, Visibility.Clear, ct);
            listed.Add(new EditionListed(head, [.. document.Pathways.Select(p => p.ThemeId)]));
        }
        return new EditionList(network, actor.Coordinates(networkId), listed);
    }
}
