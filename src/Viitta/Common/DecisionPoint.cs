namespace Viitta.Common;

/// <summary>
/// A question at which a case goes one way or the other, answered with yes or no (content/decision-points.yaml). Its name is
/// the question. The list is a proposal.
/// </summary>
public sealed class DecisionPoint : Term
{
    /// <summary>Ids of the steps where it may matter who does what.</summary>
    public List<string> Steps { get; init; } = [];

    /// <summary>The situation when the answer is yes, in few words.</summary>
    public LocalText Yes { get; init; } = LocalText.Empty;

    public LocalText No { get; init; } = LocalText.Empty;

    /// <summary>The situation in words.</summary>
    public LocalText When(bool yes) => yes ? Yes : No;
}
