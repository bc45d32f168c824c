using System.Globalization;
using CsCheck;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.OpenData;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.OpenData;

/// <summary>A program that knows HSDS and nothing of Finland finds a contact open exactly when Viitta does.</summary>
public sealed class HsdsSchedulesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateOnly From = new(2026, 8, 1);
    private static readonly DateOnly Until = new(2027, 7, 31);
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private static readonly Gen<Slot> AnySlot = Gen.Select(
        Gen.Int[1, 7].HashSet[1, 7], Gen.Int[0, 47], Gen.Int[0, 48],
        (days, opens, closes) => new Slot([.. days.Order()], opens * 30, closes * 30));

    private static readonly Gen<DateRange> AnyDays = Gen.Select(
        Gen.Int[0, 360], Gen.Int[0, 60], (first, length) => new DateRange(From.AddDays(first), From.AddDays(first + length)));

    private static readonly Gen<Slot> AnySeason = Gen.Select(
        AnySlot, AnyDays, Gen.Int[0, 3], (slot, days, ends) => slot with { From = ends is 1 or 3 ? days.From : null, Until = ends > 1 ? days.Until : null });

    private static readonly Gen<ExtraOpening> AnyExtra = Gen.Select(
        Gen.Int[0, 363], AnySlot, (day, slot) => new ExtraOpening(From.AddDays(day), slot.Opens, slot.Closes));

    private static readonly Gen<Schedule> AnySchedule = Gen.Select(
        AnySeason.List[1, 3], Gen.Enum<HolidayRule>(), Gen.Bool, AnyDays.List[0, 2], AnyExtra.List[0, 3],
        (slots, holidays, eves, closed, extra) => new Schedule
        {
            Cover = Cover.OfficeHours,
            Slots = slots,
            Holidays = holidays,
            EvesAreHolidays = eves,
            Closed = closed,
            Extra = extra,
        });

    [Fact]
    public void Rows_say_what_the_schedule_says_for_a_whole_year()
    {
        var minutes = Gen.Select(Gen.Int[1, 363], Gen.Int[0, (24 * 60) - 2]).List[200];
        Gen.Select(AnySchedule, minutes).Sample((schedule, minutes) =>
        {
            var rows = Rows(schedule);
            foreach (var (day, minute) in minutes)
            {
                var date = From.ToLocalDate().PlusDays(day);
                var local = date.At(LocalTime.FromMinutesSinceMidnight(minute));
                // In the night in which the clock is turned a slot may begin or end at a time that is none, or two.
                if (!IsTurned(date) && !IsTurned(date.PlusDays(-1)))
                {
                    var utc = Clock.ToUtc(local);
                    Assert.True(schedule.IsOpen(utc) == IsOpen(rows, utc), $"{local} {string.Join(' ', schedule.Slots)} {schedule.Holidays}");
                }
            }
        }, iter: 60, threads: 1);
    }

    [Fact]
    public void Office_hours_stop_for_holidays_and_turn_with_the_clock()
    {
        var rows = Rows(new Schedule { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] });
        Assert.All(rows, r => Assert.Equal(("WEEKLY", "MO,TU,WE,TH,FR"), (r.Freq, r.Byday)));
        Assert.Contains(rows, r => (r.ValidFrom, r.ValidTo, r.OpensAt, r.ClosesAt, r.Timezone)
            == (new DateOnly(2026, 8, 3), new DateOnly(2026, 10, 23), "08:00+03:00", "16:00+03:00", 3));
        Assert.Contains(rows, r => (r.ValidFrom, r.ValidTo, r.OpensAt) == (new DateOnly(2026, 10, 26), new DateOnly(2026, 12, 23), "08:00+02:00"));
        Assert.DoesNotContain(rows, r => r.ValidFrom <= new DateOnly(2026, 12, 25) && r.ValidTo >= new DateOnly(2026, 12, 25));
        Assert.Equal(rows.Count, rows.Select(r => r.Id).Distinct().Count());
    }

    /// <summary>25 hours in the night in which the clock is turned back.</summary>
    [Fact]
    public void A_slot_of_a_day_and_a_night_ends_when_it_began()
    {
        var rows = Rows(new Schedule { Cover = Cover.OfficeHours, Slots = [new([6], 390, 390)] });
        Assert.Contains(rows, r => (r.ValidFrom, r.ValidTo, r.OpensAt, r.ClosesAt)
            == (new DateOnly(2026, 10, 24), new DateOnly(2026, 10, 24), "06:30+03:00", "06:30+02:00"));
        Assert.True(IsOpen(rows, new DateTime(2026, 10, 24, 15, 0, 0, DateTimeKind.Utc)));
        Assert.True(IsOpen(rows, new DateTime(2026, 10, 25, 4, 29, 0, DateTimeKind.Utc)));
        Assert.False(IsOpen(rows, new DateTime(2026, 10, 25, 4, 30, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void Round_the_clock_is_written_as_the_specification_wants()
    {
        var row = Assert.Single(Rows(Schedule.RoundTheClock));
        Assert.Equal(("00:00", "23:59", "MO,TU,WE,TH,FR,SA,SU", From, Until), (row.OpensAt, row.ClosesAt, row.Byday, row.ValidFrom, row.ValidTo));
    }

    [Fact]
    public void By_appointment_is_said_in_words_and_what_is_not_known_is_not_said()
    {
        var row = Assert.Single(Rows(new Schedule { Cover = Cover.ByAppointment }));
        Assert.Null(row.Freq);
        Assert.NotEmpty(row.Description);
        Assert.Empty(Rows(Schedule.NotKnown));
    }

    private List<HsdsSchedule> Rows(Schedule schedule)
    {
        var contact = new EditionContact(
            Guid.NewGuid(), LocalText.Same("Duty"), "112", "", "", [], false, Visibility.Clear, schedule, LocalText.Empty, LocalText.Empty,
            null, LocalText.Empty, null);
        return fixture.App.RunAsync((HsdsSchedules s) => Task.FromResult(s.Of(contact, From, Until).ToList())).GetAwaiter().GetResult();
    }

    private static bool IsTurned(LocalDate date) =>
        Clock.Helsinki.AtStartOfDay(date).Offset != Clock.Helsinki.AtStartOfDay(date.PlusDays(1)).Offset;

    /// <summary>By the rows alone: no holidays, no zone.</summary>
    private static bool IsOpen(List<HsdsSchedule> rows, DateTime utc) => rows.Any(row => Dates(row, utc).Any(date =>
    {
        var (opens, closes) = (At(date, row.OpensAt!), At(date, row.ClosesAt!));
        var overMidnight = string.CompareOrdinal(row.ClosesAt![..5], row.OpensAt![..5]) <= 0; // by the wall clock, which may be turned between them
        return opens <= utc && utc < (overMidnight ? closes.AddDays(1) : closes);
    }));

    private static IEnumerable<DateOnly> Dates(HsdsSchedule row, DateTime utc) =>
        Enumerable.Range(-2, 4).Select(n => DateOnly.FromDateTime(utc).AddDays(n))
            .Where(d => d >= row.ValidFrom && d <= row.ValidTo && row.Byday!.Split(',').Contains(Days[((int)d.DayOfWeek + 6) % 7]));

    private static DateTime At(DateOnly date, string time) => OffsetDateTimePattern.GeneralIso
        .Parse($"{date.ToString("O", CultureInfo.InvariantCulture)}T{time[..5]}:00{time[5..8]}").GetValueOrThrow().ToInstant().ToDateTimeUtc();
}
