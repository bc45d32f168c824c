using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Viitta.Common;
using YamlDotNet.Core;

namespace Viitta.Features.Scenarios;

/// <summary>The keys between the first two <c>---</c> lines of a scenario file.</summary>
internal sealed class ScenarioHead
{
    public string Key { get; init; } = "";

    public string Theme { get; init; } = "";

    public string Title { get; init; } = "";

    public string Language { get; init; } = "";

    public bool Fictional { get; init; }

    /// <summary>Where the story comes from, for those who read it later.</summary>
    public string Sources { get; init; } = "";

    /// <summary>Of the whole workshop: the parts, and the opening, the break and the closing beside them.</summary>
    public int Minutes { get; init; }

    public List<HeadVariant> Variants { get; init; } = [];

    public List<string> LearningObjectives { get; init; } = [];

    internal sealed class HeadVariant
    {
        public string Id { get; init; } = "";

        public string Label { get; init; } = "";
    }
}

/// <summary>
/// A heading with braces and what stands under it, as CommonMark. <c>### Inject: At the door {.inject #inject-3b}</c> has
/// kind "inject", id "inject-3b" and title "At the door".
/// </summary>
/// <param name="Kind">background, rules, part, released, questions, inject, notes, expected or closing.</param>
/// <param name="Items">The texts of the list items, for the kinds that are lists.</param>
internal sealed record Section(
    int Line, int Level, string Kind, string Id, string Title, IReadOnlyDictionary<string, string> Attributes, string Body,
    IReadOnlyList<string> Items)
{
    public string Attribute(string name) => Attributes.GetValueOrDefault(name, "");

    /// <summary>The marks that have to be alike in the three languages, as they are written.</summary>
    public string Marks =>
        $"{new string('#', Level)} {{{string.Join(' ', ((string[])[$".{Kind}", Id.Length > 0 ? $"#{Id}" : "", .. Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}")]).Where(m => m.Length > 0))}}}";
}

/// <summary>One language of a scenario, as Markdown with a YAML head.</summary>
/// <param name="Name">What messages call it: a file's name, or empty where there is one file only.</param>
internal sealed record ScenarioFile(string Name, int Line, ScenarioHead Head, IReadOnlyList<Section> Sections)
{
    private static readonly string[] Lists = ["questions", "expected"];

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UseGenericAttributes().Build();

    /// <summary>Null when it is no scenario; what is wrong is added to the problems.</summary>
    /// <param name="above">Lines that stand before this language in the file.</param>
    public static ScenarioFile? Parse(string name, string text, List<FileProblem> problems, int above = 0)
    {
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, l => l.TrimEnd() == "---") : -1;
        if (end < 0)
        {
            problems.Add(new(name, above + 1, FileProblem.NoHead));
            return null;
        }
        var head = ReadHead(name, string.Join('\n', lines[1..end]), problems, above);
        var sections = ReadSections(string.Join('\n', lines[(end + 1)..]), above + end + 1);
        problems.AddRange(sections.Where(s => s.Kind.Length == 0).Select(s => new FileProblem(name, s.Line, FileProblem.Unmarked.With(s.Title))));
        return head is null || sections.Any(s => s.Kind.Length == 0) ? null : new(name, above + 1, head, sections);
    }

    /// <summary>The headings of the second and third level, each with what stands under it.</summary>
    public static IReadOnlyList<Section> ReadSections(string text, int above = 0)
    {
        var document = Markdown.Parse(text, Pipeline);
        var headings = document.OfType<HeadingBlock>().Where(h => h.Level is 2 or 3).ToList();
        return [.. headings.Select((heading, i) =>
        {
            var end = i + 1 < headings.Count ? headings[i + 1].Span.Start : text.Length;
            var items = document.OfType<ListBlock>().Where(l => l.Span.Start > heading.Span.End && l.Span.Start < end)
                .SelectMany(l => l.OfType<ListItemBlock>());
            // The span of a heading may stop before its braces: its body begins on the next line.
            var line = text.IndexOf('\n', heading.Span.Start) is >= 0 and var found ? found : text.Length;
            return ReadSection(heading, text[heading.Span.Start..line], text[line..Math.Max(line, end)], items.Select(item => ItemOf(text, item)), above);
        })];
    }

    private static ScenarioHead? ReadHead(string name, string yaml, List<FileProblem> problems, int above)
    {
        try
        {
            return Yaml.Parse<ScenarioHead>(yaml) ?? new();
        }
        catch (YamlException exception)
        {
            // The head begins on the second line, after its three dashes.
            problems.Add(new(name, above + 1 + (int)exception.Start.Line, FileProblem.BadHead));
            return null;
        }
    }

    /// <summary>As it was written, its further lines without the blanks that put them under the first.</summary>
    private static string ItemOf(string text, ListItemBlock item)
    {
        if (item.Count == 0)
        {
            return "";
        }
        var start = item[0].Span.Start;
        var indent = start - (text.LastIndexOf('\n', start) + 1);
        var lines = text[start..(item[^1].Span.End + 1)].TrimEnd('\n').Split('\n');
        return string.Join('\n', lines.Select((line, i) => i == 0 ? line : line[Math.Min(indent, line.Length - line.TrimStart(' ').Length)..]));
    }

    private static Section ReadSection(HeadingBlock heading, string line, string body, IEnumerable<string> items, int above)
    {
        var attributes = heading.TryGetAttributes();
        var id = attributes?.Id ?? "";
        var kind = attributes?.Classes?.FirstOrDefault() ?? (id.StartsWith("part-", StringComparison.Ordinal) ? "part" : "");
        var title = line.TrimStart('#');
        title = (kind.Length > 0 && title.LastIndexOf('{') is >= 0 and var braces ? title[..braces] : title).Trim();
        return new Section(
            above + heading.Line + 1, heading.Level, kind, id, WithoutLabel(kind, title),
            (attributes?.Properties ?? []).ToDictionary(p => p.Key, p => p.Value ?? "", StringComparer.Ordinal),
            body.Trim(), Lists.Contains(kind) ? [.. items] : []);
    }

    /// <summary>"Part 3 · Friday 18:30" is told as "Friday 18:30", "Inject: At the door" as "At the door".</summary>
    private static string WithoutLabel(string kind, string title) => kind switch
    {
        "part" when $"{title} ".Split(" · ", 2) is [_, var rest] => rest.Trim(),
        "inject" when $"{title} ".Split(": ", 2) is [_, var rest] => rest.Trim(),
        _ => title,
    };
}
