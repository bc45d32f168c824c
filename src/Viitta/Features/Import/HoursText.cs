using System.Globalization;
using System.Text.RegularExpressions;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <param name="HolidaysSaid">The cell says what holds on public holidays.</param>
public sealed record ReadHours(Schedule Schedule, bool HolidaysSaid)
{
    private bool ExceptionsSaid => Schedule.Closed.Count + Schedule.Extra.Count > 0;

    /// <summary>
    /// What a cell does not speak of stays: days that are closed or open once, the rule for holidays and for their eves.
    /// Null when the map has seasons and the cell has none: one week cannot replace them.
    /// </summary>
    public Schedule? Over(Schedule now)
    {
        if (now.Cover != Cover.OfficeHours || Schedule.Cover != Cover.OfficeHours)
        {
            return Schedule;
        }
        if (HasSeasons(now) && !HasSeasons(Schedule))
        {
            return null;
        }
        var wanted = now with
        {
            Slots = Schedule.Slots,
            Closed = ExceptionsSaid ? Schedule.Closed : now.Closed,
            Extra = ExceptionsSaid ? Schedule.Extra : now.Extra,
            Holidays = HolidaysSaid ? Schedule.Holidays : now.Holidays,
            EvesAreHolidays = Schedule.EvesAreHolidays && now.EvesAreHolidays,
        };
        return InOrder(wanted) == InOrder(now) ? now : wanted;
    }

    private static bool HasSeasons(Schedule schedule) => schedule.Slots.Any(s => s.Days.Count > 0 && (s.From is not null || s.Until is not null));

    /// <summary>As a form would save it: the same hours written another way are the same.</summary>
    private static Schedule InOrder(Schedule schedule) => HoursInput.Of(schedule).Read() is { Refused: false, Value: var read } ? read : schedule;
}

/// <summary>
/// Opening hours as people write them in a cell: "ma–pe 8–16, la 10–14", "arkisin klo 8-16", "24/7", "dygnet runt",
/// "by appointment"; and all that Viitta writes (<see cref="ContactWords.WholeHoursOf"/>): "la 10–14 (1.6.2027–31.8.2027);
/// ei arkipyhinä; suljettu 23.12.2026–6.1.2027". Read whole or not at all: what has a word, a date or a time too many is not
/// guessed at. Seasons and single days are read in HoursText.Dates.cs.
/// </summary>
public static partial class HoursText
{
    private const string Filler = "klo|kl|at|avoinna|auki|öppet|öppen|open|päivystys|päivystää|jour|duty|puhelin|numero|joka|every|on|från|from|mellan|kello|h|tim|vrk|dygn|och|ja|sekä|and";
    private const string Everything = "24 7|24h|24 h|24 t|24 tuntia|24 tim|24 hours|ympäri vuorokauden|vuorokauden ympäri|läpi vuorokauden|dygnet runt|round the clock|around the clock|aina|alltid|always";
    private const string ByAppointment = "ajanvarauksella|ajanvaraus|sopimuksen mukaan|sovittaessa|sovitusti|sovittuna aikana|enligt överenskommelse|enligt tidsbokning|tidsbokning|by appointment|by agreement|on request";
    private const string NotKnown = "ei tiedossa|ei tietoa|okänt|not known|unknown";

    private static readonly Dictionary<string, int[]> Days = DayWords();

    private static readonly Dictionary<string, HolidayRule> HolidayWords = Enum.GetValues<HolidayRule>()
        .SelectMany(rule => Common.Languages.All.Select(l => (Words: PlainText.Of(Texts.Find($"servicemap.holidays.{Texts.Slug(rule)}", l)!), rule)))
        .DistinctBy(w => w.Words).ToDictionary(w => w.Words, w => w.rule);

    /// <summary>Null when it is not understood, whole.</summary>
    public static ReadHours? Read(string cell)
    {
        var text = cell.ToLowerInvariant().Replace('–', '-').Replace('—', '-').Replace('−', '-').Replace("24/7", "24 7", StringComparison.Ordinal);
        var plain = PlainText.Of(text);
        return Is(plain, Everything, filled: true) ? new ReadHours(Schedule.RoundTheClock, false)
            : Is(plain, ByAppointment, filled: false) ? new ReadHours(new Schedule { Cover = Cover.ByAppointment }, false)
            : Is(plain, NotKnown, filled: false) ? new ReadHours(Schedule.NotKnown, false)
            : ReadWeek(text);
    }

    /// <param name="filled">Also with words around that say nothing more.</param>
    private static bool Is(string plain, string phrases, bool filled) => phrases.Split('|').Any(phrase => plain == phrase
        || (filled && $" {plain} ".Contains($" {phrase} ", StringComparison.Ordinal)
            && $" {plain} ".Replace($" {phrase} ", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(word => Filler.Split('|').Contains(word) || word is "joka" or "päivä" or "päivittäin" or "varje" or "dag" or "every" or "day")));

    private static ReadHours? ReadWeek(string text)
    {
        var (holidays, eves) = ((HolidayRule?)null, true);
        var (rows, exceptions) = (new List<SlotInput>(), new List<ExceptionInput>());
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (HolidayWords.TryGetValue(PlainText.Of(part), out var said))
            {
                holidays = said;
            }
            else if (EvesWords.Contains(PlainText.Of(part)))
            {
                eves = false;
            }
            else if (WithoutSingleDays(part, exceptions) is var week && week.Trim(' ', ',').Length > 0 && !ReadPart(week, rows))
            {
                return null;
            }
        }
        var read = new HoursInput(Texts.Slug(Cover.OfficeHours), rows, Texts.Slug(holidays ?? HolidayRule.Closed), eves) { Exceptions = exceptions }.Read();
        return read.Refused ? null : new ReadHours(read.Value!, holidays is not null);
    }

    /// <summary>Runs of days, each followed by its times: "ma, ke 8-12 ja 13-15, pe 8-12".</summary>
    private static bool ReadPart(string part, List<SlotInput> rows)
    {
        var tokens = Token().Matches(part).Select(m => m.Value).Where(t => !Filler.Split('|').Contains(t)).ToList();
        if (Token().Matches(part).Sum(m => Signs(m.Value)) != Signs(part))
        {
            return false;
        }
        int[] days = [];
        var (timesSince, first) = (false, 0);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at] is "," or ":" or "." or "&")
            {
                continue;
            }
            if (Days.TryGetValue(tokens[at], out var named))
            {
                if (at + 2 < tokens.Count && tokens[at + 1] == "-" && named is [var begin] && Days.TryGetValue(tokens[at + 2], out var end) && end is [var last])
                {
                    named = begin <= last ? [.. Enumerable.Range(begin, last - begin + 1)] : [];
                    at += 2;
                }
                days = timesSince ? named : [.. days, .. named];
                timesSince = false;
                if (named.Length == 0)
                {
                    return false;
                }
            }
            else if (at + 2 < tokens.Count && IsTime(tokens[at]) && tokens[at + 1] == "-" && IsTime(tokens[at + 2]) && days.Length > 0)
            {
                first = rows.Count;
                rows.AddRange(Rows(days, tokens[at], tokens[at + 2]));
                timesSince = true;
                at += 2;
            }
            else if (tokens[at][0] == '(' && timesSince && Season(tokens[at]) is { } season)
            {
                for (var row = first; row < rows.Count; row++)
                {
                    rows[row] = rows[row] with { From = season.From, Until = season.Until };
                }
            }
            else
            {
                return false;
            }
        }
        return timesSince;
    }

    private static int Signs(string text) => text.Count(c => !char.IsWhiteSpace(c));

    private static IEnumerable<SlotInput> Rows(int[] days, string opens, string closes) => days.Distinct().Order().ToList() switch
    {
        [1, 2, 3, 4, 5] => [new SlotInput("1-5", opens, closes)],
        [1, 2, 3, 4, 5, 6, 7] => [new SlotInput("1-7", opens, closes)],
        [6, 7] => [new SlotInput("6-7", opens, closes)],
        var single => single.Select(d => new SlotInput(d.ToString(CultureInfo.InvariantCulture), opens, closes)),
    };

    private static bool IsTime(string token) => char.IsAsciiDigit(token[0]);

    private static Dictionary<string, int[]> DayWords()
    {
        string[] singles =
        [
            "ma maanantai maanantaisin må mån måndag måndagar mon monday mondays",
            "ti tiistai tiistaisin tis tisdag tisdagar tue tues tuesday tuesdays",
            "ke keskiviikko keskiviikkoisin ons onsdag onsdagar wed wednesday wednesdays",
            "to torstai torstaisin tors torsdag torsdagar thu thur thurs thursday thursdays",
            "pe perjantai perjantaisin fr fre fredag fredagar fri friday fridays",
            "la lauantai lauantaisin lö lör lördag lördagar sat saturday saturdays",
            "su sunnuntai sunnuntaisin sö sön söndag söndagar sun sunday sundays",
        ];
        var words = singles.Index().SelectMany(s => s.Item.Split(' ').Select(w => (Word: w, Days: new[] { s.Index + 1 }))).ToList();
        foreach (var word in "arkisin arkipäivisin arkena arkipäivinä vardagar vardagarna weekdays".Split(' '))
        {
            words.Add((word, [1, 2, 3, 4, 5]));
        }
        foreach (var word in "viikonloppuisin viikonloppuna veckoslut helger weekends".Split(' '))
        {
            words.Add((word, [6, 7]));
        }
        foreach (var word in "päivittäin dagligen daily".Split(' '))
        {
            words.Add((word, [1, 2, 3, 4, 5, 6, 7]));
        }
        return words.ToDictionary(w => w.Word, w => w.Days);
    }

    [GeneratedRegex(@"\([^)]*\)|[0-9]{1,2}([.:][0-9]{2})?(?![0-9])|\p{L}+|[-,:.&]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
