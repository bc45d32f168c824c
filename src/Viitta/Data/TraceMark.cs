using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;

namespace Viitta.Data;

/// <summary>
/// Tells whether anything has changed, for two look-ups in an index: the newest trace, and how many there are of the last
/// minutes before it, since a save that began before another may be through after it.
/// </summary>
internal sealed record TraceMark(Guid Newest, int Lately)
{
    /// <summary>Longer than any save takes, and than two nodes' clocks are apart.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public static async Task<TraceMark> ReadAsync(ViittaDb db, CancellationToken ct)
    {
        var newest = await db.Traces.OrderByDescending(t => t.Id).Select(t => t.Id).FirstOrDefaultAsync(ct);
        var since = Before(newest);
        return new TraceMark(newest, await db.Traces.CountAsync(t => t.Id >= since, ct));
    }

    /// <summary>The first id of version 7 that could have been made <see cref="Late"/> before this one (RFC 9562: 48 bits of milliseconds).</summary>
    private static Guid Before(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var at = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16) - (long)Late.TotalMilliseconds;
        bytes.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)Math.Max(at, 0) << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
