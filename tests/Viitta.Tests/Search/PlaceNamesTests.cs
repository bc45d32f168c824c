using Viitta.Common;
using Viitta.Features.Search;
using Viitta.Tests.House;

namespace Viitta.Tests.Search;

public sealed class PlaceNamesTests
{
    private static readonly Catalogue Catalogue = Catalogue.Read(Path.Combine(Repository.Root, "content"));
    private static readonly PlaceNames Places = new(Catalogue.Municipalities);

    [Theory]
    [InlineData("Turku", "Turku")]
    [InlineData("Turussa", "Turku")]
    [InlineData("turkuun", "Turku")]
    [InlineData("Turun", "Turku")]
    [InlineData("Åbo", "Turku")]
    [InlineData("abo", "Turku")]
    [InlineData("Helsingissä", "Helsinki")]
    [InlineData("Lahdesta", "Lahti")]
    [InlineData("lahden", "Lahti")]
    [InlineData("Äänekoskella", "Äänekoski")]
    [InlineData("aanekoskella", "Äänekoski")]
    [InlineData("Mänttään", "Mänttä-Vilppula")]
    [InlineData("Iisalmella", "Iisalmi")]
    [InlineData("iisalmeen", "Iisalmi")]
    [InlineData("Idensalmi", "Iisalmi")]
    [InlineData("Joroisissa", "Joroinen")]
    [InlineData("Varkaudessa", "Varkaus")]
    [InlineData("Varkauteen", "Varkaus")]
    [InlineData("Tampereelta", "Tampere")]
    [InlineData("Lappeenrannan", "Lappeenranta")]
    [InlineData("Pietarsaaressa", "Pietarsaari")]
    [InlineData("Jakobstad", "Pietarsaari")]
    [InlineData("Hallalehdossa", "Hallalehto")]
    [InlineData("Iissä", "Ii")]
    public void Any_form_names_the_municipality(string word, string name) =>
        Assert.Equal(name, Places.Find(Assert.Single(SearchWord.In(word)))?.Name.Fi);

    [Theory]
    [InlineData("in")]
    [InlineData("hon")]
    [InlineData("turva")]
    [InlineData("oululainenkoulu")]
    [InlineData("palkka")]
    [InlineData("ajaa")]
    [InlineData("s:t")]
    [InlineData("lähden")]
    [InlineData("lähteä")]
    public void Other_words_do_not(string word) => Assert.Null(Places.Find(Assert.Single(SearchWord.In(word))));

    [Fact]
    public void Every_municipality_is_found_by_its_names_and_its_locative()
    {
        Assert.All(Catalogue.Municipalities, m => Assert.Equal(m.Code, Places.Find(new SearchWord(m.Name.Fi))?.Code));
        Assert.All(Catalogue.Municipalities, m => Assert.Equal(m.Code, SearchWord.In(m.Name.Sv).Select(Places.Find).OfType<Municipality>().FirstOrDefault()?.Code));
        Assert.All(
            Catalogue.Municipalities.Where(m => m.Name.Fi.EndsWith("koski", StringComparison.Ordinal)),
            m => Assert.Equal(m.Code, Places.Find(new SearchWord(m.Name.Fi[..^1] + "essa"))?.Code));
    }
}
