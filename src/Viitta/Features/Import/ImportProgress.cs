using System.Collections.Concurrent;

namespace Viitta.Features.Import;

/// <summary>
/// How far the applying and undoing have come that this node does. Kept beside the database: their one transaction shows
/// nothing of itself before it is whole, and while it lasts SQLite lets nobody else write.
/// </summary>
public sealed class ImportProgress
{
    private readonly ConcurrentDictionary<Guid, double> _shares = [];

    /// <param name="share">Of the whole, 0–1.</param>
    public void Went(Guid importId, double share) => _shares[importId] = Math.Clamp(share, 0, 1);

    public void Over(Guid importId) => _shares.TryRemove(importId, out _);

    /// <summary>Per cent; null when it is not under way here.</summary>
    public int? PercentOf(Guid importId) => _shares.TryGetValue(importId, out var share) ? (int)(share * 100) : null;
}
