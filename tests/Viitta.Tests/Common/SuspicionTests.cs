using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Common;

/// <summary>What looks like a person's data and may be none: asked about, never refused.</summary>
[NoDatabase]
public sealed class SuspicionTests
{
    [Theory]
    [InlineData("Hänen tunnuksensa on 010594Y9033.", Suspicion.IdentityCodeLike)]
    [InlineData("(050594U903N)", Suspicion.IdentityCodeLike)]
    [InlineData("Soita 040 123 4567 heti", Suspicion.Phone)]
    [InlineData("p. 0401234567", Suspicion.Phone)]
    [InlineData("puh.050-1234567", Suspicion.Phone)]
    [InlineData("0457 123 4567", Suspicion.Phone)]
    [InlineData("+358 40 123 4567", Suspicion.Phone)]
    [InlineData("tel:+358401234567", Suspicion.Phone)]
    [InlineData("+358 (0)50 123 4567", Suspicion.Phone)]
    [InlineData("00358501234567", Suspicion.Phone)]
    [InlineData("０４０ １２３ ４５６７", Suspicion.Phone)]
    [InlineData("09 123 4567", Suspicion.Phone)]
    [InlineData("(03) 1234567", Suspicion.Phone)]
    [InlineData("019-123 456", Suspicion.Phone)]
    [InlineData("+46 8 123 456 78", Suspicion.Phone)]
    [InlineData("0046812345678", Suspicion.Phone)]
    [InlineData("Kirjoita aino.esimerkki@example.org.", Suspicion.Email)]
    [InlineData("aino.esimerkki(at)example.org", Suspicion.Email)]
    [InlineData("aino.esimerkki [at] example.org", Suspicion.Email)]
    [InlineData("FI21 1234 5600 0007 85", Suspicion.Iban)]
    [InlineData("tilille fi2112345600000785, kiitos", Suspicion.Iban)]
    [InlineData("GB29 NWBK 6016 1331 9268 19 today", Suspicion.Iban)]
    [InlineData("Hän asuu Esimerkkikatu 5 A 12:ssa", Suspicion.StreetAddress)]
    [InlineData("Kuvittelutie 14, 00100", Suspicion.StreetAddress)]
    [InlineData("satupolku 3b", Suspicion.StreetAddress)]
    [InlineData("Marjakuja 7.", Suspicion.StreetAddress)]
    [InlineData("Påhittade Gatan eller Sagogatan 12", Suspicion.StreetAddress)]
    [InlineData("Exempelvägen 3", Suspicion.StreetAddress)]
    [InlineData("Bärgränden 1 B", Suspicion.StreetAddress)]
    [InlineData("SHA-256 ABC-123", Suspicion.CarPlate)]
    public void Likely_identifiers_are_suspected(string text, Suspicion expected)
    {
        Assert.Equal([expected], IdentifierGuard.Suspicions(text));
        Assert.False(IdentifierGuard.HasIdentityCode(text));
    }

    [Fact]
    public void Each_kind_is_named_once_and_in_order()
    {
        const string text =
            "ABC-123 Esimerkkitie 5, FI2112345600000785, a@example.org, 040 123 4567, 0501234567, 010594Y9033";
        Assert.Equal(Enum.GetValues<Suspicion>(), IdentifierGuard.Suspicions(text));
    }

    [Theory]
    [InlineData("Neuvonta 24/7, 02954 63177 tai +358 2954 63177; kriisi 116 006, 112, 080 005 005, 0800 161 177")]
    [InlineData("Työsuojelu 0295 016 620 (ma–to 9–15), vaihde 020 123 4567, 010 12345, harjoituspuhelin 000 000 0117")]
    [InlineData("Y-tunnus 1234567-8, 0312345-6 ja 0201256-6, ALV FI12345678, laki 746/2011 § 35")]
    [InlineData("Pe 12.10.2026 klo 18.30, 2026-10-12 08:30, 05-06-2026, 08-16 09-15, 12.10.26 - 1530, 121026 - 1530")]
    [InlineData("ISBN 978-952-03-1234-5, 951-02-1234-5, 978-0-306-40615-7; 550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("05123456-0512-4051-8051-051234567812, 02150 2026, 1 000 000 €, 30 000 000 B, 65 536, 0,0401234567")]
    [InlineData("14 km kylältä, Tila K, osa 3, taulukko 2, vaihe 4, Kokoustie 2026")]
    [InlineData("Valtatie 4, kantatie 51, Palvelupolku 3, hoitopolku 2")]
    [InlineData("Del 3, steg 4, motorvägen 3, vårdstigen 2, på vägen 2026, Exempelgatan 17.30")]
    [InlineData("SHA-256, AES-128, UTF-8, COVID-19, CVE-2021-22915, WCAG 2.2, EN 301 549, ISO-639, abc-123, X-ABC-123")]
    [InlineData("Soita @viitta tai katso example.org, hinta 5 € @ 3 kpl; (at) on miukumauku")]
    [InlineData("FI00 1234 5600 0007 85")]
    public void Ordinary_text_is_not_suspected(string text)
    {
        Assert.Empty(IdentifierGuard.Suspicions(text));
        Assert.False(IdentifierGuard.HasIdentityCode(text));
    }
}
