using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Viitta.Data;

public static class StoredJson
{
    /// <summary>A value that is kept whole in one column, as JSON.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!);
}
