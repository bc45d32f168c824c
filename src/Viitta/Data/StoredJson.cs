using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Viitta.Data;

public static class StoredJson
{
    /// <summary>A value that is kept whole in one column, as JSON. One that does not say when it is equal to another is so when its JSON is.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!);
        if (!typeof(T).IsAssignableTo(typeof(IEquatable<T>)))
        {
            property.Metadata.SetValueComparer(new ValueComparer<T>((a, b) => Json(a) == Json(b), value => Json(value).GetHashCode(StringComparison.Ordinal), value => value));
        }
        return property;
    }

    private static string Json<T>(T? value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
