using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>Every text of the network's map that still names an authority which a reform has ended. For its keepers.</summary>
public sealed class ReformSweepModel(ReadMap read, Reforms reforms) : ViittaPage
{
    [BindProperty(SupportsGet = true)]
    public string Network { get; set; } = "";

    public Network Of { get; private set; } = null!;

    public IReadOnlyList<ReformHit> Hits { get; private set; } = [];

    public IReadOnlyList<Reform> Reforms => reforms.All;

    /// <summary>The most restrictive of what is on the map.</summary>
    public Visibility Tlp { get; private set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var view = await read.RunAsync(Actor, Network, need: null, text: null, ct);
        if (view.Value?.Tasks is not { } tasks)
        {
            return false;
        }
        (Of, Hits) = (view.Value.Network, tasks.Outdated);
        Tlp = view.Value.All.SelectMany(o => o.Contacts).Select(c => c.Visibility).Append(Visibility.Green).Max();
        return true;
    }
}
