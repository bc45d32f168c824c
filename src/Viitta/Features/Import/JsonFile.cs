using System.Text.Json;
using Viitta.Common;

namespace Viitta.Features.Import;

/// <summary>
/// Services as JSON, in the shape of Open Referral HSDS or of the Finnish Service Catalogue (PTV), told apart by their
/// members. Each becomes a row of a sheet whose columns are Viitta's own, so that all that holds for sheets holds for it.
/// </summary>
internal static class JsonFile
{
    public static readonly Refusal Unknown = new("import.json-unknown", 400) { Field = "file" };
    public static readonly Refusal Unreadable = new("import.json-broken", 400) { Field = "file" };

    /// <summary>Both shapes need about ten.</summary>
    private const int Deepest = 32;

    public static Outcome<Sheet> Read(string text, ImportOptions limits)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text.Trim(), new JsonDocumentOptions { MaxDepth = Deepest });
        }
        catch (JsonException)
        {
            return Unreadable;
        }
        using (document)
        {
            var items = document.RootElement.Items().ToList();
            if (items.Count > limits.MostRows)
            {
                return SheetFile.TooManyRows.With(limits.MostRows);
            }
            return items.Exists(PtvItem.Is) ? Of(SheetFormat.Ptv, Languages.Current, items, item => [PtvItem.Read(item)], limits)
                : items.Exists(HsdsItem.Is) ? Of(SheetFormat.Hsds, OwnHsds.LanguageOf(items) ?? Languages.Current, items, item => OwnHsds.Is(item) ? OwnHsds.Read(item) : [HsdsItem.Read(item)], limits)
                : Unknown;
        }
    }

    private static Outcome<Sheet> Of(
        SheetFormat format, string language, List<JsonElement> items, Func<JsonElement, IEnumerable<Dictionary<ImportField, string>>> read, ImportOptions limits)
    {
        var fields = Enum.GetValues<ImportField>();
        var rows = new List<SheetRow> { new(0, [.. fields.Select(f => ColumnGuess.Name(f, language))]) };
        foreach (var (at, cells) in items.SelectMany(read).Index())
        {
            if (at == limits.MostRows)
            {
                return SheetFile.TooManyRows.With(limits.MostRows);
            }
            if (cells.Values.Any(c => c.Length > limits.LongestCell))
            {
                return SheetFile.CellTooLong.With(at + 1, limits.LongestCell);
            }
            rows.Add(new SheetRow(at + 1, [.. fields.Select(f => cells.GetValueOrDefault(f, ""))]));
        }
        return Sheet.Of(format, "", rows);
    }
}

/// <summary>JSON whose members may be missing, null, or of another kind than they should.</summary>
internal static class LooseJson
{
    /// <summary>What the list is called: in HSDS, and in several versions of PTV.</summary>
    private static readonly string[] Envelopes = ["contents", "itemList", "items", "services"];

    extension(JsonElement json)
    {
        /// <summary>The services of a list: the array, the one that an envelope holds, or the single object.</summary>
        public IEnumerable<JsonElement> Items() => json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray(),
            JsonValueKind.Object => Envelopes.Select(name => json.List(name)).FirstOrDefault(l => l.Count > 0) ?? [json],
            _ => [],
        };

        public JsonElement? Member(string name) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        /// <summary>Text or a number; empty for anything else.</summary>
        public string Text(string name) => json.Member(name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => "",
        };

        public bool Flag(string name) => json.Member(name) is { ValueKind: JsonValueKind.True };

        public List<JsonElement> List(string name) =>
            json.Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
    }

    /// <summary>"08:00Z", "08:00+02:00" and "08:00:00" → "08:00": HSDS gives the local time and its offset.</summary>
    public static string Time(string written) => written is [>= '0' and <= '9', >= '0' and <= '9', ':', >= '0' and <= '9', >= '0' and <= '9', ..] ? written[..5] : "";

    public static string Lines(IEnumerable<string> texts) => string.Join('\n', texts.Where(t => t.Length > 0).Distinct());
}
