using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;

namespace Viitta.Bench;

/// <summary>
/// A made-up country of so many services over Finland's municipalities: a sixth national, half a county's, the rest one
/// municipality's; a tenth as many distinct opening hours as services; one contact in twelve by appointment, one in ten never
/// verified, the others verified at some time in the fifteen months before the year. The same seed gives the same country.
/// </summary>
internal sealed class Country
{
    public const int Year = 2027;

    private static readonly string[] Genders = ["women", "men", "other"];
    private readonly Random _random = new(7);

    public Country(Catalogue catalogue, int services, int? schedules = null)
    {
        Axes = new()
        {
            Municipalities = [.. catalogue.Municipalities.Select(m => m.Code).Take(308)],
            Needs = [.. catalogue.Needs.Select(n => n.Id)],
            Profiles =
            [
                .. from ages in new[] { AgeGroup.Children, AgeGroup.Adults, AgeGroup.Older }
                   from gender in Genders
                   from residence in new[] { "municipality", "asylum-seeker", "no-municipality-legal", "no-right" }
                   select new Profile(ages, gender, residence, "forced-marriage", Consents: residence != "no-right"),
            ],
            Languages = [.. catalogue.ServiceLanguages.Select(l => l.Id).Take(12)],
            Span = CalendarSpan.Year(Year),
        };
        Hours = [.. Enumerable.Range(0, schedules ?? Math.Max(20, services / 10)).Select(_ => Schedule())];
        var counties = catalogue.Municipalities.Take(308).GroupBy(m => m.CountyCode).Select(c => c.Select(m => m.Code).ToArray()).ToList();
        Services = [.. Enumerable.Range(0, services).Select(_ => Service(catalogue, counties))];
    }

    public ReachAxes Axes { get; }

    public List<Schedule> Hours { get; }

    public List<CoverageService> Services { get; }

    private CoverageService Service(Catalogue catalogue, List<string[]> counties) => new(Guid.CreateVersion7())
    {
        Needs = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Any(Axes.Needs)).Distinct()],
        Area = _random.Next(6) switch { 0 => null, < 4 => Any(counties), _ => [Any(Axes.Municipalities)] },
        MinAge = Is(25) ? 18 : null,
        MaxAge = Is(10) ? 64 : null,
        Genders = Is(10) ? [Any(Genders)] : [],
        ResidenceSituations = Is(20) ? [.. catalogue.ResidenceSituations.Select(r => r.Id).Where(_ => Is(50))] : [],
        Themes = Is(15) ? [Any(catalogue.Themes).Id] : [],
        ConsentNeeded = Is(20),
        Contacts = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Contact())],
    };

    private CoverageContact Contact() => new(Guid.CreateVersion7())
    {
        Schedule = Is(8) ? new() { Cover = Cover.ByAppointment } : Is(4) ? Viitta.Features.ServiceMap.Schedule.RoundTheClock : Any(Hours),
        Languages = [.. Axes.Languages.Where((_, l) => Is(l switch { 0 => 98, 1 => 40, 2 => 60, 3 => 15, _ => 4 }))],
        Interpreter = Is(30),
        VerifiedAt = Is(10) ? null : new DateTime(Year, 1, 1, 12, 0, 0, DateTimeKind.Utc).AddDays(-_random.Next(450)),
        Visibility = Is(15) ? Visibility.Green : Visibility.Clear,
    };

    private Schedule Schedule()
    {
        var opens = 420 + (30 * _random.Next(7));
        var closes = 840 + (30 * _random.Next(16));
        List<Slot> slots = [new([1, 2, 3, 4, 5], opens, closes)];
        if (Is(15))
        {
            slots = [new([1, 2, 3, 4], opens, closes), new([5], opens, closes - 60)];
        }
        if (Is(25))
        {
            slots.Add(new([6, 7], 480 + (30 * _random.Next(9)), 900 + (30 * _random.Next(13))));
        }
        if (Is(10))
        {
            slots.Add(new([5, 6], 1200 + (30 * _random.Next(8)), Any([60, 120, 300, 360]))); // not within the hour that is turned: SQL reads that otherwise
        }
        var summer = new DateOnly(Year, 6, 15).AddDays(_random.Next(30));
        return new()
        {
            Cover = Cover.OfficeHours,
            Slots = slots,
            Closed = Is(30) ? [new(summer, summer.AddDays(_random.Next(7, 30)))] : [],
            Holidays = Is(70) ? HolidayRule.Closed : Is(50) ? HolidayRule.AsSunday : HolidayRule.AsUsual,
            EvesAreHolidays = Is(80),
        };
    }

    private bool Is(int percent) => _random.Next(100) < percent;

    private T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
