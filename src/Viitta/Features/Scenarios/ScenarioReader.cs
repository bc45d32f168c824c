using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>
/// Joins the three languages of a scenario into one text. They must have the same structure: a part or a question
/// that is missing in one language would be missing on somebody's phone in the middle of a workshop.
/// </summary>
public static class ScenarioReader
{
    /// <param name="read">language → the file's text.</param>
    /// <exception cref="InvalidDataException">A file is no scenario, or the languages differ; names the file and the line.</exception>
    public static ScenarioText Read(string key, Func<string, string> read, Catalogue catalogue)
    {
        var files = Languages.All.Select(l => ScenarioFile.Parse($"{key}.{l}.md", read(l).ReplaceLineEndings("\n"))).ToList();
        CheckHeads(key, files, catalogue);
        CheckShapes(files);
        var variants = files[0].Head.Variants.Select((v, i) => new Variant(v.Id, Join(files, f => f.Head.Variants[i].Label))).ToList();
        return new ScenarioText
        {
            Key = key,
            ThemeId = files[0].Head.Theme,
            Title = Join(files, f => f.Head.Title),
            Minutes = files[0].Head.Minutes,
            LearningObjectives = [.. files[0].Head.LearningObjectives.Select((_, i) => Join(files, f => f.Head.LearningObjectives[i]))],
            Variants = variants,
            Background = Body(files, "background"),
            Rules = Body(files, "rules"),
            Closing = Body(files, "closing"),
            Parts = [.. Parts(files[0]).Select((at, i) => ReadPart(files, at, i + 1, variants, catalogue))],
        };
    }

    private static void CheckHeads(string key, List<ScenarioFile> files, Catalogue catalogue)
    {
        foreach (var (file, language) in files.Zip(Languages.All))
        {
            var head = file.Head;
            Check(file, head.Key == key, $"key is “{head.Key}” but the file's name says “{key}”");
            Check(file, head.Language == language, $"language is “{head.Language}” but the file's name says “{language}”");
            Check(file, head.Fictional, "fictional is not true: only invented cases are told");
            Check(file, head.Title.Length > 0, "title is empty");
            Check(file, catalogue.Themes.Any(t => t.Id == head.Theme), $"theme “{head.Theme}” is not in themes.yaml");
            Check(file, head.Minutes == files[0].Head.Minutes, "minutes differ from the Finnish file");
            Check(file, head.Theme == files[0].Head.Theme, "theme differs from the Finnish file");
            Check(file, head.Variants.Select(v => v.Id).SequenceEqual(files[0].Head.Variants.Select(v => v.Id)), "variants differ from the Finnish file");
            Check(file, head.LearningObjectives.Count == files[0].Head.LearningObjectives.Count, "learningObjectives are not as many as in the Finnish file");
        }
    }

    private static void CheckShapes(List<ScenarioFile> files)
    {
        foreach (var file in files[1..])
        {
            foreach (var (own, finnish) in file.Sections.Zip(files[0].Sections))
            {
                Check(file, own.Shape == finnish.Shape, $"“{own.Title}” is {own.Shape}, but the Finnish file has {finnish.Shape} (line {finnish.Line})", own.Line);
            }
            Check(file, file.Sections.Count == files[0].Sections.Count, $"{file.Sections.Count} headings, the Finnish file has {files[0].Sections.Count}");
        }
    }

    private static Part ReadPart(List<ScenarioFile> files, int at, int number, List<Variant> variants, Catalogue catalogue)
    {
        var file = files[0];
        var head = file.Sections[at];
        string[] steps = [.. head.Attribute("steps").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        Check(file, head.Id == $"part-{number}", $"expected #part-{number}, found #{head.Id}", head.Line);
        Check(file, int.TryParse(head.Attribute("minutes"), out var minutes) && minutes > 0, "minutes is not a number", head.Line);
        Check(file, steps.Length > 0 && steps.All(s => catalogue.Steps.Any(x => x.Id == s)), "steps are not of P1–P10", head.Line);
        var own = Enumerable.Range(at + 1, file.Sections.Count - at - 1).TakeWhile(i => file.Sections[i].Level == 3).ToList();
        var released = Of(file, own, "released").ToLookup(i => file.Sections[i].Attribute("variant"));
        Check(file, released[""].Count() == 1, "each part has one {.released} without a variant", head.Line);
        foreach (var variant in released.Where(r => r.Key.Length > 0))
        {
            Check(file, variants.Exists(v => v.Id == variant.Key) && variant.Count() == 1, $"variant “{variant.Key}” is not in the head, or is told twice", head.Line);
        }
        return new Part(
            head.Id,
            Join(files, f => f.Sections[at].Title),
            minutes,
            steps,
            Join(files, f => f.Sections[released[""].First()].Body),
            released.Where(r => r.Key.Length > 0).ToDictionary(r => r.Key, r => Join(files, f => f.Sections[r.First()].Body)),
            Items(files, own, "questions"),
            [.. Of(file, own, "inject").Select(i => new Inject(
                file.Sections[i].Id, Join(files, f => f.Sections[i].Title), Join(files, f => f.Sections[i].Body)))],
            Of(file, own, "notes").Select(i => Join(files, f => f.Sections[i].Body)).FirstOrDefault(LocalText.Empty),
            Items(files, own, "expected"));
    }

    private static IEnumerable<int> Parts(ScenarioFile file) =>
        Of(file, Enumerable.Range(0, file.Sections.Count), "part");

    private static IEnumerable<int> Of(ScenarioFile file, IEnumerable<int> sections, string kind) =>
        sections.Where(i => file.Sections[i].Kind == kind);

    private static IReadOnlyList<LocalText> Items(List<ScenarioFile> files, List<int> own, string kind) =>
        [.. Of(files[0], own, kind).SelectMany(i => files[0].Sections[i].Items.Select((_, n) => Join(files, f => f.Sections[i].Items[n])))];

    private static LocalText Body(List<ScenarioFile> files, string kind) =>
        Of(files[0], Enumerable.Range(0, files[0].Sections.Count), kind)
            .Select(i => Join(files, f => f.Sections[i].Body)).FirstOrDefault(LocalText.Empty);

    private static LocalText Join(List<ScenarioFile> files, Func<ScenarioFile, string> of) => new(of(files[0]), of(files[1]), of(files[2]));

    private static void Check(ScenarioFile file, bool holds, string what, int line = 1)
    {
        if (!holds)
        {
            throw ScenarioFile.Broken(file.Name, line, what);
        }
    }
}
