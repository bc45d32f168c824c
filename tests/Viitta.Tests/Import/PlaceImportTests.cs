using System.Text;
using Viitta.Common;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>Addresses of a sheet and of other programs' JSON; those of a secret place come in nowhere.</summary>
public sealed class PlaceImportTests : ImportTest
{
    private static readonly Catalogue Content = Catalogue.Read(Path.Combine(Repository.Root, "content"));

    private const string With = $"{Header};Käyntiosoite;Koordinaatit";

    [Fact]
    public async Task An_address_comes_with_its_coordinates_is_changed_and_taken_back()
    {
        await ImportAsync(With, $"{KriisiRow};Käyntikatu 1, 70100 Kuopio;N 6973737.8, E 534468.77");
        var place = (await ServiceAsync("Kriisipuhelin")).Contacts[0].Place!;
        Assert.Equal(("Käyntikatu 1, 70100 Kuopio", "62.892, 27.678"), (place.Address.Fi, place.Coordinates));

        var again = await App.PlannedAsync(Network, Csv(With, $"{KriisiRow};Käyntikatu 1, 70100 Kuopio;62.892, 27.678"));
        Assert.All(await App.RowsAsync(Network, again), r => Assert.Equal(RowKind.Unchanged, r.Kind));
        await VerifyAsync();
        var moved = await ImportAsync(With, $"{KriisiRow};Toinenkatu 2, 70100 Kuopio;");
        var now = (await ServiceAsync("Kriisipuhelin")).Contacts[0];
        Assert.Equal(("Toinenkatu 2, 70100 Kuopio", null, null), (now.Place!.Address.Fi, now.Place.Latitude, now.LastVerification));
        await UndoAsync(moved.Id);
        Assert.Equal(place, (await ServiceAsync("Kriisipuhelin")).Contacts[0].Place);
    }

    [Fact]
    public async Task An_address_that_an_import_brought_is_gone_when_it_is_taken_back()
    {
        await ImportAsync(Header, KriisiRow);
        var brought = await ImportAsync(With, $"{KriisiRow};Käyntikatu 1;");
        Assert.NotNull((await ServiceAsync("Kriisipuhelin")).Contacts[0].Place);
        await UndoAsync(brought.Id);
        Assert.Null((await ServiceAsync("Kriisipuhelin")).Contacts[0].Place);
    }

    [Fact]
    public async Task Of_a_secret_place_nothing_that_tells_where_it_is_comes_in()
    {
        var row = KriisiRow.Replace("Välitön turva", "n02", StringComparison.Ordinal);
        var id = await App.PlannedAsync(Network, Csv($"{With};Kuvaus;Lisätieto", $"{row};Turvakatu 5;62.892, 27.678;Ovi B, 70100 Kuopio;PL 12, 70101 Kuopio"));
        var plan = Assert.Single(await App.RowsAsync(Network, id));
        Assert.Equal(RowKind.Doubtful, plan.Kind);
        Assert.Equal(["address", "description"], plan.Notes.Where(n => n.Code == "import.row.front-gate-address").Select(n => n.Arguments[0]).Order());
        await App.ApplyAsync(Network, id, 2);
        var service = await ServiceAsync("Kriisipuhelin");
        Assert.True(service.Description.IsEmpty);
        Assert.Equal((null, "PL 12, 70101 Kuopio"), (service.Contacts[0].Place, service.Contacts[0].Note.Fi));

        var known = await App.PlannedAsync(Network, Csv(With, $"{KriisiRow.Replace("Välitön turva", "", StringComparison.Ordinal)};Turvakatu 5;"));
        Assert.DoesNotContain(await App.RowsAsync(Network, known), r => r.AllContacts.Any(c => c.After.Place is not null));
    }

    [Fact]
    public async Task A_sheet_opens_no_secret_place_and_its_preview_tells_none()
    {
        var row = KriisiRow.Replace("Välitön turva", "n02", StringComparison.Ordinal);
        var told = await App.PlannedAsync(Network, Csv(With, $"{row};Turvakatu 5, 70100 Kuopio; Toinenkatu 2;59.33, 18.06".Replace("; Toi", " | Toi", StringComparison.Ordinal)));
        var notes = Assert.Single(await App.RowsAsync(Network, told)).Notes;
        Assert.Equal(["import.row.front-gate-address"], notes.Select(n => n.Code));
        Assert.DoesNotContain(notes.SelectMany(n => n.Arguments), a => a.Contains("katu", StringComparison.Ordinal));

        await ImportAsync(Header, row);
        var id = await App.PlannedAsync(Network, Csv(With, $"{KriisiRow};Turvakatu 5;"));
        var plan = Assert.Single(await App.RowsAsync(Network, id));
        Assert.Equal((RowKind.Refused, "import.row.front-gate-opens"), (plan.Kind, Assert.Single(plan.Notes).Code));
    }

    [Fact]
    public async Task A_service_whose_contacts_say_where_they_are_is_not_made_secret_by_a_sheet()
    {
        await ImportAsync(With, $"{KriisiRow};Käyntikatu 1;");
        var id = await App.PlannedAsync(Network, Csv(Header, KriisiRow.Replace("Välitön turva", "n01, n02", StringComparison.Ordinal)));
        var plan = Assert.Single(await App.RowsAsync(Network, id));
        Assert.Equal((RowKind.Refused, "import.row.front-gate-has-places"), (plan.Kind, plan.Notes[0].Code));
    }

    [Fact]
    public async Task What_is_outside_Finland_or_alone_is_told_and_left_out()
    {
        var id = await App.PlannedAsync(Network, Csv(With, $"{KriisiRow};Käyntikatu 1;59.33, 18.06", $"{KriisiRow.Replace("Kriisipuhelin", "Toinen").Replace("017 123 4567", "017 765 4321")};;62.892, 27.678"));
        var rows = (await App.RowsAsync(Network, id)).OrderBy(r => r.Number).ToList();
        Assert.Equal(["import.row.unknown-coordinates", "import.row.coordinates-without-address"], rows.Select(r => r.Notes[0].Code));
        await App.ApplyAsync(Network, id, 2, 3);
        Assert.Equal(new VisitingPlace(new("Käyntikatu 1", "", "")), (await ServiceAsync("Kriisipuhelin")).Contacts[0].Place);
        Assert.Null((await ServiceAsync("Toinen")).Contacts[0].Place);
    }

    [Theory]
    [InlineData("Osoite", "Sijaintikoordinaatit"), InlineData("Besöksadress", "Koordinater"), InlineData("Visiting address", "Coordinates")]
    public void The_columns_are_known_by_their_usual_names(string address, string coordinates) =>
        Assert.Equal([ImportField.Address, ImportField.Coordinates], ColumnGuess.Of([address, coordinates]).OrderBy(c => c.Value).Select(c => c.Key));

    [Fact]
    public void Ptv_says_where_in_metres_and_a_box_of_the_post_office_is_no_place()
    {
        const string Json = """
            { "itemList": [ { "serviceChannelNames": [ { "language": "fi", "type": "Name", "value": "Neuvonta" } ], "phoneNumbers": [ { "number": "116006" } ], "serviceChannelType": "ServiceLocation",
              "addresses": [
                { "type": "Postal", "postOfficeBoxAddress": { "postOfficeBox": [ { "language": "fi", "value": "PL 1" } ], "postalCode": "70101" } },
                { "type": "Location", "subType": "Single", "country": "FI", "streetAddress": {
                  "street": [ { "language": "sv", "value": "Besöksgatan" }, { "language": "fi", "value": "Käyntikatu" } ], "streetNumber": "1 B", "postalCode": "70100",
                  "postOffice": [ { "language": "fi", "value": "Kuopio" } ], "latitude": "6973737.8", "longitude": "534468.77", "coordinateState": "Ok" } } ] } ] }
            """;
        var row = Row(Json);
        Assert.Equal(("Käyntikatu 1 B, 70100 Kuopio", "6973737.8, 534468.77"), (row[ImportField.Address], row[ImportField.Coordinates]));
        Assert.Equal("62.892, 27.678", Understood(row).Contacts[0].Place!.Coordinates);
    }

    [Fact]
    public void Hsds_says_where_in_degrees_and_several_places_are_told()
    {
        const string Json = """
            [ { "name": "Advice", "status": "active", "phones": [ { "number": "017 123 4567" } ], "service_at_locations": [
                { "location": { "location_type": "physical", "latitude": 62.892, "longitude": 27.678, "addresses": [
                  { "address_1": "Käyntikatu 1", "city": "Kuopio", "postal_code": "70100", "address_type": "physical" } ] } },
                { "location": { "location_type": "virtual" } },
                { "location": { "location_type": "physical", "addresses": [ { "address_1": "Toinenkatu 2", "city": "Iisalmi", "postal_code": "74100" } ] } } ] } ]
            """;
        var row = Row(Json);
        Assert.Equal("62.892, 27.678", row[ImportField.Coordinates]);
        var read = Understood(row);
        Assert.Equal(("Käyntikatu 1, 70100 Kuopio", "import.row.several-places"), (read.Contacts[0].Place!.Address.Fi, Assert.Single(read.Doubts).Code));
    }

    private static ReadRow Understood(Dictionary<ImportField, string> row)
    {
        var cells = row.Index().ToDictionary(c => c.Item.Key, c => c.Index);
        return new RowReader(Content, new ColumnChoice(cells, "fi"), practice: false).Read(new SheetRow(1, [.. row.Values]));
    }

    private static Dictionary<ImportField, string> Row(string json)
    {
        var sheet = Read(Encoding.UTF8.GetBytes(json), "services.json");
        return ColumnGuess.Of(sheet.Headers).ToDictionary(c => c.Key, c => sheet.Rows[0].Cells[c.Value]);
    }
}
