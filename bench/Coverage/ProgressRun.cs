using System.Globalization;
using Viitta.Common;
using Viitta.Features.Coverage;

namespace Viitta.Bench;

/// <summary>A chain of ten steps in one municipality, all 525,600 starts of the year, for 36 profiles.</summary>
internal static class ProgressRun
{
    public static void Run()
    {
        var country = new Country(Catalogue.Read("content"), 2000);
        var here = country.Axes.Municipalities[0];
        var services = country.Services.Where(s => s.Area is null || s.Area.Contains(here)).ToList();
        List<ProgressionStep> steps =
        [
            .. Enumerable.Range(0, 10).Select(n => new ProgressionStep($"p{n}")
            {
                Leaders = [.. services.Skip(n * 7).Take(3).Select(s => new[] { s.Id })],
                After = n == 0 ? [] : [new($"p{n - 1}", 30), new($"p{n / 2}", 120)],
                Acting = 45,
                Deadline = n < 3 ? 24 * 60 : 7 * 24 * 60,
            }),
        ];
        for (var round = 0; round < 4; round++)
        {
            var map = new CoverageMap(services);
            var (milliseconds, shares) = WholeRun.Timed(() => country.Axes.Profiles.AsParallel().Select(profile =>
            {
                var whole = map.Progress(new() { Municipality = here, Profile = profile, Language = "fi", Steps = steps }, country.Axes.Span);
                return (whole.Whole.ShareOnTime, whole.Whole.Median, whole.Whole.P95, whole.Whole.WorstStart, whole.Whole.WorstHour);
            }).ToList());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"10 steps × 36 profiles × 525,600 starts: {milliseconds:0} ms{(round == 0 ? " (first in the process)" : "")}; on time {shares.Average(s => s.ShareOnTime):0.000}"));
        }
    }
}
