using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

public enum RunSheetMoment
{
    Welcome,
    Part,
    Inject,
    RoundUp,
    Break,
    Closing,
    Feedback,
    End,
}

/// <param name="From">Minutes from the workshop's start.</param>
/// <param name="Minutes">How long it takes. An inject and the round-up lie within their part's minutes.</param>
/// <param name="Part">The part's number; 0 outside the parts.</param>
public sealed record RunSheetRow(RunSheetMoment Moment, int From, int Minutes, int Part = 0);

/// <summary>What happens when in a workshop, from the welcome to the end.</summary>
/// <param name="Start">Local time; null while nobody has said when the workshop starts.</param>
/// <param name="Rows">In the order of the day; the last is the end.</param>
public sealed record RunSheet(TimeOnly? Start, IReadOnlyList<RunSheetRow> Rows)
{
    public const int WelcomeMinutes = 10;
    public const int FeedbackMinutes = 5;
    private const int HalfDay = 4 * 60;

    public int Minutes => Rows[^1].From;

    public bool IsLong => Minutes > HalfDay;

    public TimeOnly? At(RunSheetRow row) => Start?.AddMinutes(row.From);

    /// <summary>
    /// The parts fill their own minutes: the inject comes half way, the last fifth is for revealing and rounding up, as
    /// the ready-made cases' notes have it. What the case's minutes leave over is the break and the closing.
    /// </summary>
    public static RunSheet Of(ScenarioText scenario, TimeOnly? start)
    {
        var spare = scenario.Minutes - WelcomeMinutes - FeedbackMinutes - scenario.Parts.Sum(p => p.Minutes);
        var pause = spare < 10 || scenario.Parts.Count < 2 ? 0 : Math.Clamp(spare / 2, 10, 15);
        var (rows, at) = (new List<RunSheetRow>(), 0);
        Add(RunSheetMoment.Welcome, WelcomeMinutes);
        foreach (var (index, part) in scenario.Parts.Index())
        {
            var (number, roundUp) = (index + 1, Math.Max(1, part.Minutes / 5));
            rows.Add(new(RunSheetMoment.Part, at, part.Minutes, number));
            if (part.Injects.Count > 0)
            {
                rows.Add(new(RunSheetMoment.Inject, at + part.Minutes / 2, 0, number));
            }
            rows.Add(new(RunSheetMoment.RoundUp, at + part.Minutes - roundUp, roundUp, number));
            at += part.Minutes;
            if (pause > 0 && number == (scenario.Parts.Count + 1) / 2)
            {
                Add(RunSheetMoment.Break, pause);
            }
        }
        if (spare > pause)
        {
            Add(RunSheetMoment.Closing, spare - pause);
        }
        Add(RunSheetMoment.Feedback, FeedbackMinutes);
        Add(RunSheetMoment.End, 0);
        return new RunSheet(start, rows);

        void Add(RunSheetMoment moment, int minutes)
        {
            rows.Add(new(moment, at, minutes));
            at += minutes;
        }
    }
}
