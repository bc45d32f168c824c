using System.Diagnostics;
using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;

namespace Viitta.Bench;

/// <summary>
/// The same reach questions three times, in turn: the engine; one SQL statement over PostgreSQL (generate_series for the days,
/// tstzrange and range_agg for the minutes); a loop over Ical.Net's occurrences that marks minutes. All must give the same
/// minutes. Two slices of a country of 2,000 services, three municipalities and six profiles: of two needs in four languages,
/// and of every need in six.
/// </summary>
internal static class Slice
{
    private const string Sql = """
        WITH days AS (SELECT d::date AS day FROM generate_series(date '2026-12-31', date '2027-12-31', interval '1 day') d),
        open AS (
            SELECT tstzrange((d.day + s.opens * interval '1 minute') AT TIME ZONE 'Europe/Helsinki',
                             (d.day + s.closes * interval '1 minute') AT TIME ZONE 'Europe/Helsinki') * c.fresh AS span
            FROM contact c JOIN slot s ON s.contact = c.id CROSS JOIN days d LEFT JOIN holiday h ON h.day = d.day AND (NOT h.eve OR c.eves)
            WHERE $1 = ANY (c.needs) AND (c.area IS NULL OR $2 = ANY (c.area)) AND c.visible
              AND (c.min_age IS NULL OR c.min_age <= $3) AND (c.max_age IS NULL OR c.max_age >= $4)
              AND (c.genders = '{}' OR $5 = ANY (c.genders)) AND (c.residences = '{}' OR $6 = ANY (c.residences))
              AND (c.themes = '{}' OR $7 = ANY (c.themes)) AND (NOT c.consent OR $8)
              AND ($9 = ANY (c.languages) OR c.interpreter)
              AND NOT (d.day <@ c.closed)
              AND s.day = CASE WHEN h.day IS NULL OR c.holidays = 'AsUsual' THEN extract(isodow FROM d.day)
                               WHEN c.holidays = 'AsSunday' THEN 7 ELSE 0 END),
        reached AS (SELECT range_agg(span * tstzrange('2026-12-31 22:00+00', '2027-12-31 22:00+00')) AS spans FROM open)
        SELECT coalesce(sum(extract(epoch FROM upper(r) - lower(r)) / 60), 0)::int FROM reached, unnest(spans) r
        """;

    public static async Task RunAsync(string postgres)
    {
        var country = new Country(Catalogue.Read("content"), 2000);
        var axes = country.Axes;
        await using var source = NpgsqlDataSource.Create(postgres);
        await FillAsync(source, country);
        var map = new CoverageMap(country.Services);
        _ = map.Table(axes with { Municipalities = [axes.Municipalities[0]] }); // compiled, and schedules read, as the others have theirs in place
        int[] places = [0, 100, 200];
        await AskAllAsync(map, source, axes, places, [0, 1], [0, 5, 13, 18, 25, 35], [0, 2, 5, 8], rounds: 3);
        await AskAllAsync(map, source, axes, places, [.. Enumerable.Range(0, axes.Needs.Count)], [0, 5, 13, 18, 25, 35], [0, 1, 2, 5, 8, 11], rounds: 2);
    }

    private static async Task AskAllAsync(
        CoverageMap map, NpgsqlDataSource source, ReachAxes axes, int[] places, int[] needs, int[] profiles, int[] languages, int rounds)
    {
        var questions = (from m in places from n in needs from p in profiles from l in languages select axes.Question(m, n, p, l)).ToList();
        var slice = axes with
        {
            Municipalities = [.. places.Select(m => axes.Municipalities[m])],
            Needs = [.. needs.Select(n => axes.Needs[n])],
            Profiles = [.. profiles.Select(p => axes.Profiles[p])],
            Languages = [.. languages.Select(l => axes.Languages[l])],
        };
        for (var round = 0; round < rounds; round++)
        {
            var (asked, one) = WholeRun.Timed(() => questions.ConvertAll(q => map.Reach(q, axes.Span).Covered));
            var (tabled, table) = WholeRun.Timed(() => map.Table(slice));
            var (whole, _) = WholeRun.Timed(() => map.Table(axes));
            var (sql, ofSql) = await TimedAsync(async () =>
            {
                var covered = new List<int>();
                foreach (var question in questions)
                {
                    covered.Add(await AskAsync(source, question));
                }
                return covered;
            });
            var (calendar, ofCalendar) = WholeRun.Timed(() => questions.ConvertAll(q => ByCalendar(map.Services, q, axes.Span)));
            var ofTable = Enumerable.Range(0, places.Length).SelectMany(m => Enumerable.Range(0, needs.Length).SelectMany(n => table.Covered(m, n).ToArray())).ToList();
            var share = whole * questions.Count / (axes.Municipalities.Count * axes.Needs.Count * axes.Profiles.Count * axes.Languages.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {questions.Count} questions, round {round + 1}: milliseconds for all, and how many times as long SQL takes
                  SQL {sql:0}   Ical.Net {calendar:0}
                  one by one {asked:0.0}: {sql / asked:0}   table of the slice {tabled:0.0}: {sql / tabled:0}   share of the country's table {share:0.00}: {sql / share:0}
                  same minutes: one by one and table {one.SequenceEqual(ofTable)}, SQL {one.SequenceEqual(ofSql)}, Ical.Net {one.SequenceEqual(ofCalendar)}
                """));
        }
    }

    private static async Task<(double Milliseconds, T Result)> TimedAsync<T>(Func<Task<T>> run)
    {
        var from = Stopwatch.GetTimestamp();
        var result = await run();
        return (Stopwatch.GetElapsedTime(from).TotalMilliseconds, result);
    }

    private static async Task<int> AskAsync(NpgsqlDataSource source, ReachQuestion q)
    {
        await using var command = source.CreateCommand(Sql);
        foreach (var value in new object[] { q.Need, q.Municipality, q.Profile.Ages.From, q.Profile.Ages.Until, q.Profile.Gender, q.Profile.Residence, q.Profile.Theme, q.Profile.Consents, q.Language })
        {
            command.Parameters.Add(new() { Value = value });
        }
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task FillAsync(NpgsqlDataSource source, Country country)
    {
        await Execute("""
            DROP TABLE IF EXISTS slot, contact, holiday;
            CREATE TABLE contact (id int PRIMARY KEY, needs text[], area text[], visible bool, min_age int, max_age int, genders text[],
                residences text[], themes text[], consent bool, languages text[], interpreter bool, fresh tstzrange, closed datemultirange, holidays text, eves bool);
            CREATE TABLE slot (contact int REFERENCES contact, day int, opens int, closes int);
            CREATE TABLE holiday (day date PRIMARY KEY, eve bool);
            """);
        foreach (var day in Enumerable.Range(0, 366).Select(n => new LocalDate(2026, 12, 31).PlusDays(n)).Where(d => FinnishHolidays.IsHoliday(d) || FinnishHolidays.IsEve(d)))
        {
            await Execute("INSERT INTO holiday VALUES ($1, $2)", day.ToDateOnly(), !FinnishHolidays.IsHoliday(day));
        }
        var id = 0;
        foreach (var (service, contact) in country.Services.SelectMany(s => s.Contacts, (s, c) => (s, c)).Where(c => c.c.VerifiedAt is not null))
        {
            var until = Clock.ToUtc(Clock.LocalDate(contact.VerifiedAt!.Value).AddMonths(12).AddDays(1).ToLocalDate().AtMidnight());
            await Execute(
                "INSERT INTO contact VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,tstzrange(NULL,$13),$14::datemultirange,$15,$16)",
                ++id, service.Needs.ToArray(), (object?)service.Area?.ToArray() ?? DBNull.Value, contact.Visibility == Visibility.Clear,
                (object?)service.MinAge ?? DBNull.Value, (object?)service.MaxAge ?? DBNull.Value, service.Genders.ToArray(), service.ResidenceSituations.ToArray(),
                service.Themes.ToArray(), service.ConsentNeeded, contact.Languages.ToArray(), contact.Interpreter, until,
                "{" + string.Join(',', contact.Schedule.Closed.Select(c => $"[{c.From:yyyy-MM-dd},{c.Until:yyyy-MM-dd}]")) + "}",
                contact.Schedule.Cover == Cover.Always ? "AsUsual" : contact.Schedule.Holidays.ToString(), contact.Schedule.EvesAreHolidays);
            var slots = contact.Schedule.Cover == Cover.Always ? [new Slot([1, 2, 3, 4, 5, 6, 7], 0, 1440)] : contact.Schedule.Slots;
            foreach (var (slot, day) in slots.SelectMany(s => s.Days, (s, d) => (s, d)))
            {
                await Execute("INSERT INTO slot VALUES ($1,$2,$3,$4)", id, day, slot.Opens, slot.OverMidnight ? slot.Closes + 1440 : slot.Closes);
            }
        }
        await Execute("CREATE INDEX ON slot (contact); CREATE INDEX ON contact USING gin (needs); ANALYZE;");

        async Task Execute(string sql, params object[] values)
        {
            await using var command = source.CreateCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new() { Value = value });
            }
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>What somebody would write with a calendar library: the slots as weekly events, every occurrence marked minute by minute.</summary>
    private static int ByCalendar(IEnumerable<CoverageService> services, ReachQuestion q, CalendarSpan year)
    {
        var reached = new bool[year.Minutes];
        foreach (var contact in services.Where(s => s.Needs.Contains(q.Need) && (s.Area is null || s.Area.Contains(q.Municipality))
            && !(s.MinAge > q.Profile.Ages.From) && !(s.MaxAge < q.Profile.Ages.Until) && Takes(s.Genders, q.Profile.Gender)
            && Takes(s.ResidenceSituations, q.Profile.Residence) && Takes(s.Themes, q.Profile.Theme) && (!s.ConsentNeeded || q.Profile.Consents))
            .SelectMany(s => s.Contacts).Where(c => c.Visibility == Visibility.Clear && c.VerifiedAt is not null && (c.Interpreter || c.Languages.Contains(q.Language))))
        {
            var fresh = year.MinuteOf(Clock.LocalDate(contact.VerifiedAt!.Value).AddMonths(12).AddDays(1));
            if (contact.Schedule.Cover == Cover.Always)
            {
                Array.Fill(reached, true, 0, fresh);
            }
            foreach (var slot in contact.Schedule.Cover == Cover.OfficeHours ? contact.Schedule.Slots : [])
            {
                foreach (var day in Days(contact.Schedule, slot))
                {
                    var from = Math.Max(0, year.MinuteAt(Clock.ToUtc(day.AtMidnight().PlusMinutes(slot.Opens))));
                    var until = Math.Min(fresh, year.MinuteAt(Clock.ToUtc(day.AtMidnight().PlusMinutes(slot.Closes + (slot.OverMidnight ? 1440 : 0)))));
                    if (from < until)
                    {
                        Array.Fill(reached, true, from, until - from);
                    }
                }
            }
        }
        return reached.Count(r => r);
    }

    private static IEnumerable<LocalDate> Days(Schedule schedule, Slot slot)
    {
        var all = Enumerable.Range(0, 366).Select(n => new LocalDate(2026, 12, 31).PlusDays(n)).ToList();
        var special = all.Where(d => FinnishHolidays.IsHoliday(d) || (schedule.EvesAreHolidays && FinnishHolidays.IsEve(d))).ToList();
        bool Closed(LocalDate day) => schedule.Closed.Any(c => c.Contains(day.ToDateOnly()));
        var first = all.First(d => slot.Days.Contains((int)d.DayOfWeek));
        var weekly = new CalendarEvent
        {
            Start = new CalDateTime(first.Year, first.Month, first.Day),
            RecurrenceRule = new RecurrenceRule(FrequencyType.Weekly, 1)
            {
                ByDay = [.. slot.Days.Select(d => new WeekDay((DayOfWeek)(d % 7)))],
                Until = new CalDateTime(2027, 12, 31),
            },
        };
        var without = all.Where(d => Closed(d) || (schedule.Holidays != HolidayRule.AsUsual && special.Contains(d)));
        weekly.ExceptionDates.AddRange(without.Select(d => new CalDateTime(d.Year, d.Month, d.Day)));
        var sundays = schedule.Holidays == HolidayRule.AsSunday && slot.Days.Contains(7) ? special.Where(d => !Closed(d)) : [];
        return weekly.GetOccurrences().Select(o => LocalDate.FromDateOnly(DateOnly.FromDateTime(o.Period.StartTime.Value))).Concat(sundays);
    }

    private static bool Takes(IReadOnlyCollection<string> condition, string fact) => condition.Count == 0 || condition.Contains(fact);
}
