namespace Viitta.Features.Coverage;

/// <summary>What a change does to one question, before it is saved.</summary>
/// <param name="Closed">Minutes that become covered.</param>
/// <param name="Opened">Minutes that are covered no longer.</param>
public sealed record ReachDifference(ReachQuestion Question, Reach Before, Reach After, MinuteSet Closed, MinuteSet Opened)
{
    public static ReachDifference Of(CoverageMap before, CoverageMap after, ReachQuestion question, CalendarSpan span)
    {
        var (was, becomes) = (before.Reach(question, span), after.Reach(question, span));
        return new(question, was, becomes, becomes.Reached.Intersect(was.Uncovered), was.Reached.Intersect(becomes.Uncovered));
    }
}

/// <summary>What a change does to one place and need, summed over profiles and languages. Indexes are those of the axes.</summary>
/// <param name="Gained">Minutes, of the questions that gain.</param>
/// <param name="Lost">Minutes, of the questions that lose.</param>
public sealed record CellDifference(int Municipality, int Need, long Gained, long Lost);
