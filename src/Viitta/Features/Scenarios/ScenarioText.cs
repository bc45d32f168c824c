using System.Text.Json;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>
/// The whole of a scenario in three languages. Longer texts are CommonMark. Read from
/// content/scenarios/{key}.{fi,sv,en}.md; kept as JSON in <see cref="ScenarioVersion"/>.
/// </summary>
public sealed record ScenarioText
{
    public required string Key { get; init; }

    public required string ThemeId { get; init; }

    public required LocalText Title { get; init; }

    public LocalText Background { get; init; } = LocalText.Empty;

    public LocalText Rules { get; init; } = LocalText.Empty;

    public LocalText Closing { get; init; } = LocalText.Empty;

    public IReadOnlyList<LocalText> LearningObjectives { get; init; } = [];

    /// <summary>Empty when the case is told in one way only.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];

    public required IReadOnlyList<Part> Parts { get; init; }

    public int Minutes { get; init; }

    public Part? PartNumber(int number) => number >= 1 && number <= Parts.Count ? Parts[number - 1] : null;

    internal static string ToJson(ScenarioText text) => JsonSerializer.Serialize(text, JsonSerializerOptions.Web);

    internal static ScenarioText FromJson(string json) =>
        JsonSerializer.Deserialize<ScenarioText>(json, JsonSerializerOptions.Web)!;
}

/// <summary>A way to tell the case, such as the person's age. <c>Id</c> is short: "17".</summary>
public sealed record Variant(string Id, LocalText Label);

/// <param name="Id">part-1 … part-6.</param>
/// <param name="StepIds">P1–P10 that the part touches.</param>
public sealed record Part(
    string Id,
    LocalText Title,
    int Minutes,
    IReadOnlyList<string> StepIds,
    LocalText Released,
    IReadOnlyDictionary<string, LocalText> ReleasedByVariant,
    IReadOnlyList<LocalText> Questions,
    IReadOnlyList<Inject> Injects,
    LocalText Notes,
    IReadOnlyList<LocalText> Expected);

/// <summary>What the facilitator throws in. <c>Id</c>: inject-3a.</summary>
public sealed record Inject(string Id, LocalText Title, LocalText Text);
