using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Viitta.Features.OpenData;

/// <summary>How the objects are written.</summary>
public static class HsdsJson
{
    public static readonly JsonNamingPolicy Names = JsonNamingPolicy.SnakeCaseLower;

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = Names,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), // ä is one letter, not six signs
    };
}
