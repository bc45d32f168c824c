using System.Text.Json;
using System.Text.Json.Serialization;

namespace Viitta.Features.Layout;

/// <summary>
/// An enum is the word of one of its members, and nothing else. The usual converter also takes "99" and
/// "Leads,Told", which may be no member at all.
/// </summary>
internal sealed class EnumWords : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Words<>).MakeGenericType(typeToConvert))!;

    private sealed class Words<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            foreach (var member in Enum.GetValues<T>())
            {
                if (string.Equals(member.ToString(), word, StringComparison.OrdinalIgnoreCase))
                {
                    return member;
                }
            }
            throw new JsonException(); // the serializer says where
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
