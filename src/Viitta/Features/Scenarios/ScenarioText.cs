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

    /// <summary>Where the story comes from, in a sentence.</summary>
    public LocalText Sources { get; init; } = LocalText.Empty;

    public LocalText Background { get; init; } = LocalText.Empty;

    public LocalText Rules { get; init; } = LocalText.Empty;

    public LocalText Closing { get; init; } = LocalText.Empty;

    public IReadOnlyList<LocalText> LearningObjectives { get; init; } = [];

    /// <summary>Empty when the case is told in one way only.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];

    public required IReadOnlyList<Part> Parts { get; init; }

    public int Minutes { get; init; }

    /// <summary>Everything that is written in it, in the order of the story.</summary>
    public IEnumerable<LocalText> All() =>
    [
        Title, Sources, .. LearningObjectives, .. Variants.Select(v => v.Label), Background, Rules,
        .. Parts.SelectMany(p => p.All()), Closing,
    ];

    /// <summary>The same with every text changed.</summary>
    public ScenarioText Mapped(Func<LocalText, LocalText> change) => this with
    {
        Title = change(Title),
        Sources = change(Sources),
        Background = change(Background),
        Rules = change(Rules),
        Closing = change(Closing),
        LearningObjectives = [.. LearningObjectives.Select(change)],
        Variants = [.. Variants.Select(v => v with { Label = change(v.Label) })],
        Parts = [.. Parts.Select(p => p.Mapped(change))],
    };

    /// <summary>Parts and injects named in their order: part-1, inject-1a … Only a version that has run may not be renamed.</summary>
    public ScenarioText Numbered() => this with
    {
        Parts = [.. Parts.Select((part, i) => part with
        {
            Id = $"part-{i + 1}",
            Injects = [.. part.Injects.Select((inject, n) => inject with { Id = $"inject-{i + 1}{(char)('a' + n)}" })],
        })],
    };

    /// <summary>Without what is told nowhere: words for a way to tell the case that it no longer has.</summary>
    public ScenarioText Told() => Numbered() with
    {
        Parts = [.. Numbered().Parts.Select(part => part with
        {
            ReleasedByVariant = part.ReleasedByVariant.Where(v => Variants.Any(x => x.Id == v.Key) && !v.Value.IsEmpty).ToDictionary(),
        })],
    };

    public Part? PartNumber(int number) => number >= 1 && number <= Parts.Count ? Parts[number - 1] : null;

    public static string ToJson(ScenarioText text) => JsonSerializer.Serialize(text, JsonSerializerOptions.Web);

    internal static string ToJson(IReadOnlyList<Part> parts) => JsonSerializer.Serialize(parts, JsonSerializerOptions.Web);

    internal static ScenarioText FromJson(string json) =>
        JsonSerializer.Deserialize<ScenarioText>(json, JsonSerializerOptions.Web)!;

    internal static IReadOnlyList<Part> PartsFromJson(string json) =>
        JsonSerializer.Deserialize<List<Part>>(json, JsonSerializerOptions.Web)!;
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
    IReadOnlyList<LocalText> Expected)
{
    public IEnumerable<LocalText> All() =>
        [Title, Released, .. ReleasedByVariant.Values, .. Questions, .. Injects.SelectMany(i => new[] { i.Title, i.Text }), Notes, .. Expected];

    public Part Mapped(Func<LocalText, LocalText> change) => this with
    {
        Title = change(Title),
        Released = change(Released),
        ReleasedByVariant = ReleasedByVariant.ToDictionary(v => v.Key, v => change(v.Value)),
        Questions = [.. Questions.Select(change)],
        Injects = [.. Injects.Select(i => i with { Title = change(i.Title), Text = change(i.Text) })],
        Notes = change(Notes),
        Expected = [.. Expected.Select(change)],
    };
}

/// <summary>What the facilitator throws in. <c>Id</c>: inject-3a.</summary>
public sealed record Inject(string Id, LocalText Title, LocalText Text);
