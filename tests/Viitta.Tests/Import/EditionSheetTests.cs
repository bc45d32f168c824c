using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.Editions;
using Viitta.Tests.House;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>Viitta's own Excel table comes back: unchanged it changes nothing, and an edited cell is one change.</summary>
public sealed class EditionSheetTests : IAsyncLifetime
{
    private const string Network = TestRegion.Network;

    private static readonly Schedule Seasonal = new()
    {
        Cover = Cover.OfficeHours,
        Slots = [new([1, 2, 3, 4, 5], 480, 960) { Until = new(2027, 5, 31) }, new([6], 1320, 360) { From = new(2027, 6, 1), Until = new(2027, 8, 31) }],
        Closed = [new(new(2026, 12, 23), new(2027, 1, 6))],
        Extra = [new(new(2026, 12, 5), 600, 840)],
        Holidays = HolidayRule.AsSunday,
        EvesAreHolidays = false,
    };

    /// <summary>What somebody writes into a cell of each column, and what the other cells of such a row begin with.</summary>
    private static readonly Dictionary<ImportField, string> Edits = new()
    {
        [ImportField.Service] = "palvelu, uusi nimi",
        [ImportField.ServiceSv] = "Ny tjänst",
        [ImportField.ServiceEn] = "New service",
        [ImportField.Description] = "toinen kuvaus.", // capital letter and full stop are changes here
        [ImportField.Needs] = "Terveydenhuolto; Lapsen suojelu ja edunvalvonta/edustaja",
        [ImportField.Municipalities] = "Kuopio, Iisalmi",
        [ImportField.Ages] = "alle 18",
        [ImportField.Genders] = "Naiset ja MUUT",
        [ImportField.Residence] = "Ei kotikuntaa, laillinen oleskelu; turvapaikanhakijat",
        [ImportField.Themes] = "pakkoavioliitto",
        [ImportField.Consent] = "ei",
        [ImportField.Cost] = "10 euroa",
        [ImportField.Payer] = "Kela",
        [ImportField.Function] = "Toinen puhelin",
        [ImportField.Phone] = "017 555 9999",
        [ImportField.Email] = "toinen@viitta.example",
        [ImportField.Web] = "toinen.example",
        [ImportField.Hours] = "ma–pe 9–16 (31.5.2027 asti); suljettu 24.12.2026",
        [ImportField.Languages] = "suomi, ruotsi",
        [ImportField.Interpreter] = "ei",
        [ImportField.Note] = "Toinen huomautus",
        [ImportField.Visibility] = "TLP:AMBER+STRICT",
    };

    private readonly ViittaApp _app = new ViittaApp().WithClockwork();
    private HttpClient _coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.ChangeAsync(async db =>
        {
            var college = await db.OrganizationAsync("College");
            foreach (var field in Edits.Keys)
            {
                var service = new Service
                {
                    OrganizationId = college.Id,
                    NetworkId = Network,
                    Name = new LocalText($"Palvelu {field}", field == ImportField.Note ? "" : $"Tjänst {field}", $"Service {field}"),
                    Description = new LocalText("Toinen kuvaus", "", "Another description"),
                    Needs = ["n03", "n18"],
                    Area = ["297"],
                    MinAge = 16,
                    MaxAge = field == ImportField.Cost ? null : 29,
                    Genders = ["women", "men"],
                    ResidenceSituations = ["municipality", "unknown"],
                    Themes = ["labour-exploitation"],
                    ConsentNeeded = true,
                    Cost = new LocalText("Maksuton", "Avgiftsfri", "Free"),
                    Payer = new LocalText("Hyvinvointialue", "", ""),
                };
                db.Services.Add(service);
                db.ContactPoints.Add(new ContactPoint
                {
                    ServiceId = service.Id,
                    NetworkId = Network,
                    Function = new LocalText(field == ImportField.Web ? "neuvonta" : "Puhelin", "Telefon", "Phone"),
                    Phone = $"017 555 01{(int)field:00}",
                    Email = "apu@viitta.example",
                    Web = "https://viitta.example",
                    Schedule = field == ImportField.Email ? Schedule.RoundTheClock : Seasonal,
                    Visibility = Visibility.Green,
                    Languages = ["fi", "ru"],
                    Interpreter = true,
                    Note = new LocalText("Sano ensin kieli,\nsitten asia", "", ""),
                    Warning = LocalText.Same("Vanha lähde"),
                });
            }
        });
        await _app.PublishAsync();
        _coordinator = (await _app.CoordinatorAsync(Network)).Client;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("fi"), InlineData("sv"), InlineData("en")]
    public async Task An_unchanged_sheet_changes_nothing_and_has_every_column_of_the_template(string language)
    {
        var file = await DownloadAsync(language);
        var headers = Read(file, "a.xlsx").Headers;
        Assert.Equal(Enum.GetValues<ImportField>(), ColumnGuess.Of(headers).Keys.Order());
        Assert.Equal((ColumnGuess.Name(ImportField.Id, language), language), (headers[^1], ColumnGuess.LanguageOf(headers)));
        var rows = await PlanAsync(Network, file);
        Assert.InRange(rows.Count, Edits.Count + 4, 200);
        Assert.All(rows, r => Assert.True(r.Kind == RowKind.Unchanged, $"{r.Number} {r.Title}: {r.Kind} {string.Join(' ', r.Notes.Select(n => n.Code))} {r.Service?.After} {string.Join(' ', r.AllContacts.Select(c => c.After))}"));
    }

    [Fact]
    public async Task One_edited_cell_is_one_change_whichever_it_is()
    {
        var rows = await PlanAsync(Network, await EditedAsync((field, row) => Edits.TryGetValue(field, out var said) ? row.With(field, said) : row));
        var words = _app.Services.GetRequiredService<ImportWords>();
        var changed = rows.Where(r => r.Kind is not RowKind.Unchanged).ToList();
        Assert.Equal(Edits.Keys.Select(f => $"Palvelu {f}").Order(), changed.Select(r => r.Title.Split(" · ")[1].Replace("palvelu, uusi nimi", $"Palvelu {ImportField.Service}")).Order());
        foreach (var row in changed)
        {
            Assert.True(row.Kind == RowKind.Changed, $"{row.Title} {string.Join(' ', row.Notes.Select(n => n.Code))}");
            var change = Assert.Single(words.Service(row).Concat(row.AllContacts.SelectMany(words.Contact)));
            Assert.NotEqual(change.Before, change.After);
        }
    }

    [Fact]
    public async Task An_id_of_elsewhere_is_doubtful_and_never_another_networks_row()
    {
        var file = await EditedAsync((field, row) => field switch
        {
            ImportField.Note => row.With(ImportField.Id, $"{Guid.NewGuid()}").With(ImportField.Note, "Muuttunut"),
            ImportField.Cost => row.With(ImportField.Organization, "Toinen järjestö"),
            _ => row,
        });
        var here = (await PlanAsync(Network, file)).Where(r => r.Kind != RowKind.Unchanged).ToList();
        Assert.Equal([("import.row.other-organization", RowKind.Refused), ("import.row.unknown-id", RowKind.Doubtful)], here.Select(r => (Assert.Single(r.Notes).Code, r.Kind)).Order());
        var before = await _app.InDbAsync(db => db.ContactPoints.CountAsync(c => c.NetworkId == Network));
        var there = (await PlanAsync("turku", file)).Where(r => r.Title.Contains("Palvelu", StringComparison.Ordinal)).ToList();
        Assert.Equal(Edits.Count, there.Count);
        Assert.All(there, r => Assert.Equal((RowKind.Doubtful, "import.row.unknown-id"), (r.Kind, r.Notes[0].Code)));
        Assert.All(there, r => Assert.Null(r.Service?.Before));
        Assert.All(there.SelectMany(r => r.AllContacts), c => Assert.Null(c.Before));
        Assert.Equal(before, await _app.InDbAsync(db => db.ContactPoints.CountAsync(c => c.NetworkId == Network)));
    }

    /// <summary>The Finnish sheet with the row of each service of <see cref="Edits"/> changed.</summary>
    private async Task<byte[]> EditedAsync(Func<ImportField, EditedRow, EditedRow> edit)
    {
        var sheet = Read(await DownloadAsync("fi"), "a.xlsx");
        var columns = ColumnGuess.Of(sheet.Headers);
        return Excel([sheet.Headers, .. sheet.Rows.Select(row =>
            edit(Edits.Keys.FirstOrDefault(f => row.Cell(columns[ImportField.Service]) == $"Palvelu {f}", ImportField.Id), new EditedRow(columns, row.Cells)).Cells)]);
    }

    private async Task<byte[]> DownloadAsync(string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/networks/{Network}/editions/1/contacts.xlsx");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await _coordinator.SendAsync(request);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<IReadOnlyList<RowPlan>> PlanAsync(string network, byte[] file)
    {
        var id = await _app.PlannedAsync(network, file, "painos.xlsx");
        return await _app.RowsAsync(network, id);
    }

    private sealed record EditedRow(IReadOnlyDictionary<ImportField, int> Columns, IReadOnlyList<string> Cells)
    {
        public EditedRow With(ImportField field, string said)
        {
            List<string> cells = [.. Cells];
            cells[Columns[field]] = said;
            return this with { Cells = cells };
        }
    }
}
