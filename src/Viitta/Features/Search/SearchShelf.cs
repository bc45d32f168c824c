using Microsoft.Extensions.Caching.Memory;
using Viitta.Common;
using Viitta.Features.Editions;

namespace Viitta.Features.Search;

/// <summary>
/// Indexes that were made, kept in memory: one for each edition and level of reader, as an edition's document never
/// changes, and one for the national services as they last were.
/// </summary>
public sealed class SearchShelf(Catalogue catalogue) : IDisposable
{
    private readonly MemoryCache _indexes = new(new MemoryCacheOptions { SizeLimit = 60 });

    public SearchReader Reader { get; } = new(catalogue);

    public Place PlaceOf(Municipality municipality) => Place.Of(catalogue, municipality.Code)!;

    /// <param name="state">Says which content this is: the same state is the same content.</param>
    public ServiceIndex IndexOf(object state, EditionDocument document, bool national)
    {
        if (_indexes.Get<ServiceIndex>(state) is { } kept)
        {
            return kept;
        }
        var made = new ServiceIndex(SearchDocument.Of(document, catalogue, national));
        return _indexes.Set(state, made, new MemoryCacheEntryOptions { Size = 1 });
    }

    public void Dispose() => _indexes.Dispose();
}
