using CsCheck;
using Viitta.Common;
using Viitta.Features.Scenarios;

namespace Viitta.Tests.Scenarios;

/// <summary>Scenarios as no person would write them: signs that mean something in Markdown and YAML, anywhere.</summary>
internal static class RandomScenario
{
    private static readonly Gen<string> Bit = Gen.OneOf<string>(
        Gen.OneOf(
            "# ", "## ", "### x", "---", "- ", "* ", "1. ", "> ", "```", "~~~", "    ", "\n", "\n\n", "\n  ", "{.notes}", "{#part-2}", "{", "}", "[a]: b", "[a]", "<!-- ", "<div>", "&amp;",
            "\\", "`", "**", "_", "|", ": ", " · ", "' ", "\"", "#", "%", "@", "!", "&x", "*x", "true", "null", "42", "1e3", "0x1", "~", "?", "-", "=", "===", "language: sv", "\t", "\u00A0", "é", "あ", "🙂", "\u0085", "…"),
        Gen.OneOf("Aino", "Kaarnaranta", "the nurse", "ovella", "kväll", "Q"));

    private static readonly Gen<string> Words = Bit.Array[0, 6].Select(bits => FreeText.Clean(string.Concat(bits)));

    private static Gen<LocalText> Local(Func<string, bool> holds) =>
        Words.Select(w => holds(w) ? w : "Aino").Array[3].Select(w => new LocalText(w[0], w[1], w[2]));

    private static readonly Gen<LocalText> Body = Local(ScenarioWriter.HoldsBody);
    private static readonly Gen<LocalText> Item = Local(ScenarioWriter.HoldsItem);
    private static readonly Gen<LocalText> Title = Local(ScenarioWriter.HoldsTitle);

    /// <summary>In the head any words may stand.</summary>
    private static readonly Gen<LocalText> HeadWords = Local(_ => true);

    private static Gen<Part> Part(IReadOnlyList<Variant> variants) =>
        from title in Title
        from minutes in Gen.Int[1, 90]
        from steps in Gen.Int[1, 10].Select(s => $"P{s}").Array[1, 4]
        from texts in Body.Array[2 + variants.Count]
        from questions in Item.List[0, 4]
        from injects in Gen.Select(Title, Body).List[0, 3]
        from expected in Item.List[0, 3]
        from told in Gen.Bool
        select new Part(
            "", title, minutes, steps, texts[0], variants.Index().Where(v => told || v.Index > 0).ToDictionary(v => v.Item.Id, v => texts[2 + v.Index]),
            questions, [.. injects.Select(i => new Inject("", i.Item1, i.Item2))], texts[1], expected);

    public static readonly Gen<ScenarioText> Any =
        from labels in HeadWords.Array[0, 2]
        let variants = labels.Select((l, i) => new Variant(i == 0 ? "17" : "a-b", l)).ToList()
        from title in HeadWords.Select(t => t with { Fi = $"T{t.Fi}" })
        from head in HeadWords.Array[1, 4]
        from bodies in Body.Array[3]
        from parts in Part(variants).List[1, 3]
        from minutes in Gen.Int[0, 400]
        select new ScenarioText
        {
            Key = "random",
            ThemeId = "other",
            Title = title,
            Minutes = minutes,
            Sources = head[0],
            LearningObjectives = head[1..],
            Variants = variants,
            Background = bodies[0],
            Rules = bodies[1],
            Closing = bodies[2],
            Parts = parts,
        }.Numbered();

    /// <summary>Words that a file holds, and words that it does not.</summary>
    public static readonly Gen<string> AnyWords = Words;
}
