namespace Viitta.Features.Coverage;

public enum CaseState
{
    InTime,

    /// <summary>Done after the deadline.</summary>
    Late,

    /// <summary>None of those who lead is reached within thirty days: the case stops here.</summary>
    Unanswered,

    /// <summary>Nobody leads: the case stops here.</summary>
    Gap,

    /// <summary>The case has stopped at a step before it.</summary>
    NotReached,
}

/// <summary>A step in one case.</summary>
/// <param name="Taken">Null when nobody leads it, or a step before it.</param>
/// <param name="StoppedAt">Ids of the steps at which the case has stopped, this one or before it.</param>
public sealed record CaseLine(ChainStep Step, StepTaken? Taken, IReadOnlyList<string> StoppedAt)
{
    public CaseState State => Step.Leaders.Count == 0 ? CaseState.Gap
        : StoppedAt.Contains(Step.Step.Id) ? CaseState.Unanswered
        : StoppedAt.Count > 0 ? CaseState.NotReached
        : Taken!.Late ? CaseState.Late
        : CaseState.InTime;

    /// <summary>In which somebody should have answered and nobody did, as minutes of the horizon; empty when there is none.</summary>
    public Run Wait => Taken is { Earliest: { } earliest } taken ? new(earliest, taken.TakenUp ?? earliest + Arrival.MostWait) : new(0, 0);

    /// <summary>One case, in the order of the chain.</summary>
    /// <param name="taken">By step; those that no case gets to are not in it.</param>
    public static IReadOnlyList<CaseLine> Of(PathwayChain chain, IReadOnlyDictionary<string, StepTaken> taken)
    {
        var lines = new Dictionary<string, CaseLine>();
        foreach (var step in chain.Steps)
        {
            var own = taken.GetValueOrDefault(step.Step.Id);
            var stopsHere = step.Leaders.Count == 0 || own is { Earliest: not null, TakenUp: null };
            lines[step.Step.Id] = new(step, own, stopsHere ? [step.Step.Id] : [.. step.Step.Pace.After.SelectMany(a => lines[a].StoppedAt).Distinct()]);
        }
        return [.. lines.Values];
    }
}
