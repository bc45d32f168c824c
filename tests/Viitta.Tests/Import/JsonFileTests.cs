using System.Text;
using Viitta.Features.Import;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>HSDS and PTV become rows of a sheet; what their hours say and a week cannot stays in words.</summary>
public sealed class JsonFileTests
{
    internal const string HsdsFile = """
        { "total_items": 2, "contents": [
          { "id": "ac148810-d857-441c-9679-408f346de14b", "name": "Crisis line", "status": "active", "description": "Advice by phone",
            "organization": { "name": "Savo Crisis Centre" }, "email": "crisis@viitta.example", "url": "https://viitta.example",
            "minimum_age": 16, "interpretation_services": "by phone",
            "phones": [ { "number": "017 123 4567", "description": "duty" }, { "number": "040 1234567" } ],
            "languages": [ { "code": "fi" }, { "name": "Swedish" } ], "service_areas": [ { "name": "Kuopio" } ],
            "cost_options": [ { "option": "Free of charge" } ], "attributes": [ { "taxonomy_term": { "name": "Health care" } } ],
            "schedules": [ { "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "08:00Z", "closes_at": "16:00Z" } ] },
          { "name": "Night line", "status": "active", "organization": { "name": "Savo Crisis Centre" }, "phones": [],
            "service_at_locations": [ { "phones": [ { "number": "017 765 4321" } ], "schedules": [
              { "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": "00:00", "closes_at": "23:59" } ] } ] },
          { "name": "Summer line", "status": "active", "schedules": [ { "freq": "MONTHLY", "byday": "1MO", "opens_at": "08:00", "closes_at": "16:00", "description": "First Monday" } ] }
        ] }
        """;

    internal const string PtvFile = """
        { "pageNumber": 1, "itemList": [
          { "id": "1", "serviceChannelType": "Phone", "serviceChannelNames": [
              { "language": "sv", "type": "Name", "value": "Kristelefon" }, { "language": "fi", "type": "Name", "value": "Kriisipuhelin" } ],
            "serviceChannelDescriptions": [ { "language": "fi", "type": "Summary", "value": "Apua kriisiin" } ],
            "organizations": [ { "roleType": "Responsible", "organization": { "name": "Savon kriisikeskus" } } ],
            "phoneNumbers": [ { "language": "fi", "type": "Phone", "prefixNumber": "+358", "number": "171234567", "additionalInformation": "päivystys" }, { "type": "Fax", "number": "1" } ],
            "areaType": "LimitedType", "areas": [ { "type": "Region", "municipalities": [ { "code": "297" }, { "code": "140" } ] } ],
            "languages": [ "fi", "sv" ], "addresses": [ { "latitude": "6975700.0", "longitude": "534000.0" } ],
            "serviceHours": [ { "serviceHourType": "DaysOfTheWeek", "openingHour": [ { "dayFrom": "Monday", "dayTo": "Friday", "from": "08:00:00", "to": "16:00:00" } ] },
              { "serviceHourType": "OverMidnight", "openingHour": [ { "dayFrom": "Saturday", "dayTo": "Sunday", "from": "22:00:00", "to": "06:00:00" } ] } ] },
          { "id": "2", "serviceNames": [ { "language": "fi", "type": "Name", "value": "Ryhmä" } ],
            "organizations": [ { "organization": { "name": [ { "language": "fi", "value": "Savon kriisikeskus" } ] } } ], "areaType": "Nationwide",
            "serviceChannels": [ { "serviceChannel": { "phoneNumbers": [ { "number": "116006" } ], "serviceHours": [ { "serviceHourType": "DaysOfTheWeek", "isAlwaysOpen": true } ] } } ] },
          { "id": "3", "serviceNames": [ { "language": "fi", "value": "Poikkeus" } ], "serviceHours": [ { "serviceHourType": "Exceptional", "validFrom": "2026-12-24", "isClosed": true } ] }
        ] }
        """;

    private static Dictionary<ImportField, string> Row(Sheet sheet, int at) =>
        ColumnGuess.Of(sheet.Headers).ToDictionary(c => c.Key, c => sheet.Rows[at].Cells[c.Value]);

    private static string Slots(string cell) => HoursText.Read(cell) is { } read
        ? string.Join(' ', read.Schedule.Slots.Select(s => $"{string.Concat(s.Days)} {s.Opens}-{s.Closes}")) : "not understood";

    [Fact]
    public void Hsds()
    {
        var sheet = Read(Encoding.UTF8.GetBytes(HsdsFile), "services.json");
        Assert.Equal((SheetFormat.Hsds, 3), (sheet.Format, sheet.Rows.Count));
        var row = Row(sheet, 0);
        Assert.Equal(("Savo Crisis Centre", "Crisis line", "Advice by phone"), (row[ImportField.Organization], row[ImportField.Service], row[ImportField.Description]));
        Assert.Equal(["duty 017 123 4567", "040 1234567"], PhonesText.Read(row[ImportField.Phone]).Phones.Select(p => $"{p.Label} {p.Number}".Trim()));
        Assert.Equal(("16+", "Kuopio", "Free of charge", "Health care", "fi\nSwedish", "x"), (row[ImportField.Ages], row[ImportField.Municipalities], row[ImportField.Cost], row[ImportField.Needs], row[ImportField.Languages], row[ImportField.Interpreter]));
        Assert.Equal("12345 480-960", Slots(row[ImportField.Hours]));
        Assert.Equal(("017 765 4321", "24/7"), (Row(sheet, 1)[ImportField.Phone], Row(sheet, 1)[ImportField.Hours]));
        Assert.Equal(("First Monday", "not understood"), (Row(sheet, 2)[ImportField.Hours], Slots("First Monday")));
    }

    [Fact]
    public void Ptv()
    {
        var sheet = Read(Encoding.UTF8.GetBytes(PtvFile), "ptv.json");
        Assert.Equal((SheetFormat.Ptv, 3), (sheet.Format, sheet.Rows.Count));
        var row = Row(sheet, 0);
        Assert.Equal(("Savon kriisikeskus", "Kriisipuhelin", "Kristelefon", "Apua kriisiin"), (row[ImportField.Organization], row[ImportField.Service], row[ImportField.ServiceSv], row[ImportField.Description]));
        Assert.Equal(("päivystys +358171234567", "297\n140", "fi\nsv"), (row[ImportField.Phone], row[ImportField.Municipalities], row[ImportField.Languages]));
        Assert.Equal("12345 480-960 6 1320-360", Slots(row[ImportField.Hours]));
        Assert.DoesNotContain(row.Values, c => c.Contains("6975700", StringComparison.Ordinal)); // no place is kept
        var group = Row(sheet, 1);
        Assert.Equal(("Savon kriisikeskus", "116006", "24/7", ""), (group[ImportField.Organization], group[ImportField.Phone], group[ImportField.Hours], group[ImportField.Municipalities]));
        Assert.Equal("not understood", Slots(Row(sheet, 2)[ImportField.Hours]));
    }

    [Theory]
    [InlineData("{}", "import.json-unknown")]
    [InlineData("[1, null, \"x\", [], {\"name\": 5}]", "import.json-unknown")]
    [InlineData("{\"contents\": [{\"name\": ", "import.json-broken")]
    public void What_is_neither_is_refused(string json, string code) => Assert.Equal(code, RefusalOf(Encoding.UTF8.GetBytes(json), "a.json"));

    [Fact]
    public void Deep_and_long_ones_are_refused()
    {
        Assert.Equal("import.json-broken", RefusalOf(Encoding.UTF8.GetBytes(new string('[', 100_000)), "a.json"));
        Assert.Equal("import.json-broken", RefusalOf(Encoding.UTF8.GetBytes($"{new string('[', 40)}{new string(']', 40)}"), "a.json"));
        var service = """{"name":"a","status":"active"}""";
        Assert.Equal("import.too-many-rows", RefusalOf(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(service, 4))}]"), "a.json", new ImportOptions { MostRows = 3 }));
        Assert.Equal("import.cell-too-long", RefusalOf(Encoding.UTF8.GetBytes($"[{service},{{\"name\":\"{new string('x', 5000)}\",\"status\":\"active\"}}]"), "a.json"));
    }

    [Fact]
    public void Members_of_another_kind_than_they_should_be_do_no_harm()
    {
        var sheet = Read("""[{"name":"A","status":1,"organization":"x","phones":[1,{"number":{}}],"schedules":{},"languages":[null]},{"name":"B","status":"active"}]"""u8.ToArray(), "a.json");
        Assert.Equal(["A", "B"], sheet.Rows.Select((_, at) => Row(sheet, at)[ImportField.Service]));
    }
}
