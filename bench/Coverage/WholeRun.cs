using System.Diagnostics;
using System.Globalization;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;

namespace Viitta.Bench;

/// <summary>
/// 308 municipalities × 22 needs × 36 profiles × 12 languages, each minute of 2027: the first time in the process, with all
/// schedules unread and nothing compiled; again; and after one contact's change.
/// </summary>
internal static class WholeRun
{
    public static void Run(int[] sizes)
    {
        var catalogue = Catalogue.Read("content");
        foreach (var size in sizes)
        {
            var country = new Country(catalogue, size);
            var (first, _) = Timed(() => new CoverageMap(country.Services).Table(country.Axes));
            var again = Enumerable.Range(0, 3).Select(_ => Timed(() => new CoverageMap(country.Services).Table(country.Axes)).Milliseconds).Order().ToList();
            var map = new CoverageMap(country.Services);
            var table = map.Table(country.Axes);
            var changes = new List<(string Area, double Milliseconds)>();
            foreach (var (contact, area) in Changes(country))
            {
                changes.Add((area, Timed(() => table.For(map.With(contact))).Milliseconds));
            }
            var sorted = changes.Select(c => c.Milliseconds).Order().ToList();
            var national = changes.Where(c => c.Area == "national").Select(c => c.Milliseconds).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{size,6} services, {country.Hours.Count,5} schedules: first {first,5:0} ms, again {again[1],5:0} ms; one change p50 {sorted[sorted.Count / 2]:0.0} p95 {sorted[sorted.Count * 95 / 100]:0.0} ms, national p50 {national[national.Count / 2]:0.0} max {national[^1]:0.0} ms; holds {GC.GetTotalMemory(true) / 1e6:0} MB, peak of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB; mean share {Mean(table):0.000}"));
        }
    }

    public static (double Milliseconds, T Result) Timed<T>(Func<T> run)
    {
        var from = Stopwatch.GetTimestamp();
        var result = run();
        return (Stopwatch.GetElapsedTime(from).TotalMilliseconds, result);
    }

    /// <summary>Forty contacts, each with other hours that it did not have; every fourth to a quarter of an hour that no grid has.</summary>
    private static IEnumerable<(CoverageContact Contact, string Area)> Changes(Country country)
    {
        var random = new Random(11);
        for (var n = 0; n < 40; n++)
        {
            var service = country.Services[random.Next(country.Services.Count)];
            var hours = n % 4 == 0
                ? new Schedule { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5, 6, 7], 495, 1185 + n)] }
                : country.Hours[random.Next(country.Hours.Count)];
            yield return (
                service.Contacts[0] with { Schedule = hours, VerifiedAt = new(Country.Year - 1, 12, 1, 0, 0, 0, DateTimeKind.Utc) },
                service.Area is null ? "national" : service.Area.Count > 1 ? "county" : "municipal");
        }
    }

    private static double Mean(ReachTable table) =>
        Enumerable.Range(0, table.Axes.Needs.Count).Average(n => Enumerable.Range(0, table.Axes.Municipalities.Count).Average(m => table.Share(m, n)));
}
