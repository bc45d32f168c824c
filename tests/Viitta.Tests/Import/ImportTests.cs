using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>What rows say goes on the map, and what waits for the coordinator.</summary>
public sealed class ImportTests : ImportTest
{
    [Fact]
    public async Task A_row_becomes_a_service_with_all_that_it_says()
    {
        await ImportAsync(
            "Organisaatio;Toimiala;Palvelu;Palvelu ruotsiksi;Tarpeet;Kunnat;Ikä;Puhelin;Sähköposti;Www;Aukioloajat;Kielet;Tulkki;Näkyvyys",
            "Savon kriisikeskus;poliisi;Kriisipuhelin;Kristelefon;Terveydenhuolto, n01;Kuopio ja Iisalmi;18+;040 1234567 / päivystys 017 123 4567;kriisi@viitta.example;viitta.example;24/7;suomi, ruotsi;kyllä;julkinen");
        var service = await ServiceAsync("Kriisipuhelin");
        Assert.Equal(("Kristelefon", "", 18, null), (service.Name.Sv, service.Name.En, service.MinAge, service.MaxAge));
        Assert.Equal(["n04", "n01"], service.Needs);
        Assert.Equal(["297", "140"], service.Area);
        var contacts = service.Contacts.OrderByDescending(c => c.Phone, StringComparer.Ordinal).ToList();
        Assert.Equal(["0401234567", "0171234567"], contacts.Select(c => c.Phone.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(("Puhelin", "Päivystyspuhelin"), (contacts[0].Function.Fi, contacts[1].Function.Fi));
        Assert.NotEqual("", contacts[1].Function.Sv);
        Assert.Equal(("kriisi@viitta.example", "https://viitta.example", ""), (contacts[0].Email, contacts[0].Web, contacts[1].Email));
        Assert.All(contacts, c => Assert.Equal((Cover.Always, true, Visibility.Clear, 0), (c.Schedule.Cover, c.Interpreter, c.Visibility, c.Verifications.Count)));
        Assert.All(contacts, c => Assert.Equal(["fi", "sv"], c.Languages));
        Assert.Equal("police", await App.InDbAsync(db => db.Organizations.Where(o => o.Id == service.OrganizationId).Select(o => o.SectorId).SingleAsync()));
    }

    [Fact]
    public async Task What_is_missing_does_not_become_public()
    {
        var id = await App.PlannedAsync(Network, Csv($"{Header};Näkyvyys", $"{KriisiRow};", $"{KriisiRow.Replace("Kriisipuhelin", "Toinen").Replace("017 123 4567", "017 765 4321")};jotain"));
        await App.ApplyAsync(Network, id, 3);
        Assert.Equal(Visibility.Green, (await ServiceAsync("Kriisipuhelin")).Contacts[0].Visibility);
        Assert.Equal(Visibility.AmberStrict, (await ServiceAsync("Toinen")).Contacts[0].Visibility);
    }

    [Fact]
    public async Task A_street_address_is_left_out_and_said()
    {
        var id = await App.PlannedAsync(Network, Csv(
            $"{Header};Kuvaus;Tehtävä", $"{KriisiRow};Turvakatu 5 B, ovi pihan puolella;", $"{KriisiRow.Replace("Kriisipuhelin", "Toinen").Replace("017 123 4567", "017 765 4321")};;Turvakatu 5"));
        Assert.Equal([RowKind.Doubtful, RowKind.Refused], (await App.RowsAsync(Network, id)).OrderBy(r => r.Number).Select(r => r.Kind));
        var browse = await App.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import/{id}?show=refused");
        Assert.Contains("Function: a street address.", browse.Text, StringComparison.Ordinal);
        await App.ApplyAsync(Network, id, 2);
        Assert.True((await ServiceAsync("Kriisipuhelin")).Description.IsEmpty);
    }

    [Fact]
    public async Task The_same_sheet_again_changes_nothing()
    {
        string[] sheet = [Header, KriisiRow, "Savon kriisikeskus;Ryhmä;040 1234567 / päivystys 050 7654321;arkisin 9-15;;n02"];
        await ImportAsync(sheet);
        var again = await App.PlannedAsync(Network, Csv(sheet));
        Assert.All(await App.RowsAsync(Network, again), r => Assert.True(r.Kind == RowKind.Unchanged, $"{r.Number} {r.Kind}"));
        Assert.Equal("import.not-now", (await App.RunAsync((ApplyImport a) => a.RunAsync(CoordinatorOf(Network), again, [], [], apply: true, default))).Refusal?.Code);
    }

    /// <summary>A cell knows one week: days that are closed, the rule for holidays and the note are not its to change.</summary>
    [Fact]
    public async Task What_a_cell_cannot_say_stays()
    {
        await ImportAsync(Header, KriisiRow);
        var closed = new DateRange(new(2026, 12, 23), new(2026, 12, 31));
        await ChangeAsync(c =>
        {
            c.Change(c.Details with { Schedule = c.Schedule with { Closed = [closed], Holidays = HolidayRule.AsUsual } });
            c.Note = new LocalText("Kysy vuorovastaavaa", "", "");
        });
        var same = await App.PlannedAsync(Network, Csv(Header, KriisiRow));
        Assert.Equal(RowKind.Unchanged, Assert.Single(await App.RowsAsync(Network, same)).Kind);
        await App.ApplyAsync(Network, await App.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("8–16", "9–15"))));
        var changed = (await ServiceAsync("Kriisipuhelin")).Contacts[0];
        Assert.Equal((540, HolidayRule.AsUsual, closed), (changed.Schedule.Slots[0].Opens, changed.Schedule.Holidays, changed.Schedule.Closed[0]));
        await App.ApplyAsync(Network, await App.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("ma–pe 8–16", "soita ensin"))), 2);
        Assert.Equal("Kysy vuorovastaavaa\nsoita ensin", (await ServiceAsync("Kriisipuhelin")).Contacts[0].Note.Fi);
        await ChangeAsync(c => c.Change(c.Details with { Schedule = c.Schedule with { Slots = [new Slot([1], 480, 960) { From = new(2027, 6, 1) }] } }));
        var seasonal = await App.PlannedAsync(Network, Csv(Header, KriisiRow));
        Assert.Equal("import.row.seasons", Assert.Single(Assert.Single(await App.RowsAsync(Network, seasonal)).Notes).Code);
    }

    [Fact]
    public async Task Rows_of_one_new_service_join_and_any_of_them_may_be_left_out()
    {
        var id = await App.PlannedAsync(Network, Csv($"{Header};Toiminto", $"{KriisiRow.Replace("ma–pe 8–16", "joskus")};Neuvonta", $"{KriisiRow.Replace("4567", "9999")};Päivystys", $"{KriisiRow.Replace("4567", "9999")};Päivystys"));
        Assert.Equal([RowKind.Doubtful, RowKind.Added, RowKind.Unchanged], (await App.RowsAsync(Network, id)).Select(r => r.Kind));
        await App.ApplyAsync(Network, id);
        Assert.EndsWith("9999", Assert.Single((await ServiceAsync("Kriisipuhelin")).Contacts).Phone);
    }

    [Fact]
    public async Task The_same_number_under_other_names_waits_for_the_coordinator()
    {
        await ImportAsync(Header, KriisiRow);
        var id = await App.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("Savon kriisikeskus", "Kuopion kriisikeskus").Replace("Kriisipuhelin", "Apu")));
        var row = Assert.Single(await App.RowsAsync(Network, id));
        Assert.Equal((RowKind.Doubtful, "import.row.same-number"), (row.Kind, Assert.Single(row.Notes).Code));
        Assert.Equal("import.not-now", (await App.RunAsync((ApplyImport a) => a.RunAsync(CoordinatorOf(Network), id, [], [], apply: true, default))).Refusal?.Code);
    }

    [Fact]
    public async Task A_more_open_visibility_waits_for_the_coordinator()
    {
        await ImportAsync(Header, KriisiRow);
        var id = await App.PlannedAsync(Network, Csv($"{Header};Näkyvyys", $"{KriisiRow};TLP:CLEAR"));
        Assert.Equal("import.row.opens", Assert.Single(Assert.Single(await App.RowsAsync(Network, id)).Notes).Code);
    }

    [Fact]
    public async Task National_services_and_candidates_are_not_the_networks_to_change()
    {
        var national = await App.InDbAsync(db => db.Services.AsNoTracking().FirstAsync(s => s.NetworkId == null));
        var owner = await App.InDbAsync(db => db.Organizations.AsNoTracking().FirstAsync(o => o.Id == national.OrganizationId));
        await App.InDbAsync(db =>
        {
            db.Organizations.Add(new Organization { NetworkId = Network, Name = LocalText.Same("Pöydän yhdistys"), SectorId = "ngo", IsCandidate = true });
            db.Record(new TraceKind("tests.candidate"), Network, Network, Actor.Program, App.Time.Now());
            return db.SaveChangesAsync();
        });
        var id = await App.PlannedAsync(Network, Csv(Header, $"{owner.Name.Fi};{national.Name.Fi};017 765 4321;;;", "Pöydän yhdistys;Apu;017 123 4567;;;", $"{owner.Name.Fi};Ihan oma;017 765 4321;;;"));
        Assert.Equal(["import.row.national", "import.row.candidate", "import.row.national-name"], (await App.RowsAsync(Network, id)).Select(r => r.Notes[^1].Code));
    }
}
