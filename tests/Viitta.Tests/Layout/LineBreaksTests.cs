using Viitta.Features.Layout;
using Viitta.Tests.House;

namespace Viitta.Tests.Layout;

[NoDatabase]
public sealed class LineBreaksTests
{
    [Theory]
    [InlineData("Ohjaus Auttamisjärjestelmään", "Ohjaus Aut-ta-mis-jär-jes-tel-mään")]
    [InlineData("Seksuaaliväkivallan hoito", "Sek-suaa-li-vä-ki-val-lan hoito")]
    [InlineData("Tukihenkilö rikosprosessissa", "Tukihenkilö rikos-pro-ses-sissa")]
    [InlineData("""<a href="/turvallisuussuunnitelma">Turvallisuussuunnittelu</a>""", """<a href="/turvallisuussuunnitelma">Tur-val-li-suus-suun-nit-telu</a>""")]
    [InlineData("Poliisi ja sosiaalityö", "Poliisi ja sosiaalityö")]
    public void A_long_Finnish_word_may_be_broken_before_a_syllable_and_nowhere_in_a_tag(string html, string broken)
    {
        Assert.Equal(broken.Replace("-", "\u00AD", StringComparison.Ordinal), LineBreaks.In(html, "fi"));
        Assert.Equal(html, LineBreaks.In(html, "sv"));
    }

    [Theory]
    [InlineData("fi", "Lapsen suojelu ja edunvalvonta/edustaja", "Lapsen suojelu ja edunvalvonta/|edustaja")]
    [InlineData("sv", "Skilsmässa/hävning av äktenskap", "Skilsmässa/|hävning av äktenskap")]
    [InlineData("en", """<a href="/networks/turku">24/7, and/or 1/6</a>""", """<a href="/networks/turku">24/7, and/or 1/6</a>""")]
    public void A_line_may_end_after_a_stroke_between_words(string language, string html, string broken) =>
        Assert.Equal(broken.Replace("|", "\u200B", StringComparison.Ordinal), LineBreaks.In(html, language));
}
