using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.Scenarios;

/// <summary>The ready-made cases.</summary>
public sealed class IndexModel(ScenarioTexts scenarios, Catalogue catalogue, ViittaDb db) : ViittaPage
{
    public IReadOnlyList<ScenarioChoice> Scenarios { get; private set; } = [];

    public IReadOnlyList<Network> Networks { get; private set; } = [];

    /// <summary>Whose own it is; null for what is shipped.</summary>
    public Network? NetworkOf(ScenarioChoice scenario) => Networks.FirstOrDefault(n => n.Id == scenario.NetworkId);

    public Term ThemeOf(ScenarioText text) => catalogue.Theme(text.ThemeId);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Scenarios = await scenarios.NewestAsync(Actor, ct);
        Networks = await db.Networks.Of(Actor).AsNoTracking().ToListAsync(ct);
        Networks = [.. Networks.OrderBy(n => n.IsPractice).ThenBy(n => n.Name.ToString(), StringComparer.CurrentCulture)];
        return true;
    }
}
