using System.Text.Json;
using static Viitta.Features.Import.LooseJson;

namespace Viitta.Features.Import;

/// <summary>A service of Open Referral HSDS 3, with what it embeds: organisation, phones, schedules, areas, languages, attributes.</summary>
internal static class HsdsItem
{
    private static readonly Dictionary<string, string> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MO"] = "ma",
        ["TU"] = "ti",
        ["WE"] = "ke",
        ["TH"] = "to",
        ["FR"] = "pe",
        ["SA"] = "la",
        ["SU"] = "su",
    };

    public static bool Is(JsonElement json) =>
        json.Text("name").Length > 0 && (json.Member("status") is not null || json.Member("organization") is not null || json.List("phones").Count > 0 || json.List("schedules").Count > 0);

    public static Dictionary<ImportField, string> Read(JsonElement service)
    {
        var places = service.List("service_at_locations");
        IEnumerable<JsonElement> Everywhere(string name) => service.List(name).Concat(places.SelectMany(p => p.List(name)));
        return new()
        {
            [ImportField.Organization] = service.Member("organization")?.Text("name") ?? service.Text("organization_name"),
            [ImportField.Service] = service.Text("name"),
            [ImportField.Description] = service.Text("description"),
            [ImportField.Needs] = Lines(service.List("attributes").Select(a => a.Member("taxonomy_term")?.Text("name") ?? "")),
            [ImportField.Municipalities] = Lines(service.List("service_areas").Select(a => a.Text("name"))),
            [ImportField.Ages] = Ages(service.Text("minimum_age"), service.Text("maximum_age")),
            [ImportField.Cost] = Lines(service.List("cost_options").Select(c => c.Text("option")).Append(service.Text("fees_description"))),
            [ImportField.Payer] = Lines(service.List("funding").Select(f => f.Text("source"))),
            [ImportField.Phone] = Lines(Everywhere("phones").Select(p => $"{Label(p.Text("description"))} {p.Text("number")}".Trim())),
            [ImportField.Email] = service.Text("email"),
            [ImportField.Web] = service.Text("url"),
            [ImportField.Hours] = Hours([.. Everywhere("schedules")]),
            [ImportField.Languages] = Lines(service.List("languages").Select(l => l.Text("code") is { Length: > 0 } code ? code : l.Text("name"))),
            [ImportField.Interpreter] = service.Text("interpretation_services").Length > 0 ? "x" : "",
            [ImportField.Note] = service.Text("alert"),
        };
    }

    /// <summary>Digits in it would be taken for a number.</summary>
    private static string Label(string description) => description.Any(char.IsAsciiDigit) || description.Contains('\n') ? "" : description.Replace(',', ' ');

    private static string Ages(string from, string to) => (from, to) switch
    {
        ("", "") => "",
        (_, "") => $"{from}+",
        ("", _) => $"0–{to}",
        _ => $"{from}–{to}",
    };

    /// <summary>Weekly opening as a person would write it; what is not weekly, in the words that the file has.</summary>
    private static string Hours(IReadOnlyList<JsonElement> schedules)
    {
        if (schedules.Count == 0)
        {
            return "";
        }
        var week = schedules.Select(Week).ToList();
        return week.TrueForAll(w => w is not null) ? Always(week) ?? string.Join("; ", week.Distinct())
            : Lines(schedules.Select(s => s.Text("description") is { Length: > 0 } words ? words : $"{s.Text("freq")} {s.Text("byday")} {s.Text("opens_at")}–{s.Text("closes_at")}"));
    }

    private static string? Always(IReadOnlyList<string?> week) =>
        week.All(w => w!.EndsWith(" 00:00–23:59", StringComparison.Ordinal)) && week.SelectMany(w => w!.Split(' ')[0].Split(',')).Distinct().Count() == 7 ? "24/7" : null;

    private static string? Week(JsonElement schedule)
    {
        var days = schedule.Text("byday").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(d => Days.GetValueOrDefault(d)).ToList();
        var (opens, closes) = (Time(schedule.Text("opens_at")), Time(schedule.Text("closes_at")));
        return schedule.Text("freq") == "WEEKLY" && schedule.Text("interval") is "" or "1" && days.Count > 0 && days.TrueForAll(d => d is not null)
            && schedule.Text("valid_to").Length + schedule.Text("until").Length == 0 && opens.Length > 0 && closes.Length > 0
                ? $"{string.Join(',', days)} {opens}–{closes}"
                : null;
    }
}
