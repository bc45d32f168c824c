using NodaTime;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>A mark and its word.</summary>
/// <param name="Tone">"sign-good", "sign-quiet", "sign-strong" or empty.</param>
public sealed record Sign(string Mark, string Word, string Tone);

/// <summary>How contacts are told in the reader's language.</summary>
public sealed partial class ContactWords(Texts texts, Catalogue catalogue, TimeProvider clock)
{
    private const int MinutesOfDay = 24 * 60;

    public Sign Verified(ContactPoint contact, DateTime now) =>
        contact is { ChangedSinceVerified: true, Verifications.Count: > 0 }
            ? new Sign("?", texts["servicemap.verified.changed"], "sign-strong")
            : Verified(contact.LastVerification?.At, now);

    /// <param name="verifiedAt">Of the last verification that still holds; null is never.</param>
    public Sign Verified(DateTime? verifiedAt, DateTime now)
    {
        var freshness = Freshness.Of(verifiedAt, now);
        if (verifiedAt is not { } at)
        {
            return new Sign("?", texts["servicemap.verified.never"], "sign-strong");
        }
        var (then, today) = (Clock.LocalDate(at), Clock.LocalDate(now));
        var days = today.DayNumber - then.DayNumber;
        var word = freshness == Freshness.Stale ? texts["servicemap.verified.stale"]
            : days == 0 ? texts["servicemap.verified.today"]
            : days < 60 ? texts.Count("servicemap.verified.days", days)
            : texts["servicemap.verified.months", Months(then, today)];
        return freshness switch
        {
            Freshness.Fresh => new Sign("✓", word, "sign-good"),
            Freshness.Ageing => new Sign("!", word, ""),
            _ => new Sign("✕", word, "sign-strong"),
        };
    }

    /// <summary>"● avoinna klo 20 asti", "◐ avautuu ma klo 8".</summary>
    public Sign Open(Schedule schedule, DateTime now)
    {
        var state = schedule.StateAt(now);
        return state.Kind switch
        {
            OpenKind.Open => new Sign("●", state.Changes is { } closes
                ? texts["servicemap.open.until", When(closes, now)] : texts["servicemap.open.always"], "sign-good"),
            OpenKind.Closed => new Sign("◐", state.Changes is { } opens
                ? texts["servicemap.open.opens", When(opens, now)] : ClosedFor(schedule, Clock.LocalDate(now)), ""),
            OpenKind.ByAppointment => new Sign("○", texts.Of("servicemap.cover", Cover.ByAppointment), ""),
            _ => new Sign("∅", texts["servicemap.open.unknown"], "sign-quiet"),
        };
    }

    /// <summary>The weekday is said when it is another day, the date when it is another week.</summary>
    private string When(DateTime utc, DateTime now)
    {
        var (local, today) = (Clock.Local(utc), Clock.Local(now).Date);
        var time = texts["servicemap.at", TimeOf((local.Hour * 60) + local.Minute)];
        return local.Date == today ? time
            : local.Date < today.PlusDays(7) ? $"{Clock.ShortWeekday(local.DayOfWeek)} {time}"
            : $"{Clock.Date(utc)} {time}";
    }

    /// <summary>"finska, svenska; tolk".</summary>
    public string LanguagesOf(IReadOnlyCollection<string> languages, bool interpreter)
    {
        var spoken = string.Join(", ", catalogue.ServiceLanguages.Where(l => languages.Contains(l.Id)).Select(l => l.Name));
        return interpreter ? texts["servicemap.with-interpreter", spoken] : spoken;
    }

    /// <summary>"Käyntikatu 1, Taulumäki (62.1, 27.2)"; empty when nobody has said where.</summary>
    public static string PlaceOf(VisitingPlace? place) => place is null ? ""
        : place.Link is null ? $"{place.Address}" : $"{place.Address} ({place.Coordinates})";

    public string LanguagesOf(ContactPoint contact) => LanguagesOf(contact.Languages, contact.Interpreter);

    public string Needs(Service service) =>
        string.Join(", ", service.Needs.Select(id => catalogue.Needs.FirstOrDefault(n => n.Id == id)?.Name.ToString() ?? id));

    /// <summary>"1-5" → "ma–pe".</summary>
    public string Run(string days) => DaysOf([.. Enumerable.Range(days[0] - '0', days[^1] - days[0] + 1)]);

    private static int Months(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);

    private static string DaysOf(IReadOnlyList<int> days)
    {
        var words = days.Select(d => Clock.ShortWeekday((IsoDayOfWeek)d)).ToList();
        var inARow = days.Count > 2 && days[^1] - days[0] == days.Count - 1;
        return inARow ? $"{words[0]}–{words[^1]}" : string.Join(", ", words);
    }

    /// <summary>Whole hours without minutes where that is the custom: "8", "8.30"; "08:00" in English.</summary>
    public static string TimeOf(int minutes)
    {
        var written = minutes == MinutesOfDay ? "24.00" : Clock.TimeOfDay(LocalTime.FromMinutesSinceMidnight(minutes % MinutesOfDay));
        return Languages.Current == Languages.English ? written.Replace('.', ':') : written.Replace(".00", "", StringComparison.Ordinal);
    }
}
