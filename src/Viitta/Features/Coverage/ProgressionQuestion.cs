using System.Runtime.InteropServices;

namespace Viitta.Features.Coverage;

/// <summary>A chain of steps for a person somewhere: when each is reached, whenever the case starts (coverage.md).</summary>
public sealed record ProgressionQuestion
{
    /// <summary>Code.</summary>
    public required string Municipality { get; init; }

    public required Profile Profile { get; init; }

    /// <summary>Id of content/languages.yaml.</summary>
    public required string Language { get; init; }

    /// <summary>In any order; ids once each, predecessors among them, no circle.</summary>
    public required IReadOnlyList<ProgressionStep> Steps { get; init; }

    /// <inheritdoc cref="ReachQuestion.InterpreterDoes"/>
    public bool InterpreterDoes { get; init; } = true;

    public Reader Reader { get; init; }

    /// <inheritdoc cref="ReachQuestion.StaleCounts"/>
    public bool StaleCounts { get; init; }

    /// <summary>When a step's leader is reached.</summary>
    public ReachQuestion Reach(ProgressionStep step, IReadOnlyCollection<Guid> leader) => new()
    {
        Municipality = Municipality,
        Need = step.Need,
        Profile = Profile,
        Language = Language,
        InterpreterDoes = InterpreterDoes,
        Reader = Reader,
        StaleCounts = StaleCounts,
        Among = leader,
    };
}

/// <summary>One step of a chain.</summary>
public sealed record ProgressionStep(string Id)
{
    /// <summary>Id of content/needs.yaml that the leader's service must answer; empty is any.</summary>
    public string Need { get; init; } = "";

    /// <summary>The leader, then the substitutes in their order: each as the ids of its services, normally those of one organisation.</summary>
    public IReadOnlyList<IReadOnlyCollection<Guid>> Leaders { get; init; } = [];

    /// <summary>The step may start when all of them are done, and their handover too; none: at once.</summary>
    public IReadOnlyList<Predecessor> After { get; init; } = [];

    /// <summary>Minutes that it takes once it is taken up.</summary>
    public int Acting { get; init; }

    /// <summary>Minutes from the start of the case in which it should be done; null when there is no hurry.</summary>
    public int? Deadline { get; init; }
}

/// <param name="Step">Id.</param>
/// <param name="Wait">Minutes that the handover takes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Predecessor(string Step, int Wait = 0);
