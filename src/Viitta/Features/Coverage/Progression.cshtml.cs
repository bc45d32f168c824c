using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Coverage;

/// <summary>How a case moves on along what the network has agreed: one case in words, and every case that could begin in the year.</summary>
public sealed class ProgressionModel(ReadCoverage read, ReadProgression progression, Catalogue catalogue) : CoveragePage(read, catalogue)
{
    /// <summary>Reasons told at a step that waits.</summary>
    public const int ReasonsShown = 3;

    /// <summary>Null when there is nothing to count: <see cref="Missing"/> says why.</summary>
    public NetworkProgression? View { get; private set; }

    public Refusal? Missing { get; private set; }

    /// <summary>The first step that is not in time, where the marker stands; null when all are.</summary>
    public CaseLine? First => View?.Case.FirstOrDefault(l => l.State != CaseState.InTime);

    public IReadOnlyList<HourBand> Bands { get; private set; } = [];

    /// <summary>What the address asks to try; null when nothing.</summary>
    public TriedSubstitute? Tried { get; private set; }

    /// <summary>The organisations with a service on the map, by name.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Substitutes { get; private set; } = [];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var asked = ProgressionAsked.From(Request.Query, Catalogue, Most, Now, Errors);
        var outcome = await progression.RunAsync(Actor, NetworkId, asked, Errors, ct);
        if (outcome.Refusal == ReadProgression.NoPathway || outcome.Refusal == ReadProgression.NoArea)
        {
            Missing = outcome.Refusal;
            Errors.Clear();
            return await base.LoadAsync(ct);
        }
        if (outcome.Refused)
        {
            return false;
        }
        View = outcome.Value;
        (Coverage, Asked) = (View.Coverage, View.Asked.Person);
        if (View.Progression.Steps.Count > 0)
        {
            Bands = HourBand.Of([.. View.Progression.Whole.Hours.Select(h => new HourReach(h.Starts, h.OnTime))]);
        }
        Substitutes =
        [
            .. Coverage.Contacts.Values.Select(c => c.Organization).DistinctBy(o => o.Id)
                .Select(o => (o.Id, $"{o.Name}")).OrderBy(o => o.Item2, StringComparer.CurrentCulture),
        ];
        Tried = Try(View, Request.Query["step"].ToString(), Request.Query["substitute"].ToString());
        return true;
    }

    private TriedSubstitute? Try(NetworkProgression view, string stepId, string organization)
    {
        if (stepId.Length + organization.Length == 0)
        {
            return null;
        }
        var step = view.Chain.Steps.FirstOrDefault(s => s.Step.Id == stepId);
        var who = Substitutes.Where(o => $"{o.Id}" == organization).Select(o => ((Guid Id, string Name)?)o).FirstOrDefault();
        Errors.AddRange(new[] { (step is null, "step"), (who is null, "substitute") }.Where(e => e.Item1).Select(e => Refusals.NotAChoice.For(e.Item2)));
        return step is null || who is null ? null : new(step, who.Value.Name, view, progression.With(view, new(stepId, who.Value.Id)));
    }

    /// <summary>The same question of a case that begins at another minute of the year.</summary>
    public string At(int minute) => $"{Root}/progression{View!.Asked.At(View.Progression.Span.UtcAt(minute)).Query()}";

    protected override void Show()
    {
    }

    public ChoiceField Choice(string name, IEnumerable<(string Value, string Text)> options, string chosen) =>
        ChoiceField.On(this, name, T[$"coverage.ask.{name}"], options, chosen);
}

/// <summary>Somebody who stands in at a step is tried: how cases move on as it is agreed, and as it would be.</summary>
/// <param name="Who">Name of the organisation.</param>
public sealed record TriedSubstitute(ChainStep Step, string Who, NetworkProgression Before, NetworkProgression After);
