using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Networks;

namespace Viitta.Features.Search;

/// <param name="NetworkId">Null for a national service.</param>
/// <param name="Contacts">Best first; those that the reader may see.</param>
public sealed record FoundService(
    string? NetworkId, LocalText Network, LocalText Organization, LocalText Service, LocalText Description, IReadOnlyList<CallContact> Contacts);

/// <param name="Municipality">Named in the words or chosen beside them; then only services that reach it are found.</param>
/// <param name="Found">Best first.</param>
/// <param name="Practice">The same in the practice region, never among the others unless its municipality was named.</param>
public sealed record SearchAnswer(
    string? Municipality, IReadOnlyList<FoundService> Found, IReadOnlyList<FoundService> Practice);

/// <summary>Finds services by everyday words in the newest editions and among the national services.</summary>
public sealed class SearchServices(ViittaDb db, SearchShelf shelf, EditionShelf editions, ComposeEdition compose, TimeProvider time)
{
    public const int Most = 20;

    public static readonly Refusal NoWords = new("search.no-words", 400) { Field = "q" };

    private sealed record Source(Network? Network, EditionDocument Document, ServiceIndex Index);

    public async Task<Outcome<SearchAnswer>> RunAsync(Actor actor, string words, string? municipality, CancellationToken ct)
    {
        var reading = shelf.Reader.Read(words, municipality);
        if (reading.IsEmpty)
        {
            return NoWords;
        }
        var sources = await SourcesAsync(actor, reading.Municipality, ct);
        return new SearchAnswer(
            reading.Municipality?.Code,
            Find(sources.Where(s => s.Network is not { IsPractice: true } || reading.Municipality is not null), reading),
            reading.Municipality is null ? Find(sources.Where(s => s.Network is { IsPractice: true }), reading) : []);
    }

    private List<FoundService> Find(IEnumerable<Source> sources, SearchReading reading) =>
    [
        .. sources.SelectMany(source => source.Index.Find(reading, Most), (source, hit) => (hit.Score, Service: Open(source, hit, reading)))
            .Where(found => found.Service is not null)
            .OrderByDescending(found => found.Score)
            .Take(Most)
            .Select(found => found.Service!),
    ];

    /// <summary>Null when what was published has been withdrawn since, and for 112, which stands on top of every page.</summary>
    private FoundService? Open(Source source, SearchHit hit, SearchReading reading)
    {
        foreach (var organization in source.Document.Organizations)
        {
            if (organization.Services.FirstOrDefault(s => s.Id == hit.ServiceId) is { Contacts.Count: > 0 } service
                && service.Contacts.All(c => c.Phone != CallAnswering.Emergency))
            {
                var now = time.Now();
                var answering = new CallAnswering(
                    source.Document, new CallQuestion("", reading.Municipality?.Code ?? ""), now, now, onPaper: false);
                return new FoundService(
                    source.Network?.Id, source.Network?.Name ?? LocalText.Empty, organization.Name, service.Name, service.Description,
                    answering.ContactsOf(organization, service));
            }
        }
        return null;
    }

    /// <summary>The newest edition of each network that reaches the municipality, at the reader's level, and the national services.</summary>
    private async Task<List<Source>> SourcesAsync(Actor actor, Municipality? municipality, CancellationToken ct)
    {
        var networks = (await db.Networks.AsNoTracking().OrderBy(n => n.Id).ToListAsync(ct))
            .Where(n => municipality is null || n.Area.Contains(municipality.Code)).ToDictionary(n => n.Id);
        var ids = networks.Keys.ToList();
        var sources = new List<Source> { await NationalAsync(ct) };
        foreach (var head in (await db.Editions.Where(e => ids.Contains(e.NetworkId)).Heads().ToListAsync(ct)).DistinctBy(h => h.NetworkId))
        {
            var level = EditionShelf.LevelOf(actor, head.NetworkId);
            var document = await editions.OpenAsync(db, head.Id, level, ct);
            sources.Add(new Source(networks[head.NetworkId], document, shelf.IndexOf((head.Id, level), document, national: false)));
        }
        return sources;
    }

    private async Task<Source> NationalAsync(CancellationToken ct)
    {
        var changed = await db.Set<Trace>().Where(t => t.NetworkId == null && t.What.StartsWith("service-map.")).MaxAsync(t => (DateTime?)t.At, ct);
        var document = (await compose.NationalAsync(ct)).SeenAt(Visibility.Clear);
        return new Source(null, document, shelf.IndexOf(("national", changed), document, national: true));
    }
}
