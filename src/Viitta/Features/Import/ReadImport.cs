using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Import;

/// <param name="Shown">Rows of one kind, one page of them.</param>
public sealed record ImportView(ServiceImport Import, Network Network, RowKind Kind, int Page, int Pages, IReadOnlyList<RowPlan> Shown);

/// <summary>An import with one page of its preview.</summary>
public sealed class ReadImport(ViittaDb db)
{
    public const int RowsOnPage = 50;

    private static readonly RowKind[] WorthSeeing = [RowKind.Doubtful, RowKind.Refused, RowKind.Changed, RowKind.Added, RowKind.Unchanged];

    /// <param name="kind">Null shows first what a person should look at first.</param>
    public async Task<Outcome<ImportView>> RunAsync(Actor actor, string networkId, Guid id, RowKind? kind, int page, CancellationToken ct)
    {
        if (await db.Imports.Of(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.NetworkId == networkId, ct) is not { } import
            || await db.Networks.Of(actor).AsNoTracking().FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var shown = kind ?? WorthSeeing.FirstOrDefault(k => import.Counts.Of(k) > 0, RowKind.Unchanged);
        var pages = Math.Max(1, (import.Counts.Of(shown) + RowsOnPage - 1) / RowsOnPage);
        var at = Math.Clamp(page, 1, pages);
        var first = (at - 1) * RowsOnPage;
        var piece = await db.ReadPartAsync<List<RowPlan>>(id, shown.ToString(), first / ImportPart.RowsInPiece, ct) ?? [];
        return new ImportView(import, network, shown, at, pages, [.. piece.Skip(first % ImportPart.RowsInPiece).Take(RowsOnPage)]);
    }
}
