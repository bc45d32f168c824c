using Viitta.Common;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>The cases to choose from for a workshop, each once for every way to tell it.</summary>
/// <param name="All">"berry-harvest" or "summer-holiday/17", and the words beside the button.</param>
/// <param name="Asked">Chosen when the page opens, in its first way when that is not said.</param>
public sealed record CaseChoices(IReadOnlyList<(string Value, string Label)> All, string? Asked)
{
    public static CaseChoices Of(IReadOnlyList<ScenarioChoice> newest, Texts texts, string? asked) => new(
        [
            .. from scenario in newest
               let title = scenario.NetworkId is null ? $"{scenario.Text.Title}" : texts["workshops.new.own", scenario.Text.Title]
               from choice in scenario.Text.Variants is { Count: > 0 } variants
                   ? variants.Select(v => ($"{scenario.Key}/{v.Id}", $"{title}, {v.Label}"))
                   : [(scenario.Key, title)]
               select choice,
        ], asked);

    /// <summary>The case asked for in the address; else the first of all.</summary>
    public bool IsAsked(string value) => value == (
        All.FirstOrDefault(c => c.Value == Asked || c.Value.StartsWith($"{Asked}/", StringComparison.Ordinal)).Value ?? All[0].Value);

    public static (string Key, string Variant) Read(string? value) =>
        (value ?? "").Split('/', 2) is [var key, var variant] ? (key, variant) : (value ?? "", "");
}
