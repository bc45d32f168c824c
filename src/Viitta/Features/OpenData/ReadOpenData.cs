using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Search;

namespace Viitta.Features.OpenData;

/// <summary>Finds in what is published. The same for everybody, whoever asks: no use case takes an actor here.</summary>
public sealed class ReadOpenData(ViittaDb db, OpenDataShelf shelf, SearchShelf search, HsdsVocabulary vocabulary)
{
    public Task<OpenDataSet> OpenAsync(HsdsQuery query, CancellationToken ct) => shelf.OpenAsync(db, query.Practice, ct);

    /// <summary>Conditions add up. By id; when words are searched for, the best first.</summary>
    public IReadOnlyList<OpenService> Services(OpenDataSet set, HsdsQuery query)
    {
        var services = query.Search is { } words ? Search(set, words) : set.Services;
        return query is { TaxonomyId: null, TaxonomyTermId: null, OrganizationId: null, ModifiedAfter: null }
            ? services
            : [.. services.Where(s =>
                HasTerms(query, s.Terms)
                && (query.OrganizationId is not { } organization || s.Organization.Id == organization)
                && (query.ModifiedAfter is not { } after || s.Modified >= after))];
    }

    /// <summary>The same services, each at all of its places.</summary>
    public IReadOnlyList<OpenAtLocation> AtLocations(OpenDataSet set, HsdsQuery query) =>
        [.. Services(set, query).SelectMany(s => s.Locations.Select(l => new OpenAtLocation(s, l)))];

    public IReadOnlyList<EditionOrganization> Organizations(OpenDataSet set, HsdsQuery query) =>
    [
        .. set.Organizations.Where(o => Says(query, o.Name)
            && HasTerms(query, [.. vocabulary.TermsOf(o).Select(t => t.Id), .. set.ServicesOf(o).SelectMany(s => s.Terms)])),
    ];

    public IReadOnlyList<OpenTaxonomy> Taxonomies(HsdsQuery query, Func<OpenTaxonomy, string> name) =>
        [.. vocabulary.Taxonomies.Where(t => Says(query, LocalText.Same(name(t))))];

    public IReadOnlyList<OpenTerm> Terms(HsdsQuery query) =>
    [
        .. vocabulary.Terms.Where(t => query.ParentId is null
            && (query.TaxonomyId is not { } taxonomy || t.Taxonomy.Id == taxonomy) && Says(query, t.Name, t.Description)),
    ];

    private IReadOnlyList<OpenService> Search(OpenDataSet set, string words)
    {
        var reading = search.Reader.Read(words);
        return reading.IsEmpty || set.Services.Count == 0 ? [] :
        [
            .. new[] { false, true }.SelectMany(national => search.IndexOf(set.Document, national).Find(reading, set.Services.Count))
                .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.ServiceId)
                .Select(hit => set.Service(hit.ServiceId)!),
        ];
    }

    private bool HasTerms(HsdsQuery query, IReadOnlyCollection<Guid> terms) =>
        (query.TaxonomyTermId is not { } term || terms.Contains(term))
        && (query.TaxonomyId is not { } taxonomy || terms.Any(id => vocabulary.Find(id)?.Taxonomy.Id == taxonomy));

    /// <summary>Every word that is searched for stands in a text, in one language or another.</summary>
    private static bool Says(HsdsQuery query, params LocalText[] texts) => query.Search is not { } words
        || words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(word =>
            texts.Any(t => Languages.All.Any(l => t.Exactly(l).Contains(word, StringComparison.OrdinalIgnoreCase))));
}
