using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Viitta.Common;

namespace Viitta.Data;

/// <summary>
/// The last net under every use case, for text on its way into a row: it is cleaned (<see cref="FreeText"/>), and a
/// personal identity code does not get through, neither in a text nor inside what is stored as JSON.
/// </summary>
internal static class StoredText
{
    public static void Pass(EntityEntry entry)
    {
        if (entry.Entity is Trace or DataProtectionKey)
        {
            return;
        }
        foreach (var property in entry.Properties.Concat(entry.ComplexProperties.SelectMany(c => c.Properties)).Where(IsWritten))
        {
            if (property.CurrentValue is string text && FreeText.Clean(text) is var clean && clean != text && !property.Metadata.IsKey())
            {
                property.CurrentValue = clean;
            }
            if (Texts(property).Any(IdentifierGuard.HasIdentityCode))
            {
                throw new RefusedException(IdentifierGuard.IdentityCode);
            }
        }
    }

    /// <summary>By people, that is.</summary>
    private static bool IsWritten(PropertyEntry property) => property.Metadata.PropertyInfo is not { } info
        || Written.GetOrAdd(info, static i => !Attribute.IsDefined(i, typeof(MachineTextAttribute)));

    /// <summary>Asking a property for its attributes costs more than looking through its text.</summary>
    private static readonly ConcurrentDictionary<PropertyInfo, bool> Written = [];

    private static IEnumerable<string> Texts(PropertyEntry property) => property.CurrentValue switch
    {
        null or ValueType => [],
        string text => [text],
        IEnumerable<string> texts => texts,
        var document when property.Metadata.GetValueConverter() is { } converter && converter.ProviderClrType == typeof(string) =>
            Strings(JsonSerializer.Deserialize<JsonElement>((string)converter.ConvertToProvider(document)!)),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value).Prepend(p.Name)),
        _ => [],
    };
}
