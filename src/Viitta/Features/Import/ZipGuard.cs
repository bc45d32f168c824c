using System.IO.Compression;
using System.Text;
using Viitta.Common;

namespace Viitta.Features.Import;

/// <summary>
/// Unfolds every part of a zipped file once, keeps nothing and counts: what a header says of sizes is not believed. Also
/// looks for document types, whose entities could read other files or grow without end.
/// </summary>
internal static class ZipGuard
{
    public static readonly Refusal Bomb = new("import.zip-bomb", 400) { Field = "file" };
    public static readonly Refusal Entities = new("import.entities", 400) { Field = "file" };

    private const int MostParts = 2_000;

    /// <summary>Ordinary sheets fold to a tenth or a thirtieth.</summary>
    private const int HighestRatio = 300;
    private const int SmallEnough = 1024 * 1024;

    /// <summary>A document type stands before the first element.</summary>
    private const int Head = 4096;

    public static Refusal? Problem(ZipArchive zip, ImportOptions limits)
    {
        if (zip.Entries.Count > MostParts)
        {
            return Bomb;
        }
        var buffer = new byte[64 * 1024];
        long total = 0;
        foreach (var part in zip.Entries)
        {
            using var stream = part.Open();
            long size = 0;
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if (size == 0 && IsXml(part.Name) && HasDocumentType(buffer.AsSpan(0, Math.Min(read, Head))))
                {
                    return Entities;
                }
                size += read;
                total += read;
                if (total > limits.LargestUnfolded || (size > SmallEnough && size / Math.Max(1, part.CompressedLength) > HighestRatio))
                {
                    return Bomb;
                }
            }
        }
        return null;
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>In UTF-16 too, whose every second byte is nothing.</summary>
    private static bool HasDocumentType(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal);
        return text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase);
    }
}
