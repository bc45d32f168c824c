using System.Globalization;
using System.Text;
using Viitta.Common;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;
using YamlDotNet.Serialization.NamingConventions;

namespace Viitta.Features.Scenarios;

/// <summary>
/// A scenario as one file that people read, change and hand on: Markdown with a YAML head, one language under the other.
/// <see cref="ScenarioReader.ReadOne"/> reads back exactly what was written.
/// </summary>
public static class ScenarioWriter
{
    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithEventEmitter(next => new Quoting(next))
        .Build();

    /// <param name="version">The number of the version, for people; 0 for a draft.</param>
    public static string Write(ScenarioText text, int version)
    {
        var languages = Languages.All.Where(l => text.All().Any(t => t.Exactly(l).Length > 0)).ToList();
        return string.Join('\n', (languages.Count > 0 ? languages : [Languages.Finnish]).Select(l => Write(text, version, l)));
    }

    private static string Write(ScenarioText text, int version, string language)
    {
        var told = new StringBuilder("---\n");
        foreach (var line in Label("head", language).Split('\n'))
        {
            told.Append(CultureInfo.InvariantCulture, $"# {line.Trim()}\n");
        }
        told.Append(Yaml.Serialize(Head(text, version, language))).Append("---\n");
        Body("background", text.Background);
        Body("rules", text.Rules);
        foreach (var (i, part) in text.Parts.Index())
        {
            told.Append(CultureInfo.InvariantCulture, $"\n## {Label("part", language)} {i + 1} · {part.Title.Exactly(language)} {{#{part.Id} steps=\"{string.Join(',', part.StepIds)}\" minutes={part.Minutes}}}\n");
            Heading($"{Label("released", language)} {{.released}}", part.Released);
            foreach (var variant in text.Variants.Where(v => part.ReleasedByVariant.ContainsKey(v.Id)))
            {
                Heading($"{Label("released", language)}, {Plain(variant.Label.In(language))} {{.released variant={variant.Id}}}", part.ReleasedByVariant[variant.Id]);
            }
            List("questions", part.Questions);
            foreach (var inject in part.Injects)
            {
                Heading($"{Label("inject", language)}: {inject.Title.Exactly(language)} {{.inject #{inject.Id}}}", inject.Text);
            }
            if (!part.Notes.IsEmpty)
            {
                Heading($"{Label("notes", language)} {{.notes}}", part.Notes);
            }
            List("expected", part.Expected);
        }
        Body("closing", text.Closing);
        return told.ToString();

        void Body(string kind, LocalText body)
        {
            if (!body.IsEmpty)
            {
                told.Append(CultureInfo.InvariantCulture, $"\n## {Label(kind, language)} {{.{kind}}}\n\n{body.Exactly(language)}\n");
            }
        }

        void Heading(string heading, LocalText body) => told.Append(CultureInfo.InvariantCulture, $"\n### {heading}\n\n{body.Exactly(language)}\n");

        void List(string kind, IReadOnlyList<LocalText> items)
        {
            if (items.Count > 0)
            {
                told.Append(CultureInfo.InvariantCulture, $"\n### {Label(kind, language)} {{.{kind}}}\n\n");
                told.AppendJoin("", items.Select(item => Item(item.Exactly(language))));
            }
        }
    }

    /// <summary>Whether a longer text, standing in a file, is still itself: no heading, mark, line of dashes and open block of code in it.</summary>
    public static bool HoldsBody(string text) => HasNoMarks(text)
        && ScenarioFile.ReadSections($"## A {{.notes}}\n\n{text}\n\n## B {{.closing}}\n") is [{ Body: var body }, { Marks: "## {.closing}" }] && body == text;

    /// <summary>The same for one point of a list.</summary>
    public static bool HoldsItem(string text) => HasNoMarks(text)
        && ScenarioFile.ReadSections($"## A {{.questions}}\n\n- a\n{Item(text)}- b\n\n## B {{.closing}}\n") is [{ Items: ["a", var item, "b"] }, { Marks: "## {.closing}" }] && item == text;

    /// <summary>The same for a title.</summary>
    public static bool HoldsTitle(string text) => HasNoMarks(text) && !text.Contains('\n')
        && ScenarioFile.ReadSections($"### A: {text} {{.inject #inject-1a}}\n\nC\n") is [{ Title: var title, Marks: "### {.inject #inject-1a}" }] && title == text;

    private static bool HasNoMarks(string text) => !text.AsSpan().ContainsAny('{', '}') && !text.Split('\n').Any(l => l.TrimEnd() == "---");

    private static string Item(string text) => text.Length == 0 ? "-\n" : $"- {string.Join('\n', text.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : "  " + line))}\n";

    private static string Label(string name, string language) => Texts.Find($"scenarios.written.{name}", language)!;

    /// <summary>A label's words in a heading that is not read back.</summary>
    private static string Plain(string label) => string.Concat(label.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '(' or ')' or ',')).Trim();

    private static object Head(ScenarioText text, int version, string language) => new
    {
        text.Key,
        Version = version,
        Theme = text.ThemeId,
        Title = text.Title.Exactly(language),
        Language = language,
        Fictional = true,
        Variants = text.Variants.Select(v => new { v.Id, Label = v.Label.Exactly(language) }).ToList(),
        text.Minutes,
        LearningObjectives = text.LearningObjectives.Select(o => o.Exactly(language)).ToList(),
        Sources = text.Sources.Exactly(language),
    };

    /// <summary>Words stand as they are; whatever could be read as anything else stands in quotation marks.</summary>
    private sealed class Quoting(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text)
            {
                eventInfo = new ScalarEventInfo(eventInfo.Source)
                {
                    Style = IsPlain(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted,
                    IsPlainImplicit = true,
                    IsQuotedImplicit = true,
                };
            }
            base.Emit(eventInfo, emitter);
        }

        private static bool IsPlain(string text) =>
            text.Length > 1 && char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || " -,.?()/–”’".Contains(c)) && text.Trim() == text
            && !NotWords.Contains(text.ToLowerInvariant());

        /// <summary>What YAML readers, old ones too, take for something else than words.</summary>
        private static readonly string[] NotWords = ["true", "false", "null", "yes", "no", "on", "off"];
    }
}
