using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Viitta.Common;

/// <summary>Keys that travel in links and cookies. What is stored is their hash, and of a link that a page shows again the sealed key.</summary>
public static class Secrets
{
    /// <summary>Letters and digits without look-alikes (no 0/O, 1/I/L, 5/S, 8/B).</summary>
    public const string CodeAlphabet = "234679ACDEFGHJKMNPQRTUVWXYZ"; // 27 signs

    /// <summary>A fresh 256-bit key, URL-safe, 43 signs.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A fresh key as it is stored: by its hash it is looked up, and sealed it is shown again.</summary>
    public static (string KeyHash, string SealedKey) NewSealedKey(IDataProtector seal)
    {
        var key = NewKey();
        return (Hash(key), seal.Protect(key));
    }

    /// <summary>A fresh spoken code of <paramref name="length"/> signs from <see cref="CodeAlphabet"/>.</summary>
    public static string NewCode(int length = 6) => RandomNumberGenerator.GetString(CodeAlphabet, length);

    /// <summary>SHA-256 of a key, as 64 hex digits. Keys are random, so a plain hash is enough.</summary>
    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
