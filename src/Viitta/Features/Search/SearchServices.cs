using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Search;

/// <summary>
/// Finds services in the newest editions and among the national services: by everyday words, by need, place and person,
/// or by both. By words the best fit comes first; without them what answers at the moment, is near and is verified.
/// </summary>
public sealed class SearchServices(ViittaDb db, SearchShelf shelf, EditionShelf editions, ComposeEdition compose, TimeProvider time)
{
    /// <summary>Services on one page of the list.</summary>
    public const int PageSize = 20;

    /// <summary>Words reach no further than so many services of one region: beyond, hardly a letter is shared.</summary>
    private const int MostByWords = 100;

    public static readonly Refusal NoWords = new("search.no-words", 400) { Field = "q" };

    private sealed record Source(Network? Network, EditionDocument Document);

    public async Task<Outcome<SearchAnswer>> RunAsync(Actor actor, SearchQuestion question, CancellationToken ct)
    {
        var reading = question.Words.Length > 0 ? shelf.Reader.Read(question.Words, question.Place?.Municipality?.Code) : null;
        if (reading is { IsEmpty: true })
        {
            return NoWords;
        }
        reading = question.Everywhere ? reading?.Anywhere : reading;
        var place = question.Everywhere ? null : reading?.Municipality is { } named ? shelf.PlaceOf(named) : question.Place;
        var now = time.Now();
        var at = question.Person.At ?? now;
        var (sources, published) = await SourcesAsync(actor, place, ct);
        var offers = sources.SelectMany(source => Offers(source, question, reading, at)).Where(o => place is null || o.Reaches(place));
        var ordered = (reading is null ? BestFirst(offers) : offers.OrderByDescending(o => o.Score)).ToList();
        return new SearchAnswer(
            question, place, at, now,
            [.. ordered.Where(o => place is not null || o.Network is not { IsPractice: true })],
            place is null ? [.. ordered.Where(o => o.Network is { IsPractice: true })] : [],
            published);
    }

    /// <summary>Has what anybody may search ready, so that nobody waits for an index.</summary>
    /// <returns>How many indexes were made: of what has become different since.</returns>
    public async Task<int> PrepareAsync(CancellationToken ct)
    {
        var (sources, _) = await SourcesAsync(Actor.Stranger, place: null, ct);
        return sources.Count(source => shelf.Prepare(source.Document, national: source.Network is null));
    }

    private static IEnumerable<Offer> BestFirst(IEnumerable<Offer> offers) => offers
        .OrderByDescending(o => o.Answers)
        .ThenBy(o => o.Everywhere)
        .ThenByDescending(o => o.Service.Contacts.Max(c => c.VerifiedAt))
        .ThenBy(o => o.Service.Name.ToString(), StringComparer.CurrentCultureIgnoreCase);

    /// <summary>112 is not among them: it stands on top of every page.</summary>
    private IEnumerable<Offer> Offers(Source source, SearchQuestion question, SearchReading? reading, DateTime at)
    {
        var scores = reading is null ? null
            : shelf.IndexOf(source.Document, national: source.Network is null).Find(reading, MostByWords)
                .ToDictionary(hit => hit.ServiceId, hit => hit.Score);
        return
            from organization in source.Document.Organizations
            where organization.National == source.Network is null
            from service in organization.Services
            where scores?.ContainsKey(service.Id) != false
                && service.Contacts.Count > 0 && service.Contacts.All(c => c.Phone != CallAnswering.Emergency)
                && (question.Need.Length == 0 || service.Needs.Contains(question.Need)) && service.Suits(question.Person)
            select new Offer(
                source.Network, source.Document, organization, service,
                service.Contacts.Any(c => Answers(c, question.Person.Language, at)), scores?[service.Id] ?? 0);
    }

    private static bool Answers(EditionContact contact, string? language, DateTime at) =>
        contact.Phone.Length > 0 && (language is null || contact.Interpreter || contact.Languages.Contains(language)) && contact.Schedule.IsOpen(at);

    /// <summary>The newest edition of each network that reaches the place, at the reader's level, and the national services.</summary>
    private async Task<(List<Source> Sources, HashSet<string> Published)> SourcesAsync(Actor actor, Place? place, CancellationToken ct)
    {
        var networks = await db.Networks.AsNoTracking().OrderBy(n => n.Id).ToDictionaryAsync(n => n.Id, ct);
        var heads = (await db.Editions.Heads().ToListAsync(ct)).DistinctBy(h => h.NetworkId).ToList();
        var sources = new List<Source> { new(null, await editions.NationalAsync(db, compose, ct)) };
        foreach (var head in heads.Where(h => place is null || place.Municipalities.Any(m => networks[h.NetworkId].Area.Contains(m.Code))))
        {
            var level = actor.ReadsUpTo(head.NetworkId);
            sources.Add(new Source(networks[head.NetworkId], await editions.OpenAsync(db, head.Id, level, ct)));
        }
        return (sources, [.. heads.SelectMany(h => networks[h.NetworkId].Area)]);
    }
}
