using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Feedback;

/// <summary>What participants said, over workshops, regions and seasons.</summary>
public sealed class OverTimeModel(ReadFeedbackOverTime read, Catalogue catalogue, FeedbackWords words) : ViittaPage
{
    [FromQuery]
    public string? Network { get; init; }

    [FromQuery]
    public string? Theme { get; init; }

    [FromQuery]
    public string? Season { get; init; }

    public FeedbackOverTime View { get; private set; } = null!;

    public IReadOnlyList<ChoiceField> Choices =>
    [
        ChoiceField.On(this, "network", T["feedback.over-time.network"], View.Networks.Select(n => (n.Id, n.Name.ToString())), Network, T["feedback.over-time.all-networks"]),
        ChoiceField.On(this, "theme", T["feedback.over-time.theme"],
            View.All.Select(w => w.ThemeId).Distinct().Select(id => (id, catalogue.Theme(id).Name.ToString())), Theme, T["feedback.over-time.all"]),
        ChoiceField.On(this, "season", T["feedback.over-time.season"],
            View.All.Select(w => w.Season).Distinct().OrderByDescending(s => (s.Year, s.IsAutumn)).Select(s => ($"{s}", Name(s))), Season, T["feedback.over-time.all"]),
    ];

    public string Name(Season season) => T[season.IsAutumn ? "feedback.season.autumn" : "feedback.season.spring", season.Year];

    /// <summary>Times at which something may be shown; the end always.</summary>
    public IEnumerable<FeedbackMoment> Moments => Enum.GetValues<FeedbackMoment>().Where(moment => moment == FeedbackMoment.End
        || FeedbackMeasure.All.Any(m => m.At(moment) is { } question && View.Sum(question).Answers > 0));

    /// <summary>Those asked months later have a row when something may be shown of them.</summary>
    public IEnumerable<FeedbackMeasure> Measures =>
        FeedbackMeasure.All.Where(m => m.IsAskedAtEnd || m.Asked.Any(q => View.Sum(q).Answers > 0));

    /// <summary>"3,9 (24)": of how many answers; a dash where nothing may be shown, nothing where nothing is asked.</summary>
    public string Told(FeedbackMeasure measure, FeedbackMoment moment) => measure.At(moment) is not { } question ? ""
        : View.Sum(question) is { Mean: not null } sum ? $"{words.Mean(sum)} ({sum.Answers})" : "–";

    /// <summary>"2,4 → 3,9", or the one figure: of one workshop, from the first time to the last.</summary>
    public string Told(FeedbackMeasure measure, RatedWorkshop rated) => string.Join(" → ",
        measure.Course(rated.Published.Numbers).Select(q => words.Mean(FeedbackSum.Of(q, [rated.Published]))).DefaultIfEmpty("–"));

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, new(Network ?? "", Theme ?? "", Season ?? ""), ct);
        if (outcome.Refusal is { Field: not null } refusal)
        {
            Errors.Add(refusal);
            outcome = await read.RunAsync(Actor, new(Network ?? ""), ct);
        }
        View = outcome.Value!;
        return !outcome.Refused;
    }
}
