using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Viitta.Tests.House;

/// <summary>A body of the right shape for any request: what it must hold, and nothing that a person would have meant.</summary>
internal static class Sample
{
    /// <param name="known">Value by member name, in lower case, before anything is made up.</param>
    public static JsonNode? Of(Type type, JsonSerializerOptions options, IReadOnlyDictionary<string, string> known)
    {
        if ((Nullable.GetUnderlyingType(type) ?? type) is var plain && plain != type)
        {
            return null;
        }
        if (plain.IsEnum)
        {
            return Enum.GetNames(plain)[0];
        }
        var shape = options.GetTypeInfo(plain);
        return shape.Kind switch
        {
            JsonTypeInfoKind.Object => new JsonObject(shape.Properties.Select(p => KeyValuePair.Create(p.Name,
                !p.PropertyType.IsEnum && known.TryGetValue(p.Name.ToLowerInvariant(), out var value) ? Said(value)
                    : p.AssociatedParameter?.IsNullable ?? p.IsSetNullable ? null : Of(p.PropertyType, options, known)))),
            JsonTypeInfoKind.Dictionary => new JsonObject(),
            JsonTypeInfoKind.Enumerable => new JsonArray(),
            _ when plain == typeof(string) => "x",
            _ when plain == typeof(Guid) => Guid.NewGuid(),
            _ when plain == typeof(DateOnly) => "2026-12-01",
            _ when plain == typeof(bool) => false,
            _ => 0,
        };
    }

    private static JsonNode? Said(string value) => value[0] is '[' or '{' ? JsonNode.Parse(value) : value;
}
