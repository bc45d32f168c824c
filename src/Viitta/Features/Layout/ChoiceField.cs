using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>A field that is chosen from a list, with its label and its error: <c>&lt;partial name="_Select" /&gt;</c>.</summary>
/// <param name="Name">Also its id.</param>
/// <param name="Empty">The words of the empty choice; null when there is none.</param>
public sealed record ChoiceField(
    string Name, string Label, IReadOnlyList<(string Value, string Text)> Options, string Chosen, string? Empty, Refusal? Error)
{
    /// <summary>Stands beside the label: "(optional)".</summary>
    public string Aside { get; init; } = "";

    /// <summary>On a page: as posted, else as the row or the address has it.</summary>
    public static ChoiceField On(
        ViittaPage page, string name, string label, IEnumerable<(string Value, string Text)> options, string? chosen, string? empty = null) =>
        new(name, label, [.. options], page.Typed(name, chosen) ?? "", empty, page.ErrorFor(name));
}
