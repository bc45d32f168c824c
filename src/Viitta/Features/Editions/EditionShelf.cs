using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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
public sealed class EditionShelf(Catalogue catalogue, TimeProvider time) : IDisposable
{
    /// <param name="Withdrawn">Of all editions.</param>
    /// <param name="Here">Of this one.</param>
    /// <param name="Placed">Contacts of all editions whose place may be told.</param>
    /// <param name="Hidden">Those of this one whose place may not.</param>
    private sealed record Shown(
        HashSet<Guid> Withdrawn, HashSet<Guid> Here, HashSet<Guid> Placed, IReadOnlySet<Guid> Hidden, EditionDocument Document);

    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = 60 });
    private readonly KeptUntilTraced<Visibility, HashSet<Guid>> _withdrawn = new(time);
    private readonly KeptUntilTraced<bool, HashSet<Guid>> _placed = new(time);
    private readonly KeptUntilTraced<Visibility, EditionDocument> _national = new(time);

    // Both live as long as the document that they are made from.
    private readonly ConditionalWeakTable<EditionDocument, Shown> _shown = [];
    private readonly ConditionalWeakTable<EditionDocument, ConcurrentDictionary<string, EditionDocument>> _near = [];

    /// <summary>
    /// What was published, for a reader of that level, without what has been withdrawn since: a number is withdrawn when
    /// it is taken off the map, or is no longer for that reader's eyes; a place, when the contact has none any more, as when it
    /// has to stay secret. The same object while nothing changes.
    /// </summary>
    public async Task<EditionDocument> OpenAsync(ViittaDb db, Guid editionId, Visibility level, CancellationToken ct)
    {
        var document = await AsPublishedAsync(db, editionId, level, ct);
        var withdrawn = await _withdrawn.GetAsync(db, level, async before =>
            await WithdrawnAsync(db, level, ct) is var now && before?.SetEquals(now) == true ? before : now, ct);
        var placed = await _placed.GetAsync(db, true, async before =>
            await PlacedAsync(db, catalogue, ct) is var now && before?.SetEquals(now) == true ? before : now, ct);
        if (_shown.TryGetValue(document, out var shown) && shown.Withdrawn == withdrawn && shown.Placed == placed)
        {
            return shown.Document;
        }
        var here = document.Contacts().Select(c => c.Id).Where(withdrawn.Contains).ToHashSet();
        var hidden = document.PlacesBut(placed);
        var without = here.Count + hidden.Count == 0 ? document
            : shown?.Here.SetEquals(here) == true && shown.Hidden.SetEquals(hidden) ? shown.Document
            : (here.Count == 0 ? document : document.With(c => !here.Contains(c.Id))).WithoutPlaces(hidden);
        _shown.AddOrUpdate(document, new Shown(withdrawn, here, placed, hidden, without));
        return without;
    }

    /// <summary>The same with the services alone that take people from that municipality.</summary>
    public async Task<EditionDocument> OpenAsync(ViittaDb db, Guid editionId, Visibility level, string municipality, CancellationToken ct)
    {
        var document = await OpenAsync(db, editionId, level, ct);
        return municipality.Length == 0 ? document
            : _near.GetValue(document, _ => new(StringComparer.Ordinal)).GetOrAdd(municipality, document.In);
    }

    /// <summary>The national services as they are now, for everybody. The same object while nothing changes.</summary>
    public Task<EditionDocument> NationalAsync(ViittaDb db, ComposeEdition compose, CancellationToken ct) =>
        _national.GetAsync(db, Visibility.Clear, async before =>
            (await compose.NationalAsync(ct)).SeenAt(Visibility.Clear) is var now && before?.Write() == now.Write() ? before : now, ct);

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

    /// <summary>The contacts that say where they are, now, and whose service is no front gate: an edition tells no other place.</summary>
    public static async Task<HashSet<Guid>> PlacedAsync(ViittaDb db, Catalogue catalogue, CancellationToken ct)
    {
        var placed = await (
            from contact in db.ContactPoints.AsNoTracking()
            join service in db.Services.AsNoTracking() on contact.ServiceId equals service.Id
            where contact.Place != null
            select new { contact.Id, Service = service }).ToListAsync(ct);
        return placed.Where(p => !p.Service.IsFrontGate(catalogue)).Select(p => p.Id).ToHashSet();
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

    public void Dispose()
    {
        _documents.Dispose();
        _withdrawn.Dispose();
        _placed.Dispose();
        _national.Dispose();
    }
}

/// <summary>The editions of the networks, newest first in each.</summary>
public static class EditionHeads
{
    public static IQueryable<EditionHead> Heads(this IQueryable<Edition> editions) => editions
        .OrderBy(e => e.NetworkId).ThenByDescending(e => e.Number)
        .Select(e => new EditionHead(e.Id, e.NetworkId, e.Number, e.PublishedAt, e.CheckBy));
}
