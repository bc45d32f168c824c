using Viitta.Features.Coverage;

namespace Viitta.Tests.Coverage;

/// <summary>
/// Progression of coverage.md start by start: for each, the steps in order, each taken up at the first minute that is
/// found by walking on. Which minutes a leader is reached at is <see cref="CoverageMap.Reach"/>, which has its own proof.
/// </summary>
internal sealed class ProgressionReference
{
    private const int ThirtyDays = 43_200;

    /// <summary>Minutes from start to done by step and start; null never.</summary>
    private readonly Dictionary<string, int?[]> _minutes = [];

    private readonly ProgressionQuestion _question;
    private readonly CalendarSpan _span;
    private readonly int[] _hourOfWeek;

    public ProgressionReference(CoverageMap map, ProgressionQuestion question, CalendarSpan span, CalendarSpan horizon)
    {
        (_question, _span) = (question, span);
        _hourOfWeek = [.. Enumerable.Range(0, span.Minutes).Select(span.HourOfWeekAt)];
        foreach (var step in question.Steps)
        {
            var reached = new bool[horizon.Minutes];
            foreach (var leader in step.Leaders)
            {
                foreach (var run in map.Reach(question.Reach(step, leader), horizon).Reached.Runs)
                {
                    Array.Fill(reached, true, run.From, run.Minutes);
                }
            }
            var wait = Waits(reached);
            var minutes = new int?[span.Minutes];
            for (var start = 0; start < span.Minutes; start++)
            {
                int? earliest = start;
                foreach (var predecessor in step.After)
                {
                    var ready = start + _minutes[predecessor.Step][start] + predecessor.Wait;
                    earliest = earliest is null || ready is null ? null : Math.Max(earliest.Value, ready.Value);
                }
                minutes[start] = earliest is { } at && wait[at] <= ThirtyDays ? at + wait[at] + step.Acting - start : null;
            }
            _minutes[step.Id] = minutes;
        }
    }

    public Figures Of(string step) => Of(_minutes[step], start => Late(step, start));

    public Figures Whole => Of(
        [.. Enumerable.Range(0, _span.Minutes).Select(start => _minutes.Values.Any(m => m[start] is null) ? null : _minutes.Values.Max(m => m[start]))],
        start => _question.Steps.Any(s => Late(s.Id, start)));

    public int? Minutes(string step, int start) => _minutes[step][start];

    private bool Late(string step, int start) =>
        _minutes[step][start] is not { } minutes || minutes > _question.Steps.First(s => s.Id == step).Deadline;

    private Figures Of(int?[] minutes, Func<int, bool> isLate)
    {
        var sorted = minutes.Select(m => m ?? int.MaxValue).Order().ToList();
        var starts = Enumerable.Range(0, minutes.Length).ToList();
        var worst = starts.MaxBy(s => minutes[s] ?? int.MaxValue);
        var late = starts.Where(isLate).ToHashSet();
        var hours = new HourProgress[168];
        foreach (var start in starts)
        {
            ref var hour = ref hours[_hourOfWeek[start]];
            hour = new(
                hour.Starts + 1,
                hour.OnTime + (late.Contains(start) ? 0 : 1),
                hour.Never + (minutes[start] is null ? 1 : 0),
                hour.Total + (minutes[start] ?? 0));
        }
        var worstHour = hours.Index().Where(h => h.Item.Starts > 0)
            .OrderByDescending(h => (double)(h.Item.Starts - h.Item.OnTime) / h.Item.Starts)
            .ThenByDescending(h => (double)h.Item.Never / h.Item.Starts)
            .ThenByDescending(h => h.Item.Starts == h.Item.Never ? 0 : (double)h.Item.Total / (h.Item.Starts - h.Item.Never))
            .ThenBy(h => h.Index).First().Index;
        return new(
            minutes.Length - late.Count,
            minutes.Count(m => m is null),
            Finite(sorted[(((sorted.Count * 50) + 99) / 100) - 1]),
            Finite(sorted[(((sorted.Count * 95) + 99) / 100) - 1]),
            Finite(sorted[^1]),
            worst,
            worstHour,
            hours);
    }

    private static int? Finite(int minutes) => minutes == int.MaxValue ? null : minutes;

    /// <summary>How long from each minute to the next at which somebody is reached.</summary>
    private static int[] Waits(bool[] reached)
    {
        var waits = new int[reached.Length];
        for (var (minute, wait) = (reached.Length - 1, ThirtyDays + 1); minute >= 0; minute--)
        {
            waits[minute] = wait = reached[minute] ? 0 : wait + 1;
        }
        return waits;
    }

    internal sealed record Figures(int OnTime, int Never, int? Median, int? P95, int? Longest, int WorstStart, int WorstHour, IReadOnlyList<HourProgress> Hours)
    {
        public bool Agrees(Figures other) => this with { Hours = other.Hours } == other && Hours.SequenceEqual(other.Hours);

        public static Figures Of(StartFigures figures) => new(
            figures.OnTime, figures.Never, figures.Median, figures.P95, figures.Longest, figures.WorstStart, figures.WorstHour, figures.Hours);
    }
}
