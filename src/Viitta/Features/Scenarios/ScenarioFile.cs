using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
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

    /// <summary>What has to be alike in the three languages.</summary>
    public string Shape =>
        $"{new string('#', Level)} {{.{Kind} #{Id} {string.Join(' ', Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"))}}}, {Items.Count} list items";
}

/// <summary>One language of a scenario: content/scenarios/{key}.{fi,sv,en}.md.</summary>
internal sealed record ScenarioFile(string Name, ScenarioHead Head, IReadOnlyList<Section> Sections)
{
    private static readonly string[] Lists = ["questions", "expected"];

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UseGenericAttributes().Build();

    /// <exception cref="InvalidDataException">Not a scenario; the message names the file and the line.</exception>
    public static ScenarioFile Parse(string name, string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        var front = document.OfType<YamlFrontMatterBlock>().FirstOrDefault() ?? throw Broken(name, 1, "the head between --- and --- is missing");
        var headings = document.OfType<HeadingBlock>().Where(h => h.Level is 2 or 3).ToList();
        return new(name, ReadHead(name, front.Lines.ToString()), [.. headings.Select((heading, i) =>
        {
            var end = i + 1 < headings.Count ? headings[i + 1].Span.Start : text.Length;
            var items = document.OfType<ListBlock>().Where(l => l.Span.Start > heading.Span.End && l.Span.Start < end)
                .SelectMany(l => l.OfType<ListItemBlock>());
            // The span of a heading may stop before its braces: its body begins on the next line.
            var body = text.IndexOf('\n', heading.Span.Start) is >= 0 and var line ? text[line..end] : "";
            return ReadSection(name, heading, body, items.Select(item => item.Count == 0
                ? ""
                : text[item[0].Span.Start..(item[^1].Span.End + 1)]));
        })]);
    }

    public static InvalidDataException Broken(string name, int line, string what) =>
        new($"content/scenarios/{name}, line {line}: {what}.");

    private static ScenarioHead ReadHead(string name, string yaml)
    {
        try
        {
            return Yaml.Parse<ScenarioHead>(yaml);
        }
        catch (YamlException exception)
        {
            throw new InvalidDataException($"content/scenarios/{name}, line {exception.Start.Line + 1}: {exception.Message}", exception);
        }
    }

    private static Section ReadSection(string name, HeadingBlock heading, string body, IEnumerable<string> items)
    {
        var attributes = heading.TryGetAttributes();
        var id = attributes?.Id ?? "";
        var kind = attributes?.Classes?.FirstOrDefault() ?? (id.StartsWith("part-", StringComparison.Ordinal) ? "part" : "");
        var title = string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString())).Trim();
        return kind.Length == 0
            ? throw Broken(name, heading.Line + 1, $"the heading “{title}” has no mark in braces, such as {{.notes}}")
            : new Section(
                heading.Line + 1, heading.Level, kind, id, WithoutLabel(kind, title),
                (attributes?.Properties ?? []).ToDictionary(p => p.Key, p => p.Value ?? "", StringComparer.Ordinal),
                body.Trim(), Lists.Contains(kind) ? [.. items] : []);
    }

    /// <summary>"Part 3 · Friday 18:30" is told as "Friday 18:30", "Inject: At the door" as "At the door".</summary>
    private static string WithoutLabel(string kind, string title) => kind switch
    {
        "part" when title.Split(" · ", 2) is [_, var rest] => rest,
        "inject" when title.Split(": ", 2) is [_, var rest] => rest,
        _ => title,
    };
}
