using System.Text.Json;
using Viitta.Common;
using static Viitta.Features.Import.LooseJson;

namespace Viitta.Features.Import;

/// <summary>
/// A service or a service channel of the Finnish Service Catalogue. Texts come in languages; of addresses only those where
/// somebody is met, with their coordinates in metres (<see cref="FinnishGrid"/>).
/// </summary>
internal static class PtvItem
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Written = ["ma", "ti", "ke", "to", "pe", "la", "su"];

    public static bool Is(JsonElement json) => json.List("serviceNames").Count + json.List("serviceChannelNames").Count > 0;

    public static Dictionary<ImportField, string> Read(JsonElement item)
    {
        JsonElement[] channels = [item, .. item.List("serviceChannels").Select(c => c.Member("serviceChannel") ?? c)];
        var names = item.List("serviceNames").Concat(item.List("serviceChannelNames")).ToList();
        var places = channels.SelectMany(c => c.List("addresses")).Select(Address).Where(p => p.Address.Length > 0).DistinctBy(p => p.Address).ToList();
        var main = Said(names, Languages.Finnish, "Name");
        return new()
        {
            [ImportField.Organization] = Organization(item),
            [ImportField.Service] = main.Length > 0 ? main : names.Select(n => n.Text("value")).FirstOrDefault(""),
            [ImportField.ServiceSv] = Said(names, Languages.Swedish, "Name"),
            [ImportField.ServiceEn] = Said(names, Languages.English, "Name"),
            [ImportField.Description] = Description(item),
            [ImportField.Municipalities] = Areas(item),
            [ImportField.Phone] = Lines(channels.SelectMany(c => c.List("phoneNumbers").Concat(c.List("supportPhones"))).Where(p => p.Text("type") is "" or "Phone").Select(Number)),
            [ImportField.Email] = Lines(channels.SelectMany(c => c.List("emails").Concat(c.List("supportEmails"))).Select(e => e.Text("value"))),
            [ImportField.Web] = channels.SelectMany(c => c.List("webPages")).Select(w => w.Text("url")).FirstOrDefault(u => u.Length > 0, ""),
            [ImportField.Address] = string.Join(PlaceCells.Between, places.Select(p => p.Address)),
            [ImportField.Coordinates] = places.Select(p => p.Coordinates).FirstOrDefault(""),
            [ImportField.Hours] = Hours([.. channels.SelectMany(c => c.List("serviceHours"))]),
            [ImportField.Languages] = Lines(channels.SelectMany(c => c.List("languages")).Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString()!)),
            [ImportField.Note] = Lines(channels.SelectMany(c => c.List("phoneNumbers")).Select(p => p.Text("chargeDescription"))),
        };
    }

    private static string Said(IEnumerable<JsonElement> texts, string language, params string[] types) =>
        texts.Where(t => t.Text("language") == language && (t.Text("type").Length == 0 || types.Contains(t.Text("type"))))
            .Select(t => t.Text("value")).FirstOrDefault("");

    private static string Finnish(List<JsonElement> texts) =>
        Said(texts, Languages.Finnish, "Name") is { Length: > 0 } finnish ? finnish : texts.Select(t => t.Text("value")).FirstOrDefault("");

    private static string Organization(JsonElement item)
    {
        if (Finnish(item.List("organizationNames")) is { Length: > 0 } named)
        {
            return named;
        }
        var responsible = item.List("organizations").OrderByDescending(o => o.Text("roleType") == "Responsible")
            .Select(o => o.Member("organization") ?? o).FirstOrDefault();
        return responsible.Text("name") is { Length: > 0 } name ? name : Finnish(responsible.List("name"));
    }

    private static string Description(JsonElement item)
    {
        var texts = item.List("serviceDescriptions").Concat(item.List("serviceChannelDescriptions")).ToList();
        return Said(texts, Languages.Finnish, "Summary", "ShortDescription") is { Length: > 0 } summary ? summary : Said(texts, Languages.Finnish, "Description");
    }

    /// <summary>Nationwide services say so and need no list.</summary>
    private static string Areas(JsonElement item) => item.Text("areaType").StartsWith("Nationwide", StringComparison.Ordinal) ? ""
        : Lines(item.List("areas").SelectMany(a => a.List("municipalities") is { Count: > 0 } many ? many : [a]).Select(m => m.Text("code")));

    /// <summary>"Käyntikatu 1, 70100 Kuopio" and "6974000, 534000"; empty for a box of the post office.</summary>
    private static (string Address, string Coordinates) Address(JsonElement address)
    {
        if (address.Text("type") is not ("" or "Location" or "Visiting") || (address.Member("streetAddress") ?? address.Member("otherAddress")) is not { } street)
        {
            return ("", "");
        }
        var line = $"{In(street, "street")} {street.Text("streetNumber")}".Trim();
        var town = $"{street.Text("postalCode")} {In(street, "postOffice")}".Trim();
        var (north, east) = (street.Text("latitude"), street.Text("longitude"));
        return (
            string.Join(", ", new[] { line, town }.Where(t => t.Length > 0)).Replace(PlaceCells.Between, ','),
            line.Length > 0 && north.Length + east.Length > 0 ? $"{north}, {east}" : "");

        static string In(JsonElement owner, string list) => Finnish(owner.List(list));
    }

    /// <summary>"+358" and "291234567" → one number; a service number has no prefix.</summary>
    private static string Number(JsonElement phone)
    {
        var label = phone.Text("additionalInformation");
        return $"{(label.Any(char.IsAsciiDigit) ? "" : label.Replace(',', ' '))} {phone.Text("prefixNumber")}{phone.Text("number")}".Trim();
    }

    private static string Hours(IReadOnlyList<JsonElement> hours)
    {
        if (hours.Count == 0)
        {
            return "";
        }
        if (hours.All(h => h.Flag("isAlwaysOpen")))
        {
            return "24/7";
        }
        if (hours.All(h => h.Flag("isReservation")))
        {
            return "ajanvarauksella";
        }
        var read = hours.Select(h => h.Text("serviceHourType") is "DaysOfTheWeek" or "OverMidnight" && !h.Flag("isClosed") && h.Text("validTo").Length == 0 ? Week(h) : null).ToList();
        return read.TrueForAll(r => r is not null)
            ? string.Join("; ", read)
            : Lines(hours.Zip(read, (h, r) => r ?? $"{h.Text("serviceHourType")} {h.Text("validFrom")} {h.Text("validTo")} {Finnish(h.List("additionalInformation"))}".Trim()));
    }

    /// <summary>Over midnight belongs to the day on which it begins.</summary>
    private static string? Week(JsonElement hours)
    {
        var rows = hours.List("openingHour").Select(o => (From: Day(o.Text("dayFrom")), To: Day(o.Text("dayTo")), Opens: Time(o.Text("from")), Closes: Time(o.Text("to")))).ToList();
        var midnight = hours.Text("serviceHourType") == "OverMidnight";
        return rows.Count == 0 || rows.Exists(r => r.From < 0 || r.Opens.Length == 0 || r.Closes.Length == 0) ? null
            : string.Join("; ", rows.Select(r => midnight || r.To < 0 || r.To == r.From
                ? $"{Written[r.From]} {r.Opens}–{r.Closes}"
                : $"{Written[r.From]}–{Written[r.To]} {r.Opens}–{r.Closes}"));
    }

    private static int Day(string name) => Array.IndexOf(Days, name);
}
