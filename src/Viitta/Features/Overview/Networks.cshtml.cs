using Viitta.Features.Layout;

namespace Viitta.Features.Overview;

/// <summary>The networks I belong to; the practice region apart.</summary>
public sealed class NetworksModel(ListNetworks list) : ViittaPage
{
    public IReadOnlyList<NetworkSummary> Real { get; private set; } = [];

    public IReadOnlyList<NetworkSummary> Practice { get; private set; } = [];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var networks = await list.RunAsync(Actor, ct);
        Real = [.. networks.Where(n => !n.IsPractice)];
        Practice = [.. networks.Where(n => n.IsPractice)];
        return true;
    }
}
