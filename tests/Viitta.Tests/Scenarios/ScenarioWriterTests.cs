using System.Text.Json;
using CsCheck;
using Viitta.Common;
using Viitta.Features.Scenarios;
using Viitta.Tests.House;

namespace Viitta.Tests.Scenarios;

[NoDatabase]
public sealed class ScenarioWriterTests
{
    private static readonly Catalogue Catalogue = ScenarioReaderTests.Catalogue;

    [Theory, MemberData(nameof(ScenarioReaderTests.Shipped), MemberType = typeof(ScenarioReaderTests))]
    public void A_shipped_scenario_comes_back_as_it_was(string key)
    {
        var text = ScenarioReaderTests.Read(key);
        Assert.Equal(Told(text), Told(ReadBack(text)));
    }

    [Fact]
    public void Any_scenario_comes_back_as_it_was() => RandomScenario.Any.Sample(
        text => Assert.Equal(Told(text), Told(ReadBack(text))), iter: 400, print: text => ScenarioWriter.Write(text, 1));

    /// <summary>What cannot stand in a file is refused where it is typed, so the file never has to change a word.</summary>
    [Theory]
    [InlineData("## A heading {.notes}", false)]
    [InlineData("Words\n---", false)]
    [InlineData("```\nopen", false)]
    [InlineData("**Bold.** Words\n\n- one\n- two\n\n> said", true)]
    [InlineData("<b>shown as text</b> # no heading", true)]
    public void A_text_that_a_file_would_change_is_known(string text, bool holds) => Assert.Equal(holds, ScenarioWriter.HoldsBody(text));

    [Fact]
    public void A_language_that_is_not_written_is_left_out_and_a_gap_stays_a_gap()
    {
        var text = ScenarioReaderTests.Read("berry-harvest");
        var finnish = OnlyIn(text, "fi") with { Title = new("Marjasato", "Bärskörd", "") };
        var written = ScenarioWriter.Write(finnish, 0);
        Assert.Equal(["language: fi", "language: sv"], written.Split('\n').Where(l => l.StartsWith("language:", StringComparison.Ordinal)));
        Assert.Equal(Told(finnish), Told(ReadBack(finnish)));
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_line_in_the_readers_language()
    {
        var written = ScenarioWriter.Write(ScenarioReaderTests.Read("berry-harvest"), 1).Split('\n');
        var (minutes, questions) = (Line("steps=\"P2,P6\" minutes=20"), Line("### Frågor"));
        written[questions + 2] = "";
        Assert.Equal(questions + 1, Problem("”Frågor”").Line);
        written[minutes] = written[minutes].Replace("minutes=20", "minutes=soon", StringComparison.Ordinal);
        Assert.Equal(minutes + 1, Problem("Kohta minutes ei ole luku").Line);

        FileProblem Problem(string says) => ScenarioReader.ReadOne(string.Join('\n', written), Catalogue).Problems
            .Single(p => Languages.In("fi", () => new Texts().Of(p.What)).Contains(says, StringComparison.Ordinal));

        int Line(string part) => Array.FindIndex(written, l => l.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Once upon a time")]
    [InlineData("---\nlanguage: fi\n---")]
    [InlineData("---\nlanguage: de\nfictional: true\n---\n## A {.notes}")]
    [InlineData("---\nlanguage: [\n---\n")]
    public void What_is_no_scenario_is_refused(string text) => Assert.NotEmpty(ScenarioReader.ReadOne(text, Catalogue).Problems);

    [Fact]
    public void Nothing_that_is_sent_breaks_the_reader() => RandomScenario.AnyWords.Array[0, 40].Sample(
        bits => ScenarioReader.ReadOne("---\nlanguage: fi\n" + string.Join('\n', bits), Catalogue) is not null, iter: 300);

    private static ScenarioText ReadBack(ScenarioText text)
    {
        var read = ScenarioReader.ReadOne(ScenarioWriter.Write(text, 3), Catalogue);
        Assert.Empty(read.Problems);
        return read.Text!;
    }

    private static string Told(ScenarioText text) => JsonSerializer.Serialize(text);

    private static ScenarioText OnlyIn(ScenarioText text, string language)
    {
        LocalText Only(LocalText t) => LocalText.Empty.With(language, t.Exactly(language));
        return text.Mapped(Only);
    }
}
