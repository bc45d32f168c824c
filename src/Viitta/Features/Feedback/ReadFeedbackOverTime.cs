using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>Half a year: workshops are held in spring and in autumn.</summary>
public readonly record struct Season(int Year, bool IsAutumn)
{
    public static Season Of(DateOnly date) => new(date.Year, date.Month > 6);

    /// <summary>In the address: <c>2026-spring</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}-{(IsAutumn ? "autumn" : "spring")}");
}

/// <summary>Which workshops; empty is all.</summary>
/// <param name="Network">Id. The practice region is shown only when it is asked for.</param>
/// <param name="Theme">Id of content/themes.yaml.</param>
/// <param name="Season">As <see cref="Feedback.Season.ToString"/> writes it.</param>
public sealed record FeedbackSelection(string Network = "", string Theme = "", string Season = "")
{
    public bool Holds(RatedWorkshop rated) =>
        (Network.Length == 0 ? !rated.Network.IsPractice : rated.Network.Id == Network)
        && (Theme.Length == 0 || rated.ThemeId == Theme)
        && (Season.Length == 0 || $"{rated.Season}" == Season);
}

/// <summary>A closed workshop and what may be shown of its feedback.</summary>
public sealed record RatedWorkshop(Workshop Workshop, Network Network, string ThemeId, LocalText Title, PublishedFeedback Published)
{
    public Season Season => Season.Of(Workshop.Date);
}

/// <param name="All">What there is to choose from.</param>
/// <param name="Chosen">The newest first.</param>
public sealed record FeedbackOverTime(IReadOnlyList<Network> Networks, IReadOnlyList<RatedWorkshop> All, IReadOnlyList<RatedWorkshop> Chosen)
{
    public FeedbackSum Sum(FeedbackQuestion question) => FeedbackSum.Of(question, Chosen.Select(w => w.Published));
}

/// <summary>Feedback over workshops, regions and seasons, to the members of the networks.</summary>
public sealed class ReadFeedbackOverTime(ViittaDb db, ScenarioTexts scenarios)
{
    public static readonly Refusal NoTheme = Refusals.NotAChoice.For("theme");
    public static readonly Refusal NoSeason = Refusals.NotAChoice.For("season");

    public async Task<Outcome<FeedbackOverTime>> RunAsync(Actor actor, FeedbackSelection asked, CancellationToken ct)
    {
        var networks = await db.Networks.AsNoTracking().Of(actor).ToDictionaryAsync(n => n.Id, ct);
        var all = await AllAsync(actor, networks, ct);
        return !(asked.Network.Length == 0 || networks.ContainsKey(asked.Network)) ? Refusals.NotFound
            : !(asked.Theme.Length == 0 || all.Exists(w => w.ThemeId == asked.Theme)) ? NoTheme
            : !(asked.Season.Length == 0 || all.Exists(w => $"{w.Season}" == asked.Season)) ? NoSeason
            : new FeedbackOverTime(
                [.. networks.Values.OrderBy(n => n.IsPractice).ThenBy(n => n.Name.ToString(), StringComparer.CurrentCulture)],
                all,
                [.. all.Where(asked.Holds)]);
    }

    private async Task<List<RatedWorkshop>> AllAsync(Actor actor, Dictionary<string, Network> networks, CancellationToken ct)
    {
        var closed = await db.Workshops.Of(actor).AsNoTracking().Where(w => w.State == WorkshopState.Closed).ToListAsync(ct);
        var mine = closed.Where(w => networks.ContainsKey(w.NetworkId)).OrderByDescending(w => w.Date).ThenByDescending(w => w.CreatedAt).ToList();
        var ids = mine.ConvertAll(w => w.Id);
        var results = await db.FeedbackResults.AsNoTracking().Where(r => ids.Contains(r.WorkshopId)).ToDictionaryAsync(r => r.WorkshopId, r => r.Published, ct);
        var rated = new List<RatedWorkshop>();
        foreach (var workshop in mine)
        {
            var scenario = await scenarios.OfAsync(workshop.ScenarioVersionId, ct);
            rated.Add(new(workshop, networks[workshop.NetworkId], scenario.ThemeId, scenario.Title, results.GetValueOrDefault(workshop.Id) ?? new()));
        }
        return rated;
    }
}
