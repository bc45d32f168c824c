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
