using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Feedback;

/// <summary>What participants said, over workshops, regions and seasons.</summary>
public sealed class OverTimeModel(ReadFeedbackOverTime read, Catalogue catalogue) : ViittaPage
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

    /// <summary>"3,9"; a dash where nothing may be shown.</summary>
    public string Told(FeedbackSum sum) => sum.Mean is { } mean ? mean.ToString("0.0", Languages.Culture(Languages.Current)) : "–";

    /// <summary>"2,4 → 3,9", or the one figure.</summary>
    public string Told(FeedbackMeasure measure, Func<FeedbackQuestion, FeedbackSum> sum)
    {
        var now = Told(sum(measure.Question));
        return measure.Before is { } before && now != "–" ? $"{Told(sum(before))} → {now}" : now;
    }

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
