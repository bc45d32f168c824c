using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Viitta.Data;

namespace Viitta.Features.Import;

/// <summary>
/// A piece of what an import keeps, as compressed JSON: the sheet's cells (<see cref="SheetName"/>), and the plan's rows by
/// their kind, a few hundred to a piece, so that a page of the preview reads little.
/// </summary>
[Untraced("Part of an import, which changes nothing by itself.")]
public sealed class ImportPart
{
    public const string SheetName = "sheet";

    public const int RowsInPiece = 500;

    internal static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public required Guid ImportId { get; init; }

    /// <summary><see cref="SheetName"/>, or a <see cref="RowKind"/> by name.</summary>
    public required string Name { get; init; }

    public required int Number { get; init; }

    public byte[] Content { get; private set; } = [];

    public static ImportPart Of<T>(Guid importId, string name, int number, T value)
    {
        var part = new ImportPart { ImportId = importId, Name = name, Number = number };
        part.Write(value);
        return part;
    }

    public void Write<T>(T value)
    {
        using var content = new MemoryStream();
        using (var packed = new GZipStream(content, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packed, value, Writing);
        }
        Content = content.ToArray();
    }

    public T Read<T>()
    {
        using var packed = new GZipStream(new MemoryStream(Content, writable: false), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(packed, Writing)!;
    }
}

internal static class ImportParts
{
    extension(ViittaDb db)
    {
        public async Task<T?> ReadPartAsync<T>(Guid importId, string name, int number, CancellationToken ct)
            where T : class =>
            (await db.ImportParts.AsNoTracking().FirstOrDefaultAsync(p => p.ImportId == importId && p.Name == name && p.Number == number, ct))?.Read<T>();

        /// <summary>The planned rows that the import takes along, piece after piece: what is worked on at a time.</summary>
        public async IAsyncEnumerable<IReadOnlyList<RowPlan>> TakenAsync(ServiceImport import, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            var taken = import.Taken.ToHashSet();
            foreach (var kind in (RowKind[])[RowKind.Added, RowKind.Changed, RowKind.Doubtful])
            {
                for (var number = 0; await db.ReadPartAsync<List<RowPlan>>(import.Id, kind.ToString(), number, ct) is { } piece; number++)
                {
                    yield return kind == RowKind.Doubtful ? piece.FindAll(row => taken.Contains(row.Number)) : piece;
                }
            }
        }
    }
}
