using System.Text.Json;
using System.Text.Json.Serialization;

namespace Viitta.Tests.House;

/// <summary>Reads the API's answers as it writes them.</summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}
