using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Scenarios;

/// <summary>The ready-made cases.</summary>
public sealed class IndexModel(ScenarioTexts scenarios, Catalogue catalogue) : ViittaPage
{
    public IReadOnlyList<ScenarioChoice> Scenarios { get; private set; } = [];

    public Term ThemeOf(ScenarioText text) => catalogue.Theme(text.ThemeId);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Scenarios = await scenarios.NewestAsync(Actor, ct);
        return true;
    }
}
