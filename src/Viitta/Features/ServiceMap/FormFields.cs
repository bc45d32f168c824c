using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>A text in three languages on a form (<c>_LocalField.cshtml</c>): fields name-fi, name-sv, name-en.</summary>
public sealed record LocalField(ViittaPage Page, string Name, LocalText Value, string Label)
{
    public string? Hint { get; init; }

    public bool Optional { get; init; }

    /// <summary>1 is a line, more a text area.</summary>
    public int Rows { get; init; } = 1;
}

/// <summary>Boxes to tick (<c>_Choices.cshtml</c>), all with the same name.</summary>
public sealed record ChoicesField(ViittaPage Page, string Name, string Label, IEnumerable<Choice> Choices)
{
    public string? Hint { get; init; }
}

public sealed record Choice(string Id, string Word, bool On);

/// <summary>A time or a date on a row of opening hours (<c>_SlotField.cshtml</c>).</summary>
/// <param name="Type">"time" or "date".</param>
/// <param name="Row">"Row 2:", heard before the label.</param>
public sealed record SlotField(ViittaPage Page, string Id, string Type, string Value, string Row, string Label);

/// <summary>Which sector an organisation is of (<c>_SectorField.cshtml</c>).</summary>
public sealed record SectorField(ViittaPage Page, Catalogue Catalogue, string Now);

/// <summary>Who may see a contact (<c>_VisibilityField.cshtml</c>).</summary>
public sealed record VisibilityField(ViittaPage Page, Visibility Now);

/// <summary>Note and warning of a contact (<c>_ContactNotes.cshtml</c>); none of a new one.</summary>
public sealed record NotesField(ViittaPage Page, ContactPoint? Contact);
