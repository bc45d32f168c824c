using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>What is known of an edition without opening it.</summary>
public sealed record EditionHead(Guid Id, string NetworkId, int Number, DateTime PublishedAt, DateOnly CheckBy)
{
    public bool IsPastCheckBy(DateOnly today) => today > CheckBy;
}

/// <summary>
/// Opens editions. Their documents never change, so the few that are read are kept deserialised, each once for every
/// level of reader: nobody can be handed more than the level asked for.
/// </summary>
public sealed class EditionShelf : IDisposable
{
    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = 60 });

    /// <summary>
    /// What was published, for a reader of that level, without what has been withdrawn since: a number is withdrawn when
    /// it is taken off the map, or is no longer for that reader's eyes.
    /// </summary>
    public async Task<EditionDocument> OpenAsync(ViittaDb db, Guid editionId, Visibility level, CancellationToken ct)
    {
        var document = await AsPublishedAsync(db, editionId, level, ct);
        var withdrawn = await WithdrawnAsync(db, level, ct);
        return document.Contacts().Any(c => withdrawn.Contains(c.Id))
            ? document.With(c => !withdrawn.Contains(c.Id))
            : document;
    }

    /// <summary>The contacts that a reader of that level gets no more, whatever edition they are in.</summary>
    public static async Task<HashSet<Guid>> WithdrawnAsync(ViittaDb db, Visibility level, CancellationToken ct)
    {
        var above = Enum.GetValues<Visibility>().Where(v => v > level).ToList(); // stored as words: compared one by one
        return await (
            from contact in db.ContactPoints
            join service in db.Services on contact.ServiceId equals service.Id
            join organization in db.Organizations on service.OrganizationId equals organization.Id
            where contact.RemovedAt != null || service.RemovedAt != null || organization.RemovedAt != null || above.Contains(contact.Visibility)
            select contact.Id).ToHashSetAsync(ct);
    }

    /// <summary>With what has been withdrawn since: not to be shown before <see cref="WithdrawnAsync"/> is taken out.</summary>
    public async Task<EditionDocument> AsPublishedAsync(ViittaDb db, Guid editionId, Visibility level, CancellationToken ct)
    {
        if (_documents.Get<EditionDocument>((editionId, level)) is { } kept)
        {
            return kept;
        }
        var json = await db.Editions.Where(e => e.Id == editionId).Select(e => e.Document).SingleAsync(ct);
        return _documents.Set((editionId, level), EditionDocument.Read(json).SeenAt(level), new MemoryCacheEntryOptions { Size = 1 });
    }

    public void Dispose() => _documents.Dispose();
}

/// <summary>The editions of the networks, newest first in each.</summary>
public static class EditionHeads
{
    public static IQueryable<EditionHead> Heads(this IQueryable<Edition> editions) => editions
        .OrderBy(e => e.NetworkId).ThenByDescending(e => e.Number)
        .Select(e => new EditionHead(e.Id, e.NetworkId, e.Number, e.PublishedAt, e.CheckBy));
}
