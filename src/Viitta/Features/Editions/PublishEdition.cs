using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Editions;

/// <param name="Number">The number on the page where the button was pressed, against a double click; null for the next one.</param>
/// <param name="CheckBy">Null for half a year from now.</param>
/// <param name="Confirmed">What is missing has been seen.</param>
public sealed record PublishRequest(DateOnly? CheckBy = null, bool Confirmed = false, int? Number = null);

/// <summary>The next edition as it would be published now.</summary>
/// <param name="Changes">Since the newest edition; null before the first.</param>
public sealed record EditionPreview(
    Network Network, int Number, EditionDocument Document, EditionGaps Missing, EditionChanges? Changes, DateOnly CheckBy);

/// <summary>Freezes the network's service map and adopted pathways under the next number.</summary>
public sealed class PublishEdition(ViittaDb db, ComposeEdition compose, TimeProvider time)
{
    public static readonly TraceKind Published = new("editions.published");

    /// <summary>A second press within this time is the same press.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromMinutes(1);

    /// <returns>The number of the edition.</returns>
    public async Task<Outcome<int>> RunAsync(Actor actor, string networkId, PublishRequest request, CancellationToken ct)
    {
        var found = await NetworkAsync(actor, networkId, ct);
        if (found.Refused)
        {
            return found.Refusal;
        }
        var (now, latest) = (time.Now(), await LatestAsync(networkId, ct));
        if (request.Number is { } pressed && pressed != (latest?.Number ?? 0) + 1)
        {
            return latest?.Number == pressed && now - latest.PublishedAt < DoubleClick ? pressed : EditionRefusals.NumberTaken;
        }
        var document = await compose.RunAsync(found.Value, ct);
        var published = Edition.Publish(
            networkId, latest?.Number ?? 0, document, EditionGaps.Of(document, now),
            request.CheckBy ?? Edition.UsualCheckBy(Clock.LocalDate(now)), request.Confirmed, now);
        if (published.Refused)
        {
            return published.Refusal;
        }
        db.Editions.Add(published.Value);
        db.Record(Published, published.Value.Id, networkId, actor, now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (db.Entry(published.Value).State == EntityState.Added)
        {
            // The number is unique: the same button was pressed twice at once.
            db.ChangeTracker.Clear();
            if (await LatestAsync(networkId, ct) is not { } first || first.Number < published.Value.Number)
            {
                throw;
            }
        }
        return published.Value.Number;
    }

    public async Task<Outcome<EditionPreview>> PreviewAsync(Actor actor, string networkId, CancellationToken ct)
    {
        var found = await NetworkAsync(actor, networkId, ct);
        if (found.Refused)
        {
            return found.Refusal;
        }
        var (now, latest) = (time.Now(), await LatestAsync(networkId, ct));
        var document = await compose.RunAsync(found.Value, ct);
        return new EditionPreview(
            found.Value, (latest?.Number ?? 0) + 1, document, EditionGaps.Of(document, now),
            latest is null ? null : EditionChanges.Between(EditionDocument.Read(latest.Document), document),
            Edition.UsualCheckBy(Clock.LocalDate(now)));
    }

    private async Task<Outcome<Network>> NetworkAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.AsNoTracking().Of(actor).FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        return actor.Coordinates(networkId) ? network : EditionRefusals.NotCoordinator;
    }

    private Task<Edition?> LatestAsync(string networkId, CancellationToken ct) =>
        db.Editions.AsNoTracking().Where(e => e.NetworkId == networkId).OrderByDescending(e => e.Number).FirstOrDefaultAsync(ct);
}
