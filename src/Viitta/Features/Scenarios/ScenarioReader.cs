using System.Globalization;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>A scenario, or all that is wrong with its file.</summary>
public sealed record ScenarioRead(ScenarioText? Text, IReadOnlyList<FileProblem> Problems);

/// <summary>
/// Joins the languages of a scenario into one text. They must have the same structure: a part or a question
/// that is missing in one language would be missing on somebody's phone in the middle of a workshop.
/// </summary>
public static partial class ScenarioReader
{
    /// <summary>A shipped scenario: three files of a language each.</summary>
    /// <param name="read">language → the file's text.</param>
    /// <exception cref="InvalidDataException">A file is no scenario, or the languages differ; names the files and the lines.</exception>
    public static ScenarioText Read(string key, Func<string, string> read, Catalogue catalogue)
    {
        var problems = new List<FileProblem>();
        var files = Languages.All.Select(l => ScenarioFile.Parse($"{key}.{l}.md", Clean(read(l)), problems)).OfType<ScenarioFile>().ToList();
        foreach (var (file, language) in files.Zip(Languages.All).Where(_ => files.Count == Languages.All.Count))
        {
            Check(problems, file, file.Head.Key == key, FileProblem.WrongKey.With(file.Head.Key, key));
            Check(problems, file, file.Head.Language == language, FileProblem.WrongLanguage.With(file.Head.Language));
        }
        return problems.Count == 0 && Join(files, problems, catalogue) is { } text
            ? text
            : throw new InvalidDataException(string.Join('\n', problems));
    }

    /// <summary>One file with one to three languages under each other, each with its head: what <see cref="ScenarioWriter"/> writes.</summary>
    public static ScenarioRead ReadOne(string text, Catalogue catalogue)
    {
        var (problems, files) = (new List<FileProblem>(), new List<ScenarioFile>());
        var lines = Clean(text).Split('\n');
        var heads = Heads(lines);
        foreach (var (i, start) in heads.Index())
        {
            var end = i + 1 < heads.Count ? heads[i + 1] : lines.Length;
            if (ScenarioFile.Parse("", string.Join('\n', lines[start..end]), problems, start) is not { } file)
            {
                continue;
            }
            Check(problems, file, Languages.IsKnown(file.Head.Language), FileProblem.WrongLanguage.With(file.Head.Language));
            Check(problems, file, files.TrueForAll(f => f.Head.Language != file.Head.Language), FileProblem.TwiceTold.With(file.Head.Language));
            files.Add(file);
        }
        if (heads.Count == 0)
        {
            problems.Add(new("", 1, FileProblem.NoHead));
        }
        return problems.Count > 0 || Join(files, problems, catalogue) is not { } read ? new(null, problems) : new(read, []);
    }

    /// <summary>Where a language begins: three dashes, with a language said before the next three.</summary>
    internal static List<int> Heads(string[] lines)
    {
        var dashes = Enumerable.Range(0, lines.Length).Where(i => lines[i].TrimEnd() == "---").ToList();
        var heads = new List<int>();
        for (var i = 0; i + 1 < dashes.Count; i++)
        {
            if (lines[dashes[i]..dashes[i + 1]].Any(l => l.StartsWith("language:", StringComparison.Ordinal)))
            {
                heads.Add(dashes[i++]); // the next three dashes end this head
            }
        }
        return heads;
    }

    private static string Clean(string text) => text.ReplaceLineEndings("\n").TrimStart('\uFEFF');

    /// <summary>Null when the languages do not fit together; the problems say where.</summary>
    private static ScenarioText? Join(List<ScenarioFile> files, List<FileProblem> problems, Catalogue catalogue)
    {
        CheckHeads(files, problems, catalogue);
        CheckShapes(files, problems);
        if (problems.Count > 0)
        {
            return null;
        }
        var joining = new Joining(files, problems);
        var text = joining.Whole();
        return problems.Count > 0 ? null : text;
    }

    private static void CheckHeads(List<ScenarioFile> files, List<FileProblem> problems, Catalogue catalogue)
    {
        var first = files[0].Head;
        foreach (var file in files)
        {
            var head = file.Head;
            Check(problems, file, head.Fictional, FileProblem.NotFictional);
            Check(problems, file, head.Title.Length > 0 || files.Exists(f => f.Head.Title.Length > 0), FileProblem.NoTitle);
            Check(problems, file, catalogue.Themes.Any(t => t.Id == head.Theme), FileProblem.UnknownTheme.With(head.Theme, string.Join(", ", catalogue.Themes.Select(t => t.Id))));
            Same(head.Minutes == first.Minutes, "minutes");
            Same(head.Theme == first.Theme, "theme");
            Same(head.Variants.Select(v => v.Id).SequenceEqual(first.Variants.Select(v => v.Id)), "variants");
            Same(head.LearningObjectives.Count == first.LearningObjectives.Count, "learningObjectives");

            foreach (var part in file.Sections.Where(s => s.Kind == "part"))
            {
                Check(problems, file, Minutes(part) > 0, FileProblem.PartMinutes, part.Line);
                Check(problems, file, Steps(part) is { Length: > 0 } steps && steps.All(s => catalogue.Steps.Any(x => x.Id == s)), FileProblem.PartSteps, part.Line);
            }

            void Same(bool holds, string what) => Check(problems, file, holds, FileProblem.HeadDiffers.With(what, head.Language, first.Language));
        }
    }

    /// <summary>0 for what is not a number.</summary>
    private static int Minutes(Section part) =>
        int.TryParse(part.Attribute("minutes"), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    private static string[] Steps(Section part) =>
        part.Attribute("steps").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void CheckShapes(List<ScenarioFile> files, List<FileProblem> problems)
    {
        var first = files[0];
        foreach (var file in files.Skip(1))
        {
            // One heading too many makes all that follow differ: only the first place is told.
            var other = file.Sections.Zip(first.Sections).FirstOrDefault(s => s.First.Marks != s.Second.Marks);
            if (other.First is { } own)
            {
                problems.Add(new(file.Name, own.Line, FileProblem.MarksDiffer.With(own.Title, own.Marks, other.Second.Marks, other.Second.Line)));
                continue;
            }
            Check(problems, file, file.Sections.Count == first.Sections.Count, FileProblem.HeadingsDiffer.With(file.Sections.Count, first.Sections.Count));
            problems.AddRange(file.Sections.Zip(first.Sections).Where(s => s.First.Items.Count != s.Second.Items.Count).Select(s => new FileProblem(
                file.Name, s.First.Line, FileProblem.ItemsDiffer.With(s.First.Title, s.First.Items.Count, s.Second.Items.Count, s.Second.Line))));
        }
    }

    private static void Check(List<FileProblem> problems, ScenarioFile file, bool holds, Refusal what, int line = 0)
    {
        if (!holds)
        {
            problems.Add(new(file.Name, line > 0 ? line : file.Line, what));
        }
    }
}
