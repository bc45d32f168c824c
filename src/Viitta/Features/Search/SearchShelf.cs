using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Viitta.Common;
using Viitta.Features.Editions;

namespace Viitta.Features.Search;

/// <summary>
/// Indexes that were made, kept in memory as long as the document that they are of. A document never changes: what has been
/// withdrawn since makes another one, so that nothing of it is found any more.
/// Many who ask at once wait for the one index.
/// </summary>
public sealed class SearchShelf(Catalogue catalogue)
{
    private readonly ConditionalWeakTable<EditionDocument, ConcurrentDictionary<bool, Lazy<ServiceIndex>>> _indexes = [];

    public SearchReader Reader { get; } = new(catalogue);

    public Place PlaceOf(Municipality municipality) => Place.Of(catalogue, municipality.Code)!;

    /// <param name="national">Of the document's national services, or of the others.</param>
    public ServiceIndex IndexOf(EditionDocument document, bool national) => Of(document, national).Value;

    /// <returns>Whether the index was not made yet.</returns>
    public bool Prepare(EditionDocument document, bool national) => Of(document, national) is { IsValueCreated: false } index && index.Value is not null;

    private Lazy<ServiceIndex> Of(EditionDocument document, bool national) => _indexes.GetValue(document, _ => new())
        .GetOrAdd(national, _ => new(() => new ServiceIndex(SearchDocument.Of(document, catalogue, national))));
}
