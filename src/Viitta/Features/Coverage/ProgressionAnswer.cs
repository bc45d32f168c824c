using System.Runtime.InteropServices;
using Viitta.Features.Pathways;

namespace Viitta.Features.Coverage;

/// <summary>How a case moves on along a pathway, told to a program. Instants are UTC.</summary>
/// <param name="Version">0 is a draft.</param>
/// <param name="Municipality">Code.</param>
/// <param name="Begins">Of the one case.</param>
/// <param name="Year">Whose minutes are the starts that the figures count.</param>
/// <param name="Gaps">Ids of the steps that nobody leads: the whole is over the steps that they do not hold up.</param>
/// <param name="Whole">Null when they hold up every step.</param>
/// <param name="Hours">Of the whole by hour of the week: Monday 0–1 by the wall clock is 0, Sunday 23–24 is 167.</param>
public sealed record ProgressionAnswer(
    string Network, Guid Pathway, string Theme, int Version, string Municipality, DateTime Begins, int Year,
    IReadOnlyList<string> Gaps, ProgressionFigures? Whole, IReadOnlyList<HourStarts> Hours, IReadOnlyList<ProgressionAnswer.Step> Steps)
{
    /// <param name="After">Ids of the steps that must be done first.</param>
    /// <param name="DeadlineMinutes">From the beginning of the case.</param>
    /// <param name="HeldUpBy">Ids of the steps that nobody leads, this one or before it.</param>
    /// <param name="Figures">Null for a step that is held up.</param>
    public sealed record Step(
        string Id, IReadOnlyList<string> After, int HandoverMinutes, int TakesMinutes, int? DeadlineMinutes, IReadOnlyList<Leader> Leaders,
        IReadOnlyList<string> HeldUpBy, Taken Case, ProgressionFigures? Figures);

    public sealed record Leader(Guid OrganizationId, Guid? ServiceId, bool IsSubstitute);

    /// <param name="By">Which of the leaders takes it up, from 0.</param>
    public sealed record Taken(CaseState State, DateTime? Earliest, DateTime? TakenUp, int? By, DateTime? Done);

    public static ProgressionAnswer Of(NetworkProgression view)
    {
        var (progression, pathway) = (view.Progression, view.Chain.Pathway);
        var counts = progression.Steps.Count > 0;
        return new(
            view.Coverage.Network.Id, pathway.Id, pathway.ThemeId, pathway.Number, view.Municipality.Code, view.Asked.Start, view.Asked.Person.Year,
            [.. view.Chain.Gaps.Select(g => g.Step.Id)],
            counts ? ProgressionFigures.Of(progression.Whole) : null,
            counts ? [.. progression.Whole.Hours.Select(h => new HourStarts(h.Starts, h.OnTime))] : [],
            [.. view.Case.Select(line => Of(view, line))]);
    }

    private static Step Of(NetworkProgression view, CaseLine line)
    {
        var asked = line.Step.ToAsk();
        return new(
            asked.Id, [.. asked.After.Select(a => a.Step)], asked.After.Select(a => a.Wait).DefaultIfEmpty().Max(), asked.Acting, asked.Deadline,
            [.. line.Step.Leaders.Select(l => new Leader(l.OrganizationId, l.ServiceId, l.IsSubstitute))],
            line.Step.HeldUpBy,
            new(line.State, At(line.Taken?.Earliest), At(line.Taken?.TakenUp), line.Taken?.By, At(line.Taken?.Done)),
            view.FiguresOf(line.Step) is { } figures ? ProgressionFigures.Of(figures) : null);

        DateTime? At(int? minute) => minute is { } m ? view.Progression.Span.UtcAt(m) : null;
    }
}

/// <summary>Every start of the year, counted.</summary>
/// <param name="OnTime">Starts that are done by the deadline; of the whole: every step.</param>
/// <param name="Never">Starts that never get there.</param>
/// <param name="MedianMinutes">In which half of the starts are done; null when more than half never are.</param>
/// <param name="P95Minutes">Null when more than five of 100 never are.</param>
/// <param name="LongestMinutes">Null when one never is.</param>
/// <param name="WorstStart">UTC: the first that takes longest.</param>
public sealed record ProgressionFigures(
    int Starts, int OnTime, int Never, int? MedianMinutes, int? P95Minutes, int? LongestMinutes, DateTime WorstStart)
{
    public static ProgressionFigures Of(StartFigures figures) => new(
        figures.Span.Minutes, figures.OnTime, figures.Never, figures.Median, figures.P95, figures.Longest, figures.Span.UtcAt(figures.WorstStart));
}

/// <summary>The starts in one hour of the week, over the year.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HourStarts(int Starts, int OnTime);
