using System.Collections.Concurrent;

namespace Viitta.Data;

/// <summary>
/// Keeps in memory what was read from rows, and finds out at every request whether it is still that: one look at the traces,
/// without which nothing changes. What is taken back is gone from the next answer on, on every node.
/// </summary>
internal sealed class KeptUntilTraced<TKey, T>(TimeProvider time) : IDisposable
    where TKey : notnull
    where T : class
{
    /// <summary>Looked again whatever the traces say, should somebody have changed a row without the program.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private sealed record Kept(TraceMark Mark, long LookedAt, T Value);

    private readonly ConcurrentDictionary<TKey, Kept> _kept = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <param name="read">Reads it anew; given what was read before, which it may return when nothing of it has changed.</param>
    public async Task<T> GetAsync(ViittaDb db, TKey key, Func<T?, Task<T>> read, CancellationToken ct)
    {
        var mark = await TraceMark.ReadAsync(db, ct); // first: what changes while we read is seen next time
        if (StillGood(key, mark) is { } kept)
        {
            return kept;
        }
        await _one.WaitAsync(ct);
        try
        {
            if (StillGood(key, mark) is { } meanwhile)
            {
                return meanwhile;
            }
            var value = await read(_kept.GetValueOrDefault(key)?.Value);
            _kept[key] = new Kept(mark, time.GetTimestamp(), value);
            return value;
        }
        finally
        {
            _one.Release();
        }
    }

    private T? StillGood(TKey key, TraceMark mark) =>
        _kept.TryGetValue(key, out var kept) && kept.Mark == mark && time.GetElapsedTime(kept.LookedAt) < Longest ? kept.Value : null;

    public void Dispose() => _one.Dispose();
}
