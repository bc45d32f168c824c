using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>The rules of what is written in a draft. Each refusal names the field: <c>released-fi</c>, <c>questions-2-sv</c>.</summary>
public static class DraftText
{
    public static readonly Refusal TooMany = new("scenarios.too-many", 400);
    public static readonly Refusal MinutesNumber = new("scenarios.minutes-number-wrong", 400);

    public const int TitleLength = 150;
    public const int ItemLength = 1_000;
    public const int BodyLength = 20_000;
    public const int MostParts = 12;
    public const int MostItems = 20;
    public const int MostInjects = 9;
    public const int MostMinutes = 600;
    public const int MostVariants = 6;

    /// <summary>What was seen when the form was opened: alike as long as nobody has changed that section.</summary>
    public static string Stamp(object section) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(section, JsonSerializerOptions.Web))))[..16];

    /// <summary>All but the parts.</summary>
    public static ScenarioText Whole(this ScenarioText text) => text with { Parts = [] };

    public static Refusal? Check(ScenarioText text) =>
        text.Parts.Count > MostParts ? TooMany.With(MostParts) : CheckWhole(text) ?? text.Parts.Select(CheckPart).FirstOrDefault(r => r is not null);

    public static Refusal? CheckWhole(ScenarioText text) =>
        Short(text.Title, TitleLength, "title", ScenarioWriter.HoldsTitle)
        ?? (text.Minutes is < 0 or > MostMinutes ? MinutesNumber.With(MostMinutes).For("minutes") : null)
        ?? (text.Variants.Count > MostVariants ? TooMany.With(MostVariants) : null)
        ?? (text.LearningObjectives.Count > MostItems ? TooMany.With(MostItems).For("objectives-0-fi") : null)
        ?? First(text.Variants.Select(v => v.Label), (label, _) => Short(label, TitleLength, "variants"))
        ?? First(text.LearningObjectives, (objective, i) => Short(objective, ItemLength, $"objectives-{i}"))
        ?? Short(text.Sources, ItemLength, "sources")
        ?? Body(text.Background, "background") ?? Body(text.Rules, "rules") ?? Body(text.Closing, "closing");

    public static Refusal? CheckPart(Part part) =>
        Short(part.Title, TitleLength, "title", ScenarioWriter.HoldsTitle)
        ?? (part.Minutes is < 1 or > MostMinutes ? MinutesNumber.With(MostMinutes).For("minutes") : null)
        ?? (part.Questions.Count > MostItems || part.Expected.Count > MostItems ? TooMany.With(MostItems) : null)
        ?? (part.Injects.Count > MostInjects ? TooMany.With(MostInjects) : null)
        ?? Body(part.Released, "released")
        ?? part.ReleasedByVariant.Select(v => Body(v.Value, $"variant-{v.Key}")).FirstOrDefault(r => r is not null)
        ?? First(part.Questions, (question, i) => Short(question, ItemLength, $"questions-{i}", ScenarioWriter.HoldsItem))
        ?? First(part.Injects, (inject, i) => Short(inject.Title, TitleLength, $"injects-{i}-title", ScenarioWriter.HoldsTitle) ?? Body(inject.Text, $"injects-{i}-text"))
        ?? Body(part.Notes, "notes")
        ?? First(part.Expected, (expected, i) => Short(expected, ItemLength, $"expected-{i}", ScenarioWriter.HoldsItem));

    private static Refusal? First<T>(IEnumerable<T> of, Func<T, int, Refusal?> check) =>
        of.Select(check).FirstOrDefault(r => r is not null);

    private static Refusal? Body(LocalText text, string field) => Short(text, BodyLength, field, ScenarioWriter.HoldsBody);

    private static Refusal? Short(LocalText text, int longest, string field, Func<string, bool>? holds = null) => Languages.All
        .Select(l => (Language: l, Text: text.Exactly(l)))
        .Select(t => t.Text.Length > longest ? Refusals.TooLong.With(longest).For($"{field}-{t.Language}")
            : holds?.Invoke(t.Text) == false ? FileProblem.Breaks.For($"{field}-{t.Language}")
            : null)
        .FirstOrDefault(r => r is not null);
}
