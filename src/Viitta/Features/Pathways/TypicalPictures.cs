using Viitta.Common;

namespace Viitta.Features.Pathways;

/// <summary>
/// Which sector often does what (content/typical-pictures.yaml): a proposal to argue with, never a region's truth.
/// </summary>
public sealed class TypicalPicture
{
    public string Theme { get; init; } = "";

    /// <summary>What kind of case it is of.</summary>
    public LocalText Case { get; init; } = LocalText.Empty;

    public List<TypicalStep> Steps { get; init; } = [];

    /// <summary>Ids of the sectors in it, those that lead first.</summary>
    public IReadOnlyList<string> Sectors =>
    [
        .. Steps.SelectMany(s => s.Parts).GroupBy(p => p.Sector)
            .OrderByDescending(g => g.Count(p => p.Role == Role.Leads)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key),
    ];
}

public sealed class TypicalStep
{
    public string Step { get; init; } = "";

    /// <summary>What may be told at the step, where a part does not say otherwise.</summary>
    public InformationLabel Label { get; init; }

    public List<TypicalPart> Parts { get; init; } = [];
}

public sealed class TypicalPart
{
    public string Sector { get; init; } = "";

    public Role Role { get; init; }

    /// <summary>Decision point → yes or no; none = always.</summary>
    public Dictionary<string, bool> When { get; init; } = [];

    public InformationLabel? Label { get; init; }
}

public sealed class TypicalPictures
{
    public TypicalPictures(Catalogue catalogue)
    {
        All = Yaml.Read<List<TypicalPicture>>(Path.Combine(catalogue.Folder, "typical-pictures.yaml"));
        foreach (var picture in All)
        {
            Check(picture, catalogue);
        }
    }

    public IReadOnlyList<TypicalPicture> All { get; }

    /// <summary>Null for a theme without one.</summary>
    public TypicalPicture? Of(string themeId) => All.FirstOrDefault(p => p.Theme == themeId);

    private static void Check(TypicalPicture picture, Catalogue catalogue)
    {
        var parts = picture.Steps.SelectMany(s => s.Parts).ToList();
        string[] unknown =
        [
            .. new[] { picture.Theme }.Except(catalogue.Themes.Select(t => t.Id)),
            .. picture.Steps.Select(s => s.Step).Except(catalogue.Steps.Select(s => s.Id)),
            .. parts.Select(p => p.Sector).Except(catalogue.Sectors.Select(s => s.Id)),
            .. parts.SelectMany(p => p.When.Keys).Except(catalogue.DecisionPoints.Select(p => p.Id)),
        ];
        if (unknown.Length > 0)
        {
            throw new InvalidDataException($"content/typical-pictures.yaml, {picture.Theme}: {string.Join(", ", unknown)} is not known.");
        }
    }
}
