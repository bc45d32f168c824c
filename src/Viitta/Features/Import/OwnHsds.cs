using System.Text.Json;
using Viitta.Common;
using static Viitta.Features.Import.LooseJson;

namespace Viitta.Features.Import;

/// <summary>
/// A service of Viitta's own open data (<c>/hsds/services?full=true</c>), a row for each contact: whose hours and languages
/// they are is said there (<c>contact_id</c>), and lists are by the codes of content/. Ids stay out: on another map they
/// mean nothing.
/// </summary>
internal static class OwnHsds
{
    /// <summary>The sector: other programs' attributes have no such link type.</summary>
    public static bool Is(JsonElement service) => Terms(service, "sector").Count > 0 && service.List("contacts").Count > 0;

    /// <summary>That the texts are in, as the terms say; null for other programs' files.</summary>
    public static string? LanguageOf(List<JsonElement> services) => services.Where(Is)
        .Select(s => s.List("attributes")[0].Member("taxonomy_term")?.Text("language")).FirstOrDefault(Languages.IsKnown);

    public static IEnumerable<Dictionary<ImportField, string>> Read(JsonElement service)
    {
        var spokenHere = Lines(service.List("languages").Select(l => l.Text("code")));
        var interpreters = service.Text("interpretation_services");
        foreach (var contact in service.List("contacts"))
        {
            bool IsOf(JsonElement part) => part.Text("contact_id") == contact.Text("id");
            var phones = service.List("phones").FindAll(IsOf);
            var met = service.List("service_at_locations").Where(l => l.List("contacts").Exists(c => c.Text("id") == contact.Text("id"))).Select(l => l.Member("location")).OfType<JsonElement>().FirstOrDefault();
            var spoken = Lines(phones.SelectMany(p => p.List("languages")).Select(l => l.Text("code")).Concat(Terms(contact, "language")));
            yield return new()
            {
                [ImportField.Organization] = service.Member("organization")?.Text("name") ?? "",
                [ImportField.Sector] = Terms(service, "sector")[0],
                [ImportField.Service] = service.Text("name"),
                [ImportField.Description] = service.Text("description"),
                [ImportField.Needs] = Lines(Terms(service, "need")),
                [ImportField.Municipalities] = Lines(service.List("service_areas").Select(a => Value(a, "municipality-code") is { Length: > 0 } code ? code : a.Text("name"))),
                [ImportField.Ages] = HsdsItem.Ages(service.Text("minimum_age"), service.Text("maximum_age")),
                [ImportField.Genders] = Lines(Terms(service, "gender")),
                [ImportField.Residence] = Lines(Terms(service, "residence-situation")),
                [ImportField.Themes] = Lines(Terms(service, "theme")),
                [ImportField.Consent] = Value(service, "consent-needed") == "true" ? "x" : "",
                [ImportField.Cost] = HsdsItem.Cost(service),
                [ImportField.Payer] = HsdsItem.Payer(service),
                [ImportField.Function] = contact.Text("name"),
                [ImportField.Phone] = Lines(phones.Select(p => p.Text("number"))),
                [ImportField.Email] = contact.Text("email"),
                [ImportField.Web] = Value(contact, "web-address"),
                [ImportField.Address] = met.Text("location_type") == "physical" ? met.Text("description") : "",
                [ImportField.Coordinates] = HsdsItem.Coordinates(met),
                [ImportField.Hours] = HsdsHours.Cell(service.List("schedules").FindAll(IsOf)),
                [ImportField.Languages] = spoken.Length > 0 ? spoken : spokenHere,
                [ImportField.Interpreter] = Has(interpreters, contact.Text("name")) ? "x" : "",
                [ImportField.Note] = phones.Select(Note).FirstOrDefault(""),
            };
        }
    }

    /// <summary>"Tulkki: Päivystys, Toimisto" names those who have one.</summary>
    private static bool Has(string interpreters, string function) => function.Length > 0
        && interpreters.Split([':', ','], StringSplitOptions.TrimEntries).Contains(function.Split(',')[0].Trim());

    /// <summary>Between the number and who confirmed it; without what was in doubt, which nobody here has found out.</summary>
    private static string Note(JsonElement phone) => phone.Text("description").Split('\n') is [_, .. var between, _]
        ? Lines(between.Where(line => !Languages.All.Any(l => line.StartsWith(Texts.Find("editions.doubt", l)!, StringComparison.Ordinal))))
        : "";

    private static List<string> Terms(JsonElement owner, string list) =>
        [.. owner.List("attributes").Where(a => a.Text("link_type") == list).Select(a => a.Member("taxonomy_term")?.Text("code") ?? "").Where(c => c.Length > 0)];

    private static string Value(JsonElement owner, string type) =>
        owner.List("attributes").Where(a => a.Text("link_type") == type).Select(a => a.Text("value")).FirstOrDefault("");
}
