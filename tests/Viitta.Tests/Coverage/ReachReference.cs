using NodaTime;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;
using Viitta.Tests.ServiceMap;

namespace Viitta.Tests.Coverage;

/// <summary>
/// coverage.md read out minute by minute: what each contact lacks at each, with the opening hours of
/// <see cref="ScheduleReference"/> (Ical.Net, NodaTime). Slow, obvious, and with none of the engine's arithmetic.
/// </summary>
internal sealed class ReachReference
{
    private readonly bool[] _reached;

    /// <summary>Who lacks nothing but one thing, at each minute.</summary>
    private readonly List<(Guid Contact, Lack Lack)>?[] _nearMisses;

    public ReachReference(IEnumerable<CoverageService> services, ReachQuestion question, CalendarSpan span)
    {
        var minutes = (int)(Midnight(span.Until) - Midnight(span.First)).TotalMinutes;
        _reached = new bool[minutes];
        _nearMisses = new List<(Guid, Lack)>?[minutes];
        var (whenever, fresh) = (new bool[minutes], new bool[minutes]);
        foreach (var service in services.Where(s => s.Needs.Contains(question.Need) && (s.Area is null || s.Area.Contains(question.Municipality))))
        {
            foreach (var contact in service.Contacts)
            {
                var always = AlwaysLacking(service, contact, question).ToList();
                if (always.Count > 1)
                {
                    continue;
                }
                var hours = new ScheduleReference(contact.Schedule, span.Start);
                var (hasHours, unverified) = (HasHours(contact.Schedule), contact.VerifiedAt is null);
                var lastDay = contact.VerifiedAt is { } at ? Local(at).Date.PlusMonths(12) : LocalDate.MinIsoValue;
                for (var minute = 0; minute < minutes; minute++)
                {
                    var utc = span.Start.AddMinutes(minute);
                    var closed = hasHours && !hours.OpenAt(utc);
                    var stale = !unverified && ScheduleReference.DateAt(utc) > lastDay;
                    whenever[minute] |= always.Count == 0 && !closed;
                    fresh[minute] |= always.Count == 0 && !closed && !stale && !unverified;
                    var lacks = (closed ? 1 : 0) + ((stale || unverified) && !question.StaleCounts ? 1 : 0) + always.Count;
                    _reached[minute] |= lacks == 0;
                    if (lacks == 1)
                    {
                        (_nearMisses[minute] ??= []).Add((contact.Id, closed ? Lack.Closed : always is [var only] ? only : stale ? Lack.Stale : Lack.Unverified));
                    }
                }
            }
        }
        OnStale = whenever.Count(b => b) - fresh.Count(b => b);
    }

    public int Minutes => _reached.Length;

    public int Covered => _reached.Count(r => r);

    public int OnStale { get; }

    public IEnumerable<Run> Uncovered()
    {
        for (var from = 0; from < Minutes; from++)
        {
            if (!_reached[from] && (from == 0 || _reached[from - 1]))
            {
                var until = from;
                while (until < Minutes && !_reached[until])
                {
                    until++;
                }
                yield return new(from, until);
            }
        }
    }

    public IEnumerable<(Guid Contact, Lack Lack, int Minutes)> ReasonsFor(Run gap) =>
        _nearMisses[gap.From..gap.Until].SelectMany(m => m ?? []).GroupBy(m => m).Select(g => (g.Key.Contact, g.Key.Lack, g.Count()));

    private static IEnumerable<Lack> AlwaysLacking(CoverageService service, CoverageContact contact, ReachQuestion question)
    {
        var profile = question.Profile;
        if ((service.MinAge is { } min && Enumerable.Range(profile.Ages.From, profile.Ages.Until - profile.Ages.From + 1).Any(age => age < min))
            || (service.MaxAge is { } max && Enumerable.Range(profile.Ages.From, profile.Ages.Until - profile.Ages.From + 1).Any(age => age > max)))
        {
            yield return Lack.Age;
        }
        if (service.Genders.Count > 0 && !service.Genders.Contains(profile.Gender))
        {
            yield return Lack.Gender;
        }
        if (service.ResidenceSituations.Count > 0 && !service.ResidenceSituations.Contains(profile.Residence))
        {
            yield return Lack.Residence;
        }
        if (service.Themes.Count > 0 && !service.Themes.Contains(profile.Theme))
        {
            yield return Lack.Theme;
        }
        if (service.ConsentNeeded && !profile.Consents)
        {
            yield return Lack.Consent;
        }
        if (!contact.Languages.Contains(question.Language) && !(contact.Interpreter && question.InterpreterDoes))
        {
            yield return Lack.Language;
        }
        if ((contact.Visibility == Visibility.Green && question.Reader == Reader.Public)
            || (contact.Visibility == Visibility.AmberStrict && question.Reader != Reader.Authority))
        {
            yield return Lack.Visibility;
        }
        if (contact.Schedule.Cover == Cover.ByAppointment)
        {
            yield return Lack.ByAppointment;
        }
        if (contact.Schedule.Cover is Cover.Unknown or Cover.OfficeHours && !HasHours(contact.Schedule))
        {
            yield return Lack.HoursNotKnown;
        }
    }

    private static bool HasHours(Schedule schedule) =>
        schedule.Cover == Cover.OfficeHours && schedule.Slots.Count + schedule.Extra.Count > 0;

    private static LocalDateTime Local(DateTime utc) => Instant.FromDateTimeUtc(utc).InZone(Helsinki).LocalDateTime;

    private static Instant Midnight(DateOnly day) => LocalDate.FromDateOnly(day).AtStartOfDayInZone(Helsinki).ToInstant();

    private static DateTimeZone Helsinki => DateTimeZoneProviders.Tzdb["Europe/Helsinki"];
}
