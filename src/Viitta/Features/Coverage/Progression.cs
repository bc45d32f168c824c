namespace Viitta.Features.Coverage;

/// <summary>The answer to a <see cref="ProgressionQuestion"/>, for every start in a span. Times are minutes from the start of the case.</summary>
public sealed class Progression
{
    private readonly List<LedStep> _steps;

    private Progression(ProgressionQuestion question, CalendarSpan span, CalendarSpan horizon, List<LedStep> steps, Func<LedStep, int> place)
    {
        (Question, Span, Horizon, _steps) = (question, span, horizon, steps);
        var done = new Dictionary<string, Arrival>();
        foreach (var led in steps)
        {
            var earliest = Arrival.AtStart(span.Minutes);
            foreach (var predecessor in led.Step.After)
            {
                earliest = earliest.And(done[predecessor.Step].Later(predecessor.Wait));
            }
            done[led.Step.Id] = earliest.Next(led.Reached).Later(led.Step.Acting);
        }
        Steps = [.. steps.OrderBy(place).Select(s => new StepProgress(s.Step, new(span, done[s.Step.Id], StartFigures.Late(done[s.Step.Id], s.Step.Deadline))))];
        Whole = new(
            span,
            done.Values.Aggregate(Arrival.AtStart(span.Minutes), (all, one) => all.And(one)),
            Steps.Aggregate(MinuteSet.Empty, (late, step) => late.Union(step.Figures.LateStarts)));
    }

    public ProgressionQuestion Question { get; }

    /// <summary>The starts.</summary>
    public CalendarSpan Span { get; }

    /// <summary>How far the schedules run on: as long as the last start can take.</summary>
    public CalendarSpan Horizon { get; }

    /// <summary>All steps done, and each in time.</summary>
    public StartFigures Whole { get; }

    /// <summary>In the order of the question.</summary>
    public IReadOnlyList<StepProgress> Steps { get; }

    /// <summary>What happens to a case that starts at a UTC minute of the span, in the order in which steps can be taken.</summary>
    public IReadOnlyList<StepTaken> From(DateTime start) => From(Span.MinuteAt(start));

    public IReadOnlyList<StepTaken> From(int start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, Span.Minutes);
        var taken = new Dictionary<string, StepTaken>();
        foreach (var led in _steps)
        {
            var before = led.Step.After.Select(p => taken[p.Step].Done + p.Wait).Prepend(start).ToList();
            int? earliest = before.Contains(null) ? null : before.Max();
            var minute = earliest is { } from && led.Reached.Next(from) is { } next && next - from <= Arrival.MostWait ? next : (int?)null;
            int? by = minute is { } at ? led.Leaders.FindIndex(l => l.Contains(at)) : null;
            var done = minute + led.Step.Acting;
            taken[led.Step.Id] = new(led.Step, earliest, minute, by, done, done is null || done - start > led.Step.Deadline);
        }
        return [.. taken.Values];
    }

    internal static Progression Of(CoverageMap map, ProgressionQuestion question, CalendarSpan span)
    {
        var ordered = InOrder(question.Steps);
        long most = ordered.Sum(s => (long)Arrival.MostWait + s.Acting + s.After.Select(p => p.Wait).DefaultIfEmpty().Max());
        var end = span.Until.AddDays((int)(most / CalendarSpan.MinutesOfDay) + 2);
        // To the end of that month, so that questions which differ by minutes share what was read.
        var horizon = CalendarSpan.Of(span.First, new DateOnly(end.Year, end.Month, 1).AddMonths(1));
        var steps = ordered.ConvertAll(step => new LedStep(step, [.. step.Leaders.Select(leader => map.Reached(question.Reach(step, leader), horizon))]));
        return new(question, span, horizon, steps, led => question.Steps.Index().First(s => s.Item.Id == led.Step.Id).Index);
    }

    /// <summary>Each step after its predecessors.</summary>
    /// <exception cref="ArgumentException">A predecessor is no step, or follows its own successor.</exception>
    private static List<ProgressionStep> InOrder(IReadOnlyList<ProgressionStep> steps)
    {
        var ordered = new List<ProgressionStep>();
        var left = steps.ToList();
        while (left.Count > 0)
        {
            var next = left.FindIndex(s => s.After.All(p => ordered.Exists(o => o.Id == p.Step)));
            if (next < 0)
            {
                throw new ArgumentException($"Steps {string.Join(", ", left.Select(s => s.Id))} have no order.", nameof(steps));
            }
            ordered.Add(left[next]);
            left.RemoveAt(next);
        }
        return ordered;
    }

    /// <summary>A step and the minutes at which each of its leaders is reached.</summary>
    private sealed record LedStep(ProgressionStep Step, List<MinuteSet> Leaders)
    {
        public MinuteSet Reached { get; } = Leaders.Aggregate(MinuteSet.Empty, (all, leader) => all.Union(leader));
    }
}

/// <summary>A step over all starts.</summary>
public sealed record StepProgress(ProgressionStep Step, StartFigures Figures);

/// <summary>A step of one case. Minutes of the progression's horizon, whose minute 0 is that of its span.</summary>
/// <param name="Earliest">Null when a predecessor is never done.</param>
/// <param name="TakenUp">Null when nobody is reached in thirty days.</param>
/// <param name="By">Which of the step's leaders takes it: 0 the leader, then the substitutes.</param>
/// <param name="Late">Done after the deadline, or never.</param>
public sealed record StepTaken(ProgressionStep Step, int? Earliest, int? TakenUp, int? By, int? Done, bool Late);
