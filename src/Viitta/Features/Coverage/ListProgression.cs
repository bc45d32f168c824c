using Viitta.Common;

namespace Viitta.Features.Coverage;

/// <summary>A pathway in a municipality over every start of a year: the whole, or one step of it.</summary>
/// <param name="Version">0 is a draft.</param>
/// <param name="Municipality">Code.</param>
/// <param name="Step">P1–P10; "whole" is every step that is not held up.</param>
/// <param name="HeldUpBy">Ids of the steps that nobody leads, apart by a blank; of the whole: all of them.</param>
/// <param name="OnTime">Starts that are done by the deadline.</param>
/// <param name="Never">Starts that never get there: all, when the step is held up.</param>
/// <param name="MedianMinutes">Null when more than half never are done, as the two after it.</param>
/// <param name="WorstStart">UTC; null for what is held up.</param>
public sealed record ProgressionRow(
    string Network, string Theme, int Version, string Municipality, int Year, string Step, string HeldUpBy,
    int Starts, int OnTime, int Never, int? MedianMinutes, int? P95Minutes, int? LongestMinutes, DateTime? WorstStart)
{
    public const string Whole = "whole";
}

/// <summary>A network's progression as rows: the pathway of each theme, in force or else a draft, in every municipality.</summary>
public sealed class ListProgression(ReadCoverage read, ReadProgression progression)
{
    public async Task<Outcome<IReadOnlyList<ProgressionRow>>> RunAsync(Actor actor, string networkId, ProgressionAsked asked, CancellationToken ct)
    {
        var outcome = await read.RunAsync(actor, networkId, asked.Person.Year, ct);
        if (outcome.Refused)
        {
            return outcome.Refusal;
        }
        var pathways = (await progression.PathwaysAsync(actor, networkId, ct)).DistinctBy(p => p.ThemeId).ToList();
        return (ProgressionRow[])
        [
            .. from pathway in pathways
               from municipality in outcome.Value.Municipalities.OrderBy(m => m.Code, StringComparer.Ordinal)
               from row in Rows(progression.Of(outcome.Value, asked, pathways, pathway, municipality.Code))
               select row,
        ];
    }

    private static IEnumerable<ProgressionRow> Rows(NetworkProgression view) =>
    [
        Row(view, ProgressionRow.Whole, view.Chain.Gaps.Select(g => g.Step.Id), view.Progression.Steps.Count > 0 ? view.Progression.Whole : null),
        .. view.Chain.Steps.Select(s => Row(view, s.Step.Id, s.HeldUpBy, view.FiguresOf(s))),
    ];

    private static ProgressionRow Row(NetworkProgression view, string step, IEnumerable<string> heldUpBy, StartFigures? figures)
    {
        var (pathway, span) = (view.Chain.Pathway, view.Coverage.Span);
        return new(
            view.Coverage.Network.Id, pathway.ThemeId, pathway.Number, view.Municipality.Code, view.Asked.Person.Year, step, string.Join(' ', heldUpBy),
            span.Minutes, figures?.OnTime ?? 0, figures?.Never ?? span.Minutes, figures?.Median, figures?.P95, figures?.Longest,
            figures is null ? null : span.UtcAt(figures.WorstStart));
    }
}
