using Viitta.Common;
using Viitta.Features.Scenarios;
using Viitta.Tests.House;

namespace Viitta.Tests.Scenarios;

[NoDatabase]
public sealed class ScenarioReaderTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "content");

    internal static readonly Catalogue Catalogue = Catalogue.Read(Folder);

    public static TheoryData<string> Shipped => ["berry-harvest", "summer-holiday", "new-follower", "empty-house"];

    private static string File(string key, string language) =>
        System.IO.File.ReadAllText(Path.Combine(Folder, "scenarios", $"{key}.{language}.md"));

    internal static ScenarioText Read(string key) => ScenarioReader.Read(key, l => File(key, l), Catalogue);

    [Theory, MemberData(nameof(Shipped))]
    public void Shipped_scenarios_tell_all_ten_steps_in_six_parts(string key)
    {
        var text = Read(key);
        Assert.Equal(6, text.Parts.Count);
        Assert.Equal(Catalogue.Steps.Select(s => s.Id).Order(), text.Parts.SelectMany(p => p.StepIds).Distinct().Order());
        Assert.All(text.Parts, part =>
        {
            Assert.NotEmpty(part.Questions);
            Assert.NotEmpty(part.Injects);
            Assert.NotEmpty(part.Expected);
            Assert.True(part.Minutes > 0);
        });
        // Of the whole workshop: the opening, the break and the closing come to the parts.
        Assert.InRange(text.Minutes, text.Parts.Sum(p => p.Minutes) + 20, text.Parts.Sum(p => p.Minutes) + 60);
        Assert.Equal(text.Parts.Sum(p => p.Injects.Count), text.Parts.SelectMany(p => p.Injects).DistinctBy(i => i.Id).Count());
    }

    [Theory, MemberData(nameof(Shipped))]
    public void Every_text_is_there_in_three_languages_and_free_of_marks(string key)
    {
        var text = Read(key);
        var all = text.Parts.SelectMany(p => (IEnumerable<LocalText>)
            [p.Title, p.Released, p.Notes, .. p.Questions, .. p.Expected, .. p.ReleasedByVariant.Values, .. p.Injects.SelectMany(i => new[] { i.Title, i.Text })])
            .Concat([text.Title, text.Background, text.Rules, text.Closing, .. text.LearningObjectives]);
        Assert.All(all, t =>
        {
            Assert.NotEqual("", t.Fi);
            Assert.NotEqual("", t.Sv);
            Assert.NotEqual("", t.En);
            Assert.DoesNotContain("{", t.Fi, StringComparison.Ordinal);
            Assert.DoesNotContain("###", t.Fi, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_part_and_an_inject_lose_the_label_that_the_page_gives_them()
    {
        var part = Read("berry-harvest").Parts[2];
        Assert.Equal(new LocalText("Perjantai klo 18.30", "Fredag kl. 18.30", "Friday 18:30"), part.Title);
        Assert.Equal("Interpreter on Monday", part.Injects[0].Title.En);
        Assert.Equal("inject-3a", part.Injects[0].Id);
        Assert.StartsWith("A youth evening is coming to an end", part.Released.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Variants_have_words_of_their_own()
    {
        var text = Read("summer-holiday");
        Assert.Equal(["17", "19"], text.Variants.Select(v => v.Id));
        Assert.All(text.Parts, part => Assert.Equal(["17", "19"], part.ReleasedByVariant.Keys.Order()));
    }

    [Theory]
    [InlineData("sv", "minutes=15", "minutes=16", "minutes=15")]
    [InlineData("en", "#inject-3b", "#inject-3c", "inject-3b")]
    [InlineData("en", "{.notes}", "", "has no mark in braces")]
    [InlineData("sv", "theme: labour-exploitation", "theme: forced-marriage", "theme is not the same")]
    [InlineData("en", "fictional: true", "fictional: false", "only invented cases")]
    [InlineData("en", "key: berry", "key: [berry", "line")]
    public void Languages_that_differ_are_named_with_their_place(string language, string from, string to, string says)
    {
        var error = Assert.Throws<InvalidDataException>(() => ScenarioReader.Read(
            "berry-harvest", l => l == language ? Once(File("berry-harvest", l), from, to) : File("berry-harvest", l), Catalogue));
        Assert.Matches($"berry-harvest.{language}.md, line \\d+: ", error.Message);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("steps=\"P1,P7\"", "steps=\"P1,P11\"", "P1–P10")]
    [InlineData("#part-2", "#part-7", "expected #part-2, found #part-7")]
    [InlineData("minutes=15", "minutes=soon", "minutes is not a number")]
    public void A_part_that_cannot_be_played_is_named(string from, string to, string says)
    {
        var error = Assert.Throws<InvalidDataException>(() =>
            ScenarioReader.Read("berry-harvest", l => Once(File("berry-harvest", l), from, to), Catalogue));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_may_be_changed_freely() => ScenarioReader.Read(
        "berry-harvest", l => l == "en" ? Once(File("berry-harvest", l), "14 kilometres", "15 km") : File("berry-harvest", l), Catalogue);

    [Fact]
    public void A_question_missing_in_one_language_is_found()
    {
        static string Shorter(string l) => l == "sv"
            ? string.Join('\n', File("berry-harvest", l).Split('\n').Where((line, i) => i != QuestionLine(File("berry-harvest", l))))
            : File("berry-harvest", l);
        var error = Assert.Throws<InvalidDataException>(() => ScenarioReader.Read("berry-harvest", Shorter, Catalogue));
        Assert.Contains("4 list items, but 5", error.Message, StringComparison.Ordinal);
    }

    private static int QuestionLine(string text) => Array.FindIndex(text.Split('\n'), l => l.Contains("{.questions}")) + 2;

    private static string Once(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"“{from}” is not in the file.");
        return text[..at] + to + text[(at + from.Length)..];
    }
}
