using System.Security.Cryptography;
using System.Text;

namespace Viitta.Features.OpenData;

/// <summary>
/// Ids of what has no row of its own (a term, a phone, an hour of the week): made from what it is, so that it has the
/// same id in every edition and every installation.
/// </summary>
public static class HsdsIds
{
    /// <summary>Viitta's open data. Must never change: every id below would.</summary>
    private static readonly Guid Namespace = new("5d1c2a34-8f0e-4b56-9c7d-2e6a41f3b908");

    public static Guid Of(params IEnumerable<object> parts) => Of(Namespace, string.Join('/', parts));

    /// <summary>UUID version 5 by RFC 9562, section 5.5: the first 16 octets of a SHA-1 over namespace and name.</summary>
    public static Guid Of(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard says SHA-1; nothing secret hangs on it.
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
