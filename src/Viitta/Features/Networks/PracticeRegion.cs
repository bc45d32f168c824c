namespace Viitta.Features.Networks;

/// <summary>
/// The invented region that everybody practises in. Whoever coordinates a network coordinates this one too: a case is
/// rehearsed in it before it is run with people, and nothing there can harm anybody.
/// </summary>
public sealed class PracticeRegion
{
    /// <summary>Null where it has been left out.</summary>
    public string? NetworkId { get; private set; }

    /// <summary>At the start, when it is filled.</summary>
    public void Open(string networkId) => NetworkId = networkId;
}
