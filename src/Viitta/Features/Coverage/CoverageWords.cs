using NodaTime;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>Coverage in the reader's language.</summary>
public sealed class CoverageWords(Texts texts, Catalogue catalogue)
{
    /// <summary>Only what is whole is 100, and only nothing is 0.</summary>
    public static int WholePercent(double share) => share is > 0 and < 0.01 ? 1 : (int)Math.Floor(share * 100);

    /// <summary>"61 %", in English "61%".</summary>
    public string Percent(double share) => texts["coverage.percent", WholePercent(share)].Replace(' ', '\u00a0');

    /// <summary>"3 417 h", "5 h 30 min", "45 min".</summary>
    public string Duration(long minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => texts["coverage.minutes", rest],
        (var hours, 0) => texts["coverage.hours", Grouped(hours)],
        var (hours, rest) => texts["coverage.hours-minutes", Grouped(hours), rest],
    };

    /// <summary>"to 25.3.2027 klo 16".</summary>
    public string Moment(CalendarSpan span, int minute)
    {
        var local = span.LocalAt(minute);
        return $"{Clock.ShortWeekday(local.DayOfWeek)} {Clock.Date(DateOnly.FromDateTime(local.ToDateTimeUnspecified()))} {At(local)}";
    }

    /// <summary>"Nobody for 3 417 h of the year, the longest time …" of a reach with a gap.</summary>
    public string Gap(Reach reach) => reach.Covered == 0 ? texts["coverage.gap.never"]
        : texts["coverage.gap.some", Percent(reach.Share), Duration(reach.Span.Minutes - reach.Covered), Duration(reach.Longest!.Value.Minutes), Moment(reach.Span, reach.Longest.Value.From)];

    /// <summary>"pe klo 16 – ma klo 8".</summary>
    public string Pattern(CalendarSpan span, Run gap)
    {
        var (from, until) = (span.LocalAt(gap.From), span.LocalAt(gap.Until));
        return gap.Minutes > 7 * CalendarSpan.MinutesOfDay ? texts["coverage.from-until", Moment(span, gap.From), Moment(span, gap.Until)]
            : texts["coverage.from-until", Hour(from), Hour(until)];
    }

    /// <summary>"Turvakoti Asplövet · Porttipuhelin: suljettu".</summary>
    public string Reason(GapReason reason, CoveredContact contact) =>
        texts["coverage.reason", $"{contact.Organization.Name} · {contact.Contact.Function}", texts.Of("coverage.lack", reason.Lack)];

    /// <summary>"Uhrituki Tuulivaara · Suomenkielinen linja: avoinna ympäri vuorokauden".</summary>
    public string Change(ContactWhatIf whatIf, CoveredContact contact, string language) => texts[
        "coverage.reason", $"{contact.Organization.Name} · {contact.Contact.Function}",
        whatIf.Kind switch
        {
            ChangeKind.Language => texts["coverage.change.this-language", catalogue.ServiceLanguages.First(l => l.Id == language).Name],
            ChangeKind.Hours when whatIf.Closes % 24 == whatIf.Opens => texts.Of("coverage.change", ChangeKind.RoundTheClock),
            ChangeKind.Hours => texts["coverage.change.these-hours", whatIf.Opens, whatIf.Closes],
            var kind => texts.Of("coverage.change", kind),
        }];

    /// <summary>How much more or less of the year somebody would be reached.</summary>
    public string Of(ReachDifference difference)
    {
        var (before, after) = (difference.Before, difference.After);
        return difference.Closed.IsEmpty && difference.Opened.IsEmpty ? texts["coverage.what-if.nothing"]
            : after.Covered == before.Covered ? texts["coverage.what-if.moves", Duration(difference.Closed.Count)]
            : texts[
                after.Covered > before.Covered ? "coverage.what-if.closes" : "coverage.what-if.opens",
                Percent(before.Share), Percent(after.Share), Duration(Math.Abs(after.Covered - before.Covered))];
    }

    /// <summary>"aikuinen · nainen · puhuu suomea · 2026".</summary>
    public string Summary(CoverageAsked asked)
    {
        string?[] parts =
        [
            texts.Of("coverage.ages", asked.Ages),
            asked.Gender.Length > 0 ? texts[$"coverage.gender.{asked.Gender}"] : null,
            catalogue.ResidenceSituations.FirstOrDefault(r => r.Id == asked.Residence)?.Name.ToString(),
            catalogue.Themes.FirstOrDefault(t => t.Id == asked.Theme)?.Name.ToString(),
            texts["coverage.speaks", catalogue.ServiceLanguages.First(l => l.Id == asked.Language).Name],
            asked.Consents ? texts["coverage.consents"] : null,
            texts.Of("coverage.reader", asked.Reader),
            asked.StaleCounts ? texts["coverage.stale-counts"] : null,
            $"{asked.Year}",
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>"koko alue", "Hallalehto, Utukoski ja 3 muuta kuntaa".</summary>
    public string Places(AreaReach area, int all)
    {
        if (area.Municipalities.Count == all)
        {
            return texts["coverage.whole-area"];
        }
        var named = string.Join(", ", area.Municipalities.Take(4).Select(m => m.Name));
        return area.Municipalities.Count <= 4 ? named : texts["coverage.and-others", named, area.Municipalities.Count - 4];
    }

    private string At(LocalDateTime local) => texts["coverage.at", ContactWords.TimeOf((local.Hour * 60) + local.Minute)];

    private string Hour(LocalDateTime local) => $"{Clock.ShortWeekday(local.DayOfWeek)} {At(local)}";

    private static string Grouped(long number) => number.ToString("N0", Languages.Culture(Languages.Current));
}
