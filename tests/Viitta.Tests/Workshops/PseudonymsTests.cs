using Viitta.Common;
using Viitta.Features.Workshops;

namespace Viitta.Tests.Workshops;

public sealed class PseudonymsTests
{
    private readonly Pseudonyms _pseudonyms = new(Catalogue.Read(Path.Combine(AppContext.BaseDirectory, "content")));

    [Fact]
    public void Every_number_has_its_own_words_in_three_languages()
    {
        Assert.Equal(600, _pseudonyms.Count);
        foreach (var language in Languages.All)
        {
            var words = Enumerable.Range(0, 1800).Select(n => _pseudonyms[n].Exactly(language)).ToList();
            Assert.Equal(1800, words.Distinct().Count());
            Assert.All(words, w => Assert.Matches(@"^\p{Lu}\p{Ll}+ \p{Ll}+( [23])?$", w));
        }
        Assert.Equal(new LocalText("Sininen kettu", "Blå räv", "Blue fox"), _pseudonyms[0]);
    }

    [Fact]
    public void A_free_number_is_found_also_when_many_are_taken()
    {
        HashSet<int> taken = [];
        for (var i = 0; i < 2000; i++)
        {
            Assert.True(taken.Add(_pseudonyms.Draw(taken)));
        }
    }
}
