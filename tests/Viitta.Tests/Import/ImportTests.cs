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

/// <summary>From a sheet to the map and back, through the pages and the use cases.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Network = "north-savo";

    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    private static Task<List<Service>> ServicesAsync(ViittaApp app) => app.InDbAsync(db => db.Set<Service>()
        .Where(s => s.NetworkId == Network && s.RemovedAt == null).Include(s => s.Contacts.Where(c => c.RemovedAt == null)).ThenInclude(c => c.Verifications).AsNoTracking().ToListAsync());

    private Task<Service> ServiceAsync(string name) => ServicesAsync(_app).ContinueWith(t => t.Result.Single(s => s.Name.Fi == name), TaskScheduler.Default);

    private async Task<ServiceImport> ImportAsync(params string[] lines)
    {
        var id = await _app.PlannedAsync(Network, Csv(lines));
        return await _app.ApplyAsync(Network, id);
    }

    [Fact]
    public async Task A_coordinator_brings_a_sheet_looks_applies_and_undoes()
    {
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/map");
        await browse.ClickAsync($"main a[href='/networks/{Network}/import']");
        await browse.SendFileAsync("form[enctype]", "file", "palvelut.csv", Csv(Header, KriisiRow, "Outo yhdistys;;;;;", "Savon kriisikeskus;Ryhmä;017 765 4321;soita ensin;Kuopio;Terveydenhuolto"));
        Assert.EndsWith("/columns", browse.Url);
        Assert.Equal("2", ((AngleSharp.Html.Dom.IHtmlSelectElement)browse.Find("#column-phone")).Value);
        await browse.SubmitAsync("main form", ("sector", "ngo"), ("language", "fi"));
        Assert.Contains("What would change", browse.Text, StringComparison.Ordinal);
        Assert.Contains("Row 4: Savon kriisikeskus · Ryhmä", browse.Text, StringComparison.Ordinal);
        Assert.Contains("Opening hours not understood, kept as a note: soita ensin", browse.Text, StringComparison.Ordinal);
        Assert.Empty(await ServicesAsync(_app));
        await browse.GetAsync($"{browse.Url}?show=refused");
        Assert.Contains("Row 3: Outo yhdistys ! The name of the service is missing.", browse.Text, StringComparison.Ordinal);
        await browse.GetAsync($"{browse.Url.Split('?')[0]}?show=doubtful");
        await browse.SubmitAsync("main form", ("take", "4"));
        Assert.Contains("It is on the map", browse.Text, StringComparison.Ordinal);
        Assert.Equal(["Kriisipuhelin", "Ryhmä"], (await ServicesAsync(_app)).Select(s => s.Name.Fi).Order());
        var group = (await ServiceAsync("Ryhmä")).Contacts[0];
        Assert.Equal((Cover.Unknown, "soita ensin", Visibility.Green), (group.Schedule.Cover, group.Note.Fi, group.Visibility));
        await browse.SubmitAsync("form[action*=Undo]");
        Assert.Contains("The import was undone", browse.Text, StringComparison.Ordinal);
        Assert.Empty(await ServicesAsync(_app));
        Assert.Equal(0, await _app.InDbAsync(db => db.Organizations.CountAsync(o => o.NetworkId == Network && o.RemovedAt == null)));
    }

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
        Assert.Equal("police", await _app.InDbAsync(db => db.Organizations.Where(o => o.Id == service.OrganizationId).Select(o => o.SectorId).SingleAsync()));
    }

    [Fact]
    public async Task What_is_missing_does_not_become_public()
    {
        var id = await _app.PlannedAsync(Network, Csv($"{Header};Näkyvyys", $"{KriisiRow};", $"{KriisiRow.Replace("Kriisipuhelin", "Toinen").Replace("017 123 4567", "017 765 4321")};jotain"));
        await _app.ApplyAsync(Network, id, 3);
        Assert.Equal(Visibility.Green, (await ServiceAsync("Kriisipuhelin")).Contacts[0].Visibility);
        Assert.Equal(Visibility.AmberStrict, (await ServiceAsync("Toinen")).Contacts[0].Visibility);
    }

    [Fact]
    public async Task A_street_address_is_left_out_and_said()
    {
        var id = await _app.PlannedAsync(Network, Csv(
            $"{Header};Kuvaus;Tehtävä", $"{KriisiRow};Turvakatu 5 B, ovi pihan puolella;", $"{KriisiRow.Replace("Kriisipuhelin", "Toinen").Replace("017 123 4567", "017 765 4321")};;Turvakatu 5"));
        Assert.Equal([RowKind.Doubtful, RowKind.Refused], (await _app.RowsAsync(Network, id)).OrderBy(r => r.Number).Select(r => r.Kind));
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import/{id}?show=refused");
        Assert.Contains("Function: a street address.", browse.Text, StringComparison.Ordinal);
        await _app.ApplyAsync(Network, id, 2);
        Assert.True((await ServiceAsync("Kriisipuhelin")).Description.IsEmpty);
    }

    [Fact]
    public async Task The_same_sheet_again_changes_nothing()
    {
        string[] sheet = [Header, KriisiRow, "Savon kriisikeskus;Ryhmä;040 1234567 / päivystys 050 7654321;arkisin 9-15;;n02"];
        await ImportAsync(sheet);
        var again = await _app.PlannedAsync(Network, Csv(sheet));
        Assert.All(await _app.RowsAsync(Network, again), r => Assert.True(r.Kind == RowKind.Unchanged, $"{r.Number} {r.Kind}"));
        Assert.Equal("import.not-now", (await _app.RunAsync((ApplyImport a) => a.RunAsync(CoordinatorOf(Network), again, [], [], apply: true, default))).Refusal?.Code);
    }

    /// <summary>An import never verifies; what it changes ends a verification, and undoing brings that back.</summary>
    [Fact]
    public async Task A_changed_number_ends_its_verification_until_it_is_undone()
    {
        await ImportAsync(Header, KriisiRow);
        await VerifyAsync();
        var id = await _app.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("4567", "9999")));
        var row = Assert.Single(await _app.RowsAsync(Network, id));
        Assert.Equal((RowKind.Changed, "017 1239999"), (row.Kind, Assert.Single(row.AllContacts).After.Phone!.Replace("017 123 9999", "017 1239999", StringComparison.Ordinal)));
        await _app.ApplyAsync(Network, id);
        Assert.Null((await ServiceAsync("Kriisipuhelin")).Contacts[0].LastVerification);
        await UndoAsync(id);
        var contact = (await ServiceAsync("Kriisipuhelin")).Contacts[0];
        Assert.EndsWith("4567", contact.Phone);
        Assert.NotNull(contact.LastVerification);
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
        var same = await _app.PlannedAsync(Network, Csv(Header, KriisiRow));
        Assert.Equal(RowKind.Unchanged, Assert.Single(await _app.RowsAsync(Network, same)).Kind);
        await _app.ApplyAsync(Network, await _app.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("8–16", "9–15"))));
        var changed = (await ServiceAsync("Kriisipuhelin")).Contacts[0];
        Assert.Equal((540, HolidayRule.AsUsual, closed), (changed.Schedule.Slots[0].Opens, changed.Schedule.Holidays, changed.Schedule.Closed[0]));
        await _app.ApplyAsync(Network, await _app.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("ma–pe 8–16", "soita ensin"))), 2);
        Assert.Equal("Kysy vuorovastaavaa\nsoita ensin", (await ServiceAsync("Kriisipuhelin")).Contacts[0].Note.Fi);
        await ChangeAsync(c => c.Change(c.Details with { Schedule = c.Schedule with { Slots = [new Slot([1], 480, 960) { From = new(2027, 6, 1) }] } }));
        var seasonal = await _app.PlannedAsync(Network, Csv(Header, KriisiRow));
        Assert.Equal("import.row.seasons", Assert.Single(Assert.Single(await _app.RowsAsync(Network, seasonal)).Notes).Code);
    }

    [Fact]
    public async Task Undoing_leaves_alone_what_somebody_has_changed_or_confirmed_since()
    {
        await ImportAsync(Header, KriisiRow);
        var id = await _app.PlannedAsync(Network, Csv(
            $"{Header};Kuvaus", $"{KriisiRow.Replace("4567", "9999").Replace("8–16", "9–15")};Apua kriisiin", $"{KriisiRow.Replace("Kriisipuhelin", "Ryhmä").Replace("123 4567", "765 4321")};"));
        await _app.ApplyAsync(Network, id);
        await ChangeAsync(c => c.Change(c.Details with { Phone = "017 111 1111" }), "9999");
        await VerifyAsync("Ryhmä");
        var undone = await UndoAsync(id);
        var service = await ServiceAsync("Kriisipuhelin");
        Assert.Equal(("", "017 111 1111"), (service.Description.Fi, service.Contacts[0].Phone)); // put back; kept
        Assert.Equal(480, service.Contacts[0].Schedule.Slots[0].Opens); // put back beside what is kept
        Assert.Single((await ServiceAsync("Ryhmä")).Contacts); // confirmed since
        Assert.True(undone.LeftAlone >= 2);
    }

    [Fact]
    public async Task After_thirty_days_it_is_too_late_to_undo()
    {
        var import = await ImportAsync(Header, KriisiRow);
        _app.Time.Advance(TimeSpan.FromDays(31));
        var outcome = await _app.RunAsync((UndoImport u) => u.RunAsync(CoordinatorOf(Network), import.Id, default));
        Assert.Equal("import.too-late-to-undo", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Rows_of_one_new_service_join_and_any_of_them_may_be_left_out()
    {
        var id = await _app.PlannedAsync(Network, Csv($"{Header};Toiminto", $"{KriisiRow.Replace("ma–pe 8–16", "joskus")};Neuvonta", $"{KriisiRow.Replace("4567", "9999")};Päivystys", $"{KriisiRow.Replace("4567", "9999")};Päivystys"));
        Assert.Equal([RowKind.Doubtful, RowKind.Added, RowKind.Unchanged], (await _app.RowsAsync(Network, id)).Select(r => r.Kind));
        await _app.ApplyAsync(Network, id);
        Assert.EndsWith("9999", Assert.Single((await ServiceAsync("Kriisipuhelin")).Contacts).Phone);
    }

    [Fact]
    public async Task The_same_number_under_other_names_waits_for_the_coordinator()
    {
        await ImportAsync(Header, KriisiRow);
        var id = await _app.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("Savon kriisikeskus", "Kuopion kriisikeskus").Replace("Kriisipuhelin", "Apu")));
        var row = Assert.Single(await _app.RowsAsync(Network, id));
        Assert.Equal((RowKind.Doubtful, "import.row.same-number"), (row.Kind, Assert.Single(row.Notes).Code));
        Assert.Equal("import.not-now", (await _app.RunAsync((ApplyImport a) => a.RunAsync(CoordinatorOf(Network), id, [], [], apply: true, default))).Refusal?.Code);
    }

    [Fact]
    public async Task A_more_open_visibility_waits_for_the_coordinator()
    {
        await ImportAsync(Header, KriisiRow);
        var id = await _app.PlannedAsync(Network, Csv($"{Header};Näkyvyys", $"{KriisiRow};TLP:CLEAR"));
        Assert.Equal("import.row.opens", Assert.Single(Assert.Single(await _app.RowsAsync(Network, id)).Notes).Code);
    }

    [Fact]
    public async Task National_services_and_candidates_are_not_the_networks_to_change()
    {
        var national = await _app.InDbAsync(db => db.Services.AsNoTracking().FirstAsync(s => s.NetworkId == null));
        var owner = await _app.InDbAsync(db => db.Organizations.AsNoTracking().FirstAsync(o => o.Id == national.OrganizationId));
        await _app.InDbAsync(db =>
        {
            db.Organizations.Add(new Organization { NetworkId = Network, Name = LocalText.Same("Pöydän yhdistys"), SectorId = "ngo", IsCandidate = true });
            db.Record(new TraceKind("tests.candidate"), Network, Network, Actor.Program, _app.Time.Now());
            return db.SaveChangesAsync();
        });
        var id = await _app.PlannedAsync(Network, Csv(Header, $"{owner.Name.Fi};{national.Name.Fi};017 765 4321;;;", "Pöydän yhdistys;Apu;017 123 4567;;;", $"{owner.Name.Fi};Ihan oma;017 765 4321;;;"));
        Assert.Equal(["import.row.national", "import.row.candidate", "import.row.national-name"], (await _app.RowsAsync(Network, id)).Select(r => r.Notes[^1].Code));
    }

    /// <summary>One row that cannot be saved, and the map is as it was.</summary>
    [Fact]
    public async Task All_or_nothing()
    {
        var id = await _app.PlannedAsync(Network, Csv(Header, KriisiRow, KriisiRow.Replace("Kriisipuhelin", "Ryhmä").Replace("4567", "9999")));
        await _app.InDbAsync(async db =>
        {
            var part = await db.ImportParts.SingleAsync(p => p.ImportId == id && p.Name == nameof(RowKind.Added));
            var rows = part.Read<List<RowPlan>>();
            rows[1] = rows[1] with { Service = rows[1].Service! with { After = rows[1].Service!.After with { Needs = ["no-such-need"] } } };
            db.ImportParts.Remove(part);
            await db.SaveChangesAsync();
            db.ImportParts.Add(ImportPart.Of(id, part.Name, 0, rows));
            return await db.SaveChangesAsync();
        });
        var import = await _app.ApplyAsync(Network, id);
        Assert.Equal((ImportState.Planned, "import.row-refused", 3), (import.State, import.Problem, import.ProblemRow));
        Assert.Empty(await ServicesAsync(_app));
        Assert.Equal(0, await _app.InDbAsync(db => db.Organizations.CountAsync(o => o.NetworkId == Network)));
        Assert.Equal(0, await _app.InDbAsync(db => db.Traces.CountAsync(t => t.NetworkId == Network && t.What.StartsWith("service-map."))));
    }

    [Fact]
    public async Task A_map_that_was_changed_meanwhile_stops_the_whole_and_asks_to_compare_again()
    {
        await ImportAsync(Header, KriisiRow);
        var id = await _app.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("4567", "9999"), KriisiRow.Replace("Kriisipuhelin", "Ryhmä").Replace("123 4567", "765 4321")));
        await VerifyAsync();
        await ChangeAsync(c => c.Note = LocalText.Same("Changed by somebody"));
        var import = await _app.ApplyAsync(Network, id);
        Assert.Equal((ImportState.Planned, "import.changed-meanwhile"), (import.State, import.Problem));
        Assert.Single(await ServicesAsync(_app));
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import/{id}");
        await browse.SubmitAsync("button[formaction*=Again]");
        await browse.SubmitAsync("main form");
        Assert.Contains("It is on the map", browse.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await ServicesAsync(_app)).Count);
    }

    [Fact]
    public async Task Sending_twice_makes_one_import_and_applying_twice_makes_one_map()
    {
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import");
        var row = browse.Find("input[name=row]").GetAttribute("value");
        await browse.SendFileAsync("form[enctype]", "file", "palvelut.csv", Csv(Header, KriisiRow));
        var first = browse.Url;
        await browse.GetAsync($"/networks/{Network}/import");
        browse.Find("input[name=row]").SetAttribute("value", row!);
        await browse.SendFileAsync("form[enctype]", "file", "palvelut.csv", Csv(Header, KriisiRow));
        Assert.Equal(first, browse.Url);
        var id = await _app.PlannedAsync(Network);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _app.RunAsync(async (ApplyImport a) =>
        {
            try
            {
                return await a.RunAsync(CoordinatorOf(Network), id, [], [], apply: true, default);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Refusals.ChangedMeanwhile; // as a page says it
            }
        })));
        Assert.Equal(ImportState.Applied, (await _app.SettledAsync(id)).State);
        Assert.Single(await ServicesAsync(_app));
    }

    [Fact]
    public async Task Strangers_members_and_other_coordinators_find_nothing()
    {
        var id = await _app.PlannedAsync(Network);
        var member = await _app.SignInAsync(await _app.AddUserAsync("member@viitta.example", networks: (Network, NetworkRole.Member)));
        foreach (var browse in new[] { _app.Browse(), member, await _app.CoordinatorAsync("turku") })
        {
            foreach (var address in new[] { "", "/template.xlsx", "/template.csv", $"/{id}", $"/{id}/columns" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await browse.GetAsync($"/networks/{Network}/import{address}")).Status);
            }
        }
        var other = CoordinatorOf("turku");
        Assert.Equal(Refusals.NotFound, (await _app.RunAsync((ApplyImport a) => a.RunAsync(other, id, [], [], true, default))).Refusal);
        Assert.Equal(Refusals.NotFound, (await _app.RunAsync((UploadImport u) => u.RunAsync(other, Network, "a.csv", Csv(Header, KriisiRow), default))).Refusal);
        Assert.Equal(Refusals.NotFound, (await _app.RunAsync((DiscardImport u) => u.RunAsync(other, id, default))).Refusal);
    }

    /// <summary>The rule is named; the code itself is nowhere, in no table and no log.</summary>
    [Fact]
    public async Task An_identity_code_refuses_its_line_and_is_kept_nowhere()
    {
        const string code = "010594Y9032";
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import");
        await browse.SendFileAsync("form[enctype]", "file", "palvelut.csv", Csv(Header, KriisiRow, $"Yhdistys {code};Apu;017 123 4567;;;"));
        await browse.SubmitAsync("main form", ("sector", "ngo"));
        await browse.GetAsync($"{browse.Url}?show=refused");
        Assert.Contains("Row 3:", browse.Text, StringComparison.Ordinal);
        Assert.Contains("The row has a personal identity code.", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, browse.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var parts = await _app.InDbAsync(db => db.ImportParts.AsNoTracking().ToListAsync());
        Assert.NotEmpty(parts);
        Assert.All(parts, p => Assert.DoesNotContain(code, p.Read<System.Text.Json.JsonElement>().GetRawText(), StringComparison.Ordinal));
        Assert.DoesNotContain(_app.Log.Lines, l => l.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_files_are_told_on_the_form_in_the_readers_language()
    {
        var browse = _app.Browse("fi");
        var key = await _app.SignInKeyAsync(await _app.AddUserAsync("fi@viitta.example", networks: (Network, NetworkRole.Coordinator)));
        await browse.GetAsync($"/sign-in/{key}");
        await browse.SubmitAsync("main form");
        await browse.GetAsync($"/networks/{Network}/import");
        await browse.SubmitAsync("form[enctype]");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Contains("Valitse ensin taulukko.", browse.TextOf("#file-error"), StringComparison.Ordinal);
        await browse.SendFileAsync("form[enctype]", "file", "vanha.xls", [0xD0, 0xCF, 0x11, 0xE0, 0]);
        Assert.Contains("vanhaa Excel-muotoa", browse.TextOf("#file-error"), StringComparison.Ordinal);
        await browse.SendFileAsync("form[enctype]", "file", "iso.csv", new byte[11 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, browse.Status);
        Assert.Contains("suurempi kuin 10 Mt", browse.TextOf("#file-error"), StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDbAsync(db => db.Imports.CountAsync()));
    }

    [Theory]
    [InlineData("xlsx"), InlineData("csv")]
    public async Task The_template_is_understood_and_its_example_is_not_imported(string extension)
    {
        var browse = await _app.CoordinatorAsync(Network);
        var file = await browse.Client.GetByteArrayAsync($"/networks/{Network}/import/template.{extension}");
        var sheet = Read(file, $"viitta-import.{extension}");
        Assert.Equal(Enum.GetValues<ImportField>().Length - 1, ColumnGuess.Of(sheet.Headers).Count);
        var id = await _app.PlannedAsync(Network, file, $"viitta-import.{extension}");
        Assert.Equal("import.row.example", Assert.Single(await _app.RowsAsync(Network, id)).Notes[0].Code);
    }

    [Fact]
    public async Task What_nobody_applies_is_gone_after_a_day_and_what_was_under_way_is_taken_up()
    {
        var forgotten = await _app.PlannedAsync(Network);
        _app.Time.Advance(TimeSpan.FromHours(25));
        await _app.RunAsync((TidyImports t) => t.RunAsync(default));
        Assert.Equal((0, 0), (await _app.InDbAsync(db => db.Imports.CountAsync(i => i.Id == forgotten)), await _app.InDbAsync(db => db.ImportParts.CountAsync(p => p.ImportId == forgotten))));
        var stopped = await _app.PlannedAsync(Network);
        await _app.InDbAsync(async db =>
        {
            (await db.Imports.SingleAsync(i => i.Id == stopped)).Plan(); // and then the power went
            return await db.SaveChangesAsync();
        });
        Assert.Equal([stopped], await _app.RunAsync((TidyImports t) => t.RunAsync(default)));
        _app.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(ImportState.Planned, (await _app.SettledAsync(stopped)).State);
    }

    [Fact]
    public async Task Discarding_leaves_nothing_behind()
    {
        var id = await _app.PlannedAsync(Network);
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import/{id}");
        await browse.SubmitAsync("button[formaction*=Discard]");
        Assert.Contains("Nothing of it was kept.", browse.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await _app.InDbAsync(db => db.Imports.CountAsync()), await _app.InDbAsync(db => db.ImportParts.CountAsync())));
    }

    [Fact]
    public async Task The_choice_of_columns_is_offered_again_for_the_same_header()
    {
        var browse = await _app.CoordinatorAsync(Network);
        foreach (var need in new[] { "", "n05" })
        {
            await browse.GetAsync($"/networks/{Network}/import");
            await browse.SendFileAsync("form[enctype]", "file", "a.csv", Csv("Ykkönen;Kakkonen", "Savon kriisikeskus;Apu"));
            Assert.Equal(need, ((AngleSharp.Html.Dom.IHtmlSelectElement)browse.Find("#need")).Value);
            await browse.SubmitAsync("main form", ("column-organization", need.Length > 0 ? "0" : ""), ("column-service", "1"), ("need", "n05"));
            if (need.Length == 0)
            {
                Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
                await browse.SubmitAsync("main form", ("column-organization", "0"));
            }
            Assert.Contains("What would change", browse.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_row_with_the_names_of_the_columns_can_be_chosen()
    {
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}/import");
        await browse.SendFileAsync("form[enctype]", "file", "a.csv", Csv("Palvelu;Puhelin;Kunta;Mitä on", "Oma;Nimi;Numero;Kenelle", "Savon kriisikeskus;Apu;017 123 4567;18+"));
        Assert.Equal("1", ((AngleSharp.Html.Dom.IHtmlSelectElement)browse.Find("#header")).Value);
        await browse.SubmitAsync("button[formaction*=Header]", ("header", "2"));
        Assert.Equal(("2", "1", "2", ""), (Chosen("header"), Chosen("column-service"), Chosen("column-phone"), Chosen("column-municipalities")));
        await browse.SubmitAsync("main form", ("header", "1")); // another button: still the row is what changes
        Assert.Equal(("1", "0"), (Chosen("header"), Chosen("column-service")));
        await browse.SubmitAsync("main form", ("header", "2"));
        await browse.SubmitAsync("main form", ("column-organization", "0"), ("sector", "ngo"), ("need", "n05"), ("language", "fi"));
        Assert.Contains("Row 3: Savon kriisikeskus · Apu", browse.Text, StringComparison.Ordinal);
        await browse.SubmitAsync("button[formaction*=Discard]");

        string Chosen(string field) => ((AngleSharp.Html.Dom.IHtmlSelectElement)browse.Find($"#{field}")).Value ?? "";
    }

    private async Task<ServiceImport> UndoAsync(Guid id)
    {
        Assert.Null((await _app.RunAsync((UndoImport u) => u.RunAsync(CoordinatorOf(Network), id, default))).Refusal);
        return await _app.SettledAsync(id);
    }

    /// <summary>Somebody edits the contact whose number ends so.</summary>
    private Task<int> ChangeAsync(Action<ContactPoint> change, string ending = "4567") => _app.InDbAsync(async db =>
    {
        var contact = await db.ContactPoints.SingleAsync(c => c.NetworkId == Network && c.Phone.EndsWith(ending));
        change(contact);
        db.Record(EditContact.Edited, contact.Id, Network, Actor.Program, _app.Time.Now());
        return await db.SaveChangesAsync();
    });

    private Task<int> VerifyAsync(string service = "Kriisipuhelin") => _app.InDbAsync(async db =>
    {
        _app.Time.Advance(TimeSpan.FromMinutes(5));
        var contact = (await db.Services.Include(s => s.Contacts).ThenInclude(c => c.Verifications).Where(s => s.NetworkId == Network).ToListAsync()).Single(s => s.Name.Fi == service).Contacts[0];
        contact.Verify(LocalText.Same("duty officer"), VerificationMethod.Called, _app.Time.Now());
        db.Record(new TraceKind("tests.verified"), contact.Id, Network, Actor.Program, _app.Time.Now());
        return await db.SaveChangesAsync();
    });
}
