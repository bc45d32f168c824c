using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using Viitta.Tests.ServiceMap;

namespace Viitta.Tests.Import;

/// <summary>Cells as people write them. What is not understood whole is not read at all.</summary>
public sealed class CellTextTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private Catalogue Catalogue => (Catalogue)fixture.App.Services.GetService(typeof(Catalogue))!;

    [Theory]
    [InlineData("24/7", "always")]
    [InlineData("päivystys 24h", "always")]
    [InlineData("24 h/vrk", "always")]
    [InlineData("ympäri vuorokauden", "always")]
    [InlineData("Dygnet runt", "always")]
    [InlineData("joka päivä 24 tuntia", "always")]
    [InlineData("ajanvarauksella", "by-appointment")]
    [InlineData("enligt överenskommelse", "by-appointment")]
    [InlineData("ma–pe 8–16", "12345 480-960")]
    [InlineData("ma-pe klo 8.00-16.00", "12345 480-960")]
    [InlineData("arkisin klo 8-16", "12345 480-960")]
    [InlineData("vardagar kl. 9–15", "12345 540-900")]
    [InlineData("Mon-Fri 08:00–16:30, Sat 10-14", "12345 480-990 6 600-840")]
    [InlineData("ma, ke ja pe 8–12 ja 13–15", "135 480-720 135 780-900")]
    [InlineData("la 22–6", "6 1320-360")]
    [InlineData("ma-to 8-16; pe 8-14", "1234 480-960 5 480-840")]
    [InlineData("päivittäin 8–24", "1234567 480-1440")]
    [InlineData("ma–pe 8–16; ei arkipyhinä", "12345 480-960")]
    [InlineData("mån–fre 8–16; stängt på helgdagar", "12345 480-960")]
    [InlineData("ma–pe 8–16, la 10–14 (1.6.2027–31.8.2027); suljettu 23.12.2026–6.1.2027", "12345 480-960 6 600-840 2027-06-01/2027-08-31 closed 2026-12-23/2027-01-06")]
    [InlineData("vardagar 8–16 (från 1.6.2027), öppet 5.12.2026 kl 10–14", "12345 480-960 2027-06-01/ open 2026-12-05 600-840")]
    [InlineData("ma–pe 8–16, suljettu 31.2.2027", null)]
    [InlineData("ma–pe 8–16 (kesällä)", null)]
    [InlineData("ma–pe 8–16 (1.6.–31.8.)", null)]
    [InlineData("8–16", null)]
    [InlineData("ma–pe", null)]
    [InlineData("ma–pe 8–25", null)]
    [InlineData("kesällä ma–pe 8–16", null)]
    [InlineData("ma–pe 8–16, ei heinäkuussa", null)]
    [InlineData("1.2.2026 alkaen ma–pe 8–16", null)]
    [InlineData("soita ensin", null)]
    public void Hours(string cell, string? expected)
    {
        var read = HoursText.Read(cell)?.Schedule;
        Assert.Equal(expected, read is null ? null
            : read.Cover != Cover.OfficeHours ? Texts.Slug(read.Cover)
            : string.Join(' ', [
                .. read.Slots.Select(s => $"{string.Concat(s.Days)} {s.Opens}-{s.Closes}{(s.From is null && s.Until is null ? "" : $" {s.From:yyyy-MM-dd}/{s.Until:yyyy-MM-dd}")}"),
                .. read.Closed.Select(c => $"closed {c.From:yyyy-MM-dd}/{c.Until:yyyy-MM-dd}"),
                .. read.Extra.Select(e => $"open {e.Date:yyyy-MM-dd} {e.Opens}-{e.Closes}")]));
    }

    /// <summary>Whatever a form can save is written in a sheet and read back as the same, in each language.</summary>
    [Fact]
    public void Hours_that_Viitta_writes_come_back_whole()
    {
        var words = fixture.App.Services.GetRequiredService<ContactWords>();
        RandomSchedule.Turning.SelectMany(RandomSchedule.Near).Sample(any =>
        {
            if (HoursInput.Of(any).Read() is not { Refused: false, Value: { } schedule })
            {
                return;
            }
            foreach (var language in Languages.All)
            {
                var cell = Languages.In(language, () => words.WholeHoursOf(schedule));
                var read = HoursText.Read(cell);
                Assert.True(read?.Schedule == schedule, cell);
                Assert.Equal(any, read.Over(any)); // as it is on the map, in whatever order
            }
        }, iter: 300, threads: 1);
    }

    [Theory]
    [InlineData("Naiset", "women", "")]
    [InlineData("NAISET ja miehet", "women men", "")]
    [InlineData("kvinnor/andra", "women other", "")]
    [InlineData("kaikki", "everybody", "")]
    [InlineData("naiset, hobitit", "women", "hobitit")]
    [InlineData("hobitit", null, "hobitit")]
    [InlineData("", null, "")]
    public void Genders(string cell, string? ids, string unknown) => Same(new ConditionsText(Catalogue).Genders(cell), ids, unknown);

    [Theory]
    [InlineData("Kotikunta Suomessa; turvapaikanhakijat", "municipality asylum-seeker", "")]
    [InlineData("ei kotikuntaa, laillinen oleskelu", "no-municipality-legal", "")]
    [InlineData("Ingen hemkommun, laglig vistelse, papperslösa", "no-municipality-legal no-right", "")]
    [InlineData("asylum seekers and undocumented", "asylum-seeker no-right", "")]
    [InlineData("ei tiedossa", null, "")]
    [InlineData("All", "everybody", "")]
    public void Residence_situations(string cell, string? ids, string unknown) => Same(new ConditionsText(Catalogue).Residence(cell), ids, unknown);

    [Theory]
    [InlineData("kyllä", true), InlineData("behövs inte", false), InlineData("X", true), InlineData("ehkä", null)]
    public void Yes_and_no(string cell, bool? expected) => Assert.Equal(expected, YesNoText.Read(cell));

    private static void Same(ReadCondition read, string? ids, string unknown) => Assert.Equal(
        (ids, unknown), (read.Ids is null ? null : read.Ids.Count == 0 ? "everybody" : string.Join(' ', read.Ids), string.Join(' ', read.Unknown)));

    /// <summary>Every list of the content is written in a cell and read back.</summary>
    [Fact]
    public void Lists_that_Viitta_writes_come_back()
    {
        var (cells, conditions, needs) = (fixture.App.Services.GetRequiredService<MapCells>(), new ConditionsText(Catalogue), new NameFinder(Catalogue.Needs));
        foreach (var language in Languages.All)
        {
            Languages.In(language, () =>
            {
                string[] all = [.. Catalogue.Needs.Select(n => n.Id)];
                Assert.Equal(all.Order(), needs.FindAll(cells.Needs(all)).Ids.Order());
                all = [.. Catalogue.ResidenceSituations.Select(n => n.Id)];
                Assert.Equal(all.Order(), conditions.Residence(cells.Residence(all)).Ids!.Order());
                all = [.. Catalogue.Themes.Select(n => n.Id)];
                Assert.Equal(all.Order(), conditions.Themes(cells.Themes(all)).Ids!.Order());
                Assert.Equal(ServiceDraft.AllGenders, conditions.Genders(cells.Genders(ServiceDraft.AllGenders)).Ids);
                Assert.Equal([], conditions.Themes(cells.Themes([])).Ids!);
                foreach (var (from, to) in new (int?, int?)[] { (null, null), (18, null), (null, 17), (18, 29) })
                {
                    Assert.Equal(new Ages(from, to), AgesText.Read(cells.Ages(from, to)));
                }
                return 0;
            });
        }
    }

    [Theory]
    [InlineData("040 1234567", "040 1234567", "")]
    [InlineData("040 1234567 / 050 7654321, päivystys 029 123 4567", "040 1234567|050 7654321|päivystys 029 123 4567", "")]
    [InlineData("0401234567/0507654321", "0401234567|0507654321", "")]
    [InlineData("puh. 017-123 456 tai gsm +358 40 123 4567", "017-123 456|+358 40 123 4567", "")]
    [InlineData("000 000 0117 (harjoitus)", "000 000 0117", "")]
    [InlineData("neuvonta: 116 006\nvaihde 017 1234", "neuvonta 116 006|vaihde 017 1234", "")]
    [InlineData("029 123 4567 (ma-pe 8-16)", "", "029 123 4567 (ma-pe 8-16)")]
    [InlineData("kysy vahtimestarilta", "", "kysy vahtimestarilta")]
    [InlineData("", "", "")]
    public void Phones(string cell, string expected, string notUnderstood)
    {
        var (phones, rest) = PhonesText.Read(cell);
        Assert.Equal(expected, string.Join('|', phones.Select(p => $"{p.Label} {p.Number}".Trim())));
        Assert.Equal(notUnderstood, rest);
    }

    [Theory]
    [InlineData("18–29", 18, 29)]
    [InlineData("13-17 v", 13, 17)]
    [InlineData("18+", 18, null)]
    [InlineData("18 vuotta täyttäneet", 18, null)]
    [InlineData("alle 18", null, 17)]
    [InlineData("alle 18-vuotiaat", null, 17)]
    [InlineData("kaikki", null, null)]
    public void Ages_in_years(string cell, int? from, int? to) => Assert.Equal(new Ages(from, to), AgesText.Read(cell));

    [Theory]
    [InlineData("yli 18")]
    [InlineData("nuoret")]
    public void Ages_that_could_mean_two_things(string cell) => Assert.Null(AgesText.Read(cell));

    [Theory]
    [InlineData("suomi, ruotsi; tulkki", "fi sv", true)]
    [InlineData("FI/SV/EN", "fi sv en", null)]
    [InlineData("suomeksi ja englanniksi", "fi en", null)]
    [InlineData("på svenska och finska", "fi sv", null)]
    [InlineData("venäjä, persia (farsi, dari)", "ru fa", null)]
    [InlineData("klingon", "", null)]
    public void Languages_spoken(string cell, string ids, bool? interpreter)
    {
        var read = new LanguagesText(Catalogue).Read(cell, "");
        Assert.Equal((ids, interpreter), (string.Join(' ', read.Ids ?? []), read.Interpreter));
        Assert.Equal(ids.Length == 0 ? ["klingon"] : [], read.Unknown);
    }

    [Theory]
    [InlineData("Kuopio, Iisalmi", "297 140", "")]
    [InlineData("Kuopiossa ja Siilinjärvellä", "297 749", "")]
    [InlineData("Åbo/Raseborg", "853 710", "")]
    [InlineData("297", "297", "")]
    [InlineData("koko alue", "", "")]
    [InlineData("Kuopio, Ankkalinna", "297", "Ankkalinna")]
    public void Municipalities(string cell, string codes, string unknown)
    {
        var read = new PlacesText(Catalogue).Read(cell);
        Assert.Equal((codes, unknown), (string.Join(' ', read.Codes), string.Join(' ', read.Unknown)));
    }

    [Fact]
    public void A_county_stands_for_all_its_municipalities() =>
        Assert.Equal(Catalogue.Municipalities.Where(m => m.CountyCode == "13").Select(m => m.Code), new PlacesText(Catalogue).Read("Pohjois-Savo").Codes);

    [Fact]
    public void Names_with_commas_are_found_whole_and_words_that_one_name_has()
    {
        var needs = new NameFinder(Catalogue.Needs);
        Assert.Equal(["n03", "n04"], needs.FindAll("Perustarpeet (ruoka, vaatteet, puhelin, kuljetus), Terveydenhuolto").Ids);
        Assert.Equal(["n04"], needs.FindAll("hälso- och sjukvård").Ids);
        Assert.Equal(["taikuus"], needs.FindAll("n01; taikuus").Unknown);
        Assert.Equal("social", new NameFinder(Catalogue.Sectors).Find("sosiaalipäivystys"));
        Assert.Equal("police", new NameFinder(Catalogue.Sectors).Find("Poliisi"));
    }

    [Theory]
    [InlineData("TLP:GREEN", Visibility.Green)]
    [InlineData("TLP:AMBER+STRICT", Visibility.AmberStrict)]
    [InlineData("julkinen", Visibility.Clear)]
    [InlineData("ehkä", null)]
    public void Visibility_words(string cell, Visibility? expected) => Assert.Equal(expected, VisibilityText.Read(cell));
}
