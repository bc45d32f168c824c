using CsCheck;
using Viitta.Common;
using Viitta.Features.Scenarios;
using Viitta.Tests.House;

namespace Viitta.Tests.Scenarios;

[NoDatabase]
public sealed class ScenarioCheckTests
{
    private static readonly Catalogue Catalogue = ScenarioReaderTests.Catalogue;
    private static readonly RealNames Names = new(Catalogue);

    /// <summary>The best proof that the check does not cry wolf: long natural texts in three languages that name no town.</summary>
    [Theory, MemberData(nameof(ScenarioReaderTests.Shipped), MemberType = typeof(ScenarioReaderTests))]
    public void A_shipped_scenario_names_no_real_municipality_and_nobody(string key) =>
        Assert.Empty(ScenarioCheck.Of(ScenarioReaderTests.Read(key), Names, []).Select(r => r.Word));

    [Theory]
    [InlineData("Perhe muutti Kuopioon viime vuonna.", "Kuopio")]
    [InlineData("Hän asuu Iisalmessa ja opiskelee Lahdessa.", "Iisalmi Lahti")]
    [InlineData("Vasasta tuli viesti.", "")]
    [InlineData("Familjen bor i Vasa och arbetar i Borgå.", "Porvoo Vaasa")]
    [InlineData("The bus from Oulu was late; Turku's clinic was closed.", "Oulu Turku")]
    [InlineData("Jyväskylästä Järvenpäähän ajaa kolme tuntia.", "Jyväskylä Järvenpää")]
    [InlineData("kotka lensi lahden yli", "")]
    public void Municipalities_are_found_in_their_forms(string text, string found) =>
        Assert.Equal(found, string.Join(' ', Names.Municipalities(text).Order(StringComparer.Ordinal)));

    /// <summary>Every municipality, in both languages and in the forms that a story needs most.</summary>
    [Fact]
    public void Every_municipality_is_found()
    {
        foreach (var place in Catalogue.Municipalities.Where(m => !m.Code.StartsWith('T')))
        {
            Assert.Contains(place.Name.Fi, Names.Municipalities($"They came to {place.Name.Fi} at night."));
            Assert.NotEmpty(Names.Municipalities($"De kom till {place.Name.Sv} på kvällen."));
        }
    }

    [Theory]
    [InlineData("Hän soitti Nollalinjalle.", "Nollalinja", true)]
    [InlineData("Hän soitti nollalinjalle. Nollalinjalla vastattiin.", "Nollalinja", false)] // a common word there
    [InlineData("Rikosuhripäivystyksestä luvattiin soittaa.", "Rikosuhripäivystys", true)]
    [InlineData("Kuopion seurakunnan diakoni", "Kuopion seurakunta", true)]
    [InlineData("Poliisi tuli. Hän pelkäsi poliisia.", "Poliisi", false)]
    [InlineData("RIKUn numero", "RIKU", false)]
    [InlineData("RIKU auttaa", "RIKU", true)]
    public void Organisations_are_found_in_their_forms(string text, string name, bool found) => Assert.Equal(found, RealNames.Names(text, name));

    [Fact]
    public void Each_name_is_asked_about_once_with_its_parts_and_a_code_is_no_question()
    {
        var text = ScenarioReaderTests.Read("berry-harvest");
        var changed = text with
        {
            Title = text.Title with { Fi = "Marjasato Kuopiossa" },
            Parts = [.. text.Parts.Select((p, i) => i is 1 or 3 ? p with { Released = p.Released with { Fi = "Kuopion torilla. Soita 040 123 4567." } } : p)],
            Closing = text.Closing with { En = "010594Y903X" }, // its check character is wrong
        };
        var remarks = ScenarioCheck.Of(changed, Names, []);
        Assert.Equal([RemarkKind.Identifier, RemarkKind.Municipality, RemarkKind.Identifier], remarks.Select(r => r.Kind));
        Assert.True(remarks[0].Blocks);
        Assert.Equal(("Kuopio", "0 2 4"), (remarks[1].Word, string.Join(' ', remarks[1].Parts)));
        Assert.Equal(("phone", "2 4"), (remarks[2].Word, string.Join(' ', remarks[2].Parts)));
    }

    [Fact]
    public void What_a_draft_lacks_is_named()
    {
        var text = ScenarioReaderTests.Read("berry-harvest");
        Assert.Empty(ScenarioCheck.Lacks(text));
        Assert.Equal([new("title", 0), new("parts", 0)], ScenarioCheck.Lacks(text with { Title = LocalText.Empty, Parts = [] }));
        Assert.Equal([new DraftLack("released", 1)], ScenarioCheck.Lacks(text with { Parts = [text.Parts[0] with { Released = LocalText.Empty }] }));
        Assert.Equal(1, ScenarioCheck.Unwritten(text with { Title = new("Marjasato", "", "") }, "sv"));
    }
}
