namespace Viitta.Common;

/// <summary>One of the ten steps of a case, P1–P10. Not a strict order.</summary>
public sealed class Step : Term
{
    public LocalText KeyQuestion { get; init; } = LocalText.Empty;

    /// <summary>Who typically leads by mandate: a proposal, never shipped as truth for a region.</summary>
    public LocalText TypicalLead { get; init; } = LocalText.Empty;

    public LocalText DoneWhen { get; init; } = LocalText.Empty;

    /// <summary>today, this-week, first-months, long-term.</summary>
    public string Phase { get; init; } = "";

    public LocalText PhaseName { get; init; } = LocalText.Empty;

    public Pace Pace { get; init; } = new();
}

/// <summary>How a case moves on from step to step: a proposal, as the steps are. A step without one begins at once and has no hurry.</summary>
public sealed class Pace
{
    /// <summary>Ids of the steps that must be done first; they stand above this one.</summary>
    public List<string> After { get; init; } = [];

    /// <summary>From the last of them to the beginning of this one.</summary>
    public double HandoverHours { get; init; }

    /// <summary>Once somebody has taken it up.</summary>
    public double TakesHours { get; init; }

    /// <summary>From the beginning of the case; null when there is no hurry.</summary>
    public double? DeadlineDays { get; init; }

    /// <summary>Whoever leads it is needed the same day or night.</summary>
    public bool IsSameDay => DeadlineDays <= 1;
}
