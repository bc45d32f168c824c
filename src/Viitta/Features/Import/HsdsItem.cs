using System.Globalization;
using System.Text.Json;
using static Viitta.Features.Import.LooseJson;

namespace Viitta.Features.Import;

/// <summary>A service of Open Referral HSDS 3, with what it embeds: organisation, phones, schedules, areas, languages, attributes.</summary>
internal static class HsdsItem
{
    public static bool Is(JsonElement json) =>
        json.Text("name").Length > 0 && (json.Member("status") is not null || json.Member("organization") is not null || json.List("phones").Count > 0 || json.List("schedules").Count > 0);

    public static Dictionary<ImportField, string> Read(JsonElement service)
    {
        var places = service.List("service_at_locations");
        var met = places.Select(p => p.Member("location") ?? p).Concat(service.List("locations")).Where(l => l.Text("location_type") is "" or "physical").ToList();
        IEnumerable<JsonElement> Everywhere(string name) => service.List(name).Concat(places.SelectMany(p => p.List(name)));
        return new()
        {
            [ImportField.Organization] = service.Member("organization")?.Text("name") ?? service.Text("organization_name"),
            [ImportField.Service] = service.Text("name"),
            [ImportField.Description] = service.Text("description"),
            [ImportField.Needs] = Lines(service.List("attributes").Select(a => a.Member("taxonomy_term")?.Text("name") ?? "")),
            [ImportField.Municipalities] = Lines(service.List("service_areas").Select(a => a.Text("name"))),
            [ImportField.Ages] = Ages(service.Text("minimum_age"), service.Text("maximum_age")),
            [ImportField.Cost] = Cost(service),
            [ImportField.Payer] = Payer(service),
            [ImportField.Phone] = Lines(Everywhere("phones").Select(p => $"{Label(p.Text("description"))} {p.Text("number")}".Trim())),
            [ImportField.Email] = service.Text("email"),
            [ImportField.Web] = service.Text("url"),
            [ImportField.Address] = string.Join(PlaceCells.Between, met.Select(Address).Where(a => a.Length > 0).Distinct()),
            [ImportField.Coordinates] = met.Where(l => Address(l).Length > 0).Select(Coordinates).FirstOrDefault(""),
            [ImportField.Hours] = HsdsHours.Cell([.. Everywhere("schedules")]),
            [ImportField.Languages] = Lines(service.List("languages").Select(l => l.Text("code") is { Length: > 0 } code ? code : l.Text("name"))),
            [ImportField.Interpreter] = service.Text("interpretation_services").Length > 0 ? "x" : "",
            [ImportField.Note] = service.Text("alert"),
        };
    }

    /// <summary>The address where somebody is met, as one line: physical, or of no named kind.</summary>
    public static string Address(JsonElement location)
    {
        var address = location.List("addresses").Concat(location.List("physical_addresses")).FirstOrDefault(a => a.Text("address_type") is "" or "physical");
        var town = $"{address.Text("postal_code")} {address.Text("city")}".Trim();
        return string.Join(", ", new[] { address.Text("address_1"), address.Text("address_2"), town }.Where(t => t.Length > 0)).Replace(PlaceCells.Between, ',');
    }

    /// <summary>Degrees as they are.</summary>
    public static string Coordinates(JsonElement location) =>
        location.Text("latitude") is { Length: > 0 } north && location.Text("longitude") is { Length: > 0 } east ? $"{north}, {east}" : "";

    public static string Cost(JsonElement service) => Lines(
        service.List("cost_options").SelectMany(c => new[] { c.Text("option"), c.Text("amount_description") }).Append(service.Text("fees_description")));

    public static string Payer(JsonElement service) => Lines(service.List("funding").Select(f => f.Text("source")));

    /// <summary>Digits in it would be taken for a number.</summary>
    private static string Label(string description) => description.Any(char.IsAsciiDigit) || description.Contains('\n') ? "" : description.Replace(',', ' ');

    public static string Ages(string from, string to) => (from, to) switch
    {
        ("", "") => "",
        (_, "") => $"{from}+",
        ("", _) => int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? $"alle {last + 1}" : to,
        _ => $"{from}–{to}",
    };
}
