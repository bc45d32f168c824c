using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.OpenData;

/// <summary>Keeps what is published in memory, until something of it changes.</summary>
public sealed class OpenDataShelf(Catalogue catalogue, HsdsVocabulary vocabulary, EditionShelf editions, TimeProvider time) : IDisposable
{
    /// <summary>What withdraws a contact or gives it back. An edit may have done neither: rather told once too often.</summary>
    private static readonly string[] Withdrawing =
    [
        RemoveFromMap.Removed.Code, RemoveFromMap.PutBack.Code, EditContact.Edited.Code, EditService.Edited.Code, DecideProposal.Accepted.Code,
    ];

    private readonly KeptUntilTraced<bool, OpenDataSet> _kept = new(time);

    /// <summary>The program and the content that it runs with: other names make other answers.</summary>
    private readonly string _program = Hash(
        Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId, JsonSerializer.Serialize(vocabulary.Terms.Select(t => new { t.Id, t.Name, t.Description })),
        JsonSerializer.Serialize(catalogue.Municipalities));

    /// <param name="practice">The practice region alone; never among the real ones.</param>
    public Task<OpenDataSet> OpenAsync(ViittaDb db, bool practice, CancellationToken ct) =>
        _kept.GetAsync(db, practice, before => ReadAsync(db, practice, before, ct), ct);

    public void Dispose() => _kept.Dispose();

    private async Task<OpenDataSet> ReadAsync(ViittaDb db, bool practice, OpenDataSet? before, CancellationToken ct)
    {
        var networks = await db.Networks.AsNoTracking().Where(n => n.IsPractice == practice).ToDictionaryAsync(n => n.Id, ct);
        var ids = networks.Keys.ToList();
        var heads = (await db.Editions.Where(e => ids.Contains(e.NetworkId)).Heads().ToListAsync(ct)).DistinctBy(h => h.NetworkId).ToList();
        var published = new List<OpenEdition>();
        foreach (var head in heads)
        {
            published.Add(new(head, networks[head.NetworkId], await editions.AsPublishedAsync(db, head.Id, Visibility.Clear, ct)));
        }
        var withdrawn = await EditionShelf.WithdrawnAsync(db, Visibility.Clear, ct);
        withdrawn.IntersectWith(published.SelectMany(e => e.Document.Contacts()).Select(c => c.Id));
        var placed = await EditionShelf.PlacedAsync(db, catalogue, ct);
        var hidden = published.SelectMany(e => e.Document.PlacesBut(placed)).ToHashSet();
        var changed = await ChangedAsync(db, published, ct);
        var regional = await RegionalAsync(db, ct);
        var state = Hash([
            _program, practice, .. published.SelectMany(e => e.Network.Area.Prepend($"{e.Head.Id}")),
            .. withdrawn.Order(), "", .. hidden.Order(), .. changed.OrderBy(c => c.Key), .. regional.Order()]);
        return before?.State == state
            ? before
            : new OpenDataSet(state, practice, published.Select(e => Without(withdrawn, hidden, e)), changed, regional, vocabulary);
    }

    private static OpenEdition Without(HashSet<Guid> withdrawn, HashSet<Guid> hidden, OpenEdition edition) =>
        edition with { Document = edition.Document.With(c => !withdrawn.Contains(c.Id)).WithoutPlaces(hidden) };

    /// <summary>When a service, its organisation or a contact of it was last withdrawn or given back, by the service's id.</summary>
    private static async Task<Dictionary<Guid, DateTime>> ChangedAsync(ViittaDb db, List<OpenEdition> published, CancellationToken ct)
    {
        var (ids, since) = (published.Select(e => e.Network.Id).ToList(), published.Select(e => e.Head.PublishedAt).DefaultIfEmpty().Min());
        var traces = await db.Traces
            .Where(t => (t.NetworkId == null || ids.Contains(t.NetworkId)) && t.At > since && Withdrawing.Contains(t.What))
            .GroupBy(t => t.Subject).Select(g => new { g.Key, At = g.Max(t => t.At) }).ToDictionaryAsync(t => t.Key, t => t.At, ct);
        var changed = new Dictionary<Guid, DateTime>();
        foreach (var organization in traces.Count == 0 ? [] : published.SelectMany(e => e.Document.Organizations))
        {
            foreach (var service in organization.Services)
            {
                var at = service.Contacts.Select(c => c.Id).Append(service.Id).Append(organization.Id).Max(id => traces.GetValueOrDefault($"{id}"));
                if (at > changed.GetValueOrDefault(service.Id))
                {
                    changed[service.Id] = at;
                }
            }
        }
        return changed;
    }

    /// <summary>Services of national organisations that a network keeps serve that network, not the whole country.</summary>
    private static Task<HashSet<Guid>> RegionalAsync(ViittaDb db, CancellationToken ct) => (
        from service in db.Services
        join organization in db.Organizations on service.OrganizationId equals organization.Id
        where organization.NetworkId == null && service.NetworkId != null
        select service.Id).ToHashSetAsync(ct);

    internal static string Hash(params IEnumerable<object> parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture))))))[..32];
}
