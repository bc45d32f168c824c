namespace Viitta.Features.ServiceMap;

/// <summary>
/// What the rooms above know of an organisation. They stand on this room and it must not know them, so they tell.
/// </summary>
public interface IOrganizationUse
{
    /// <summary>Organisations that the network has agreed to rely on: each needs a contact point.</summary>
    Task<IReadOnlyList<Guid>> ReliedOnAsync(string networkId, CancellationToken ct);

    /// <summary>Makes what names one organisation name the other. The caller saves.</summary>
    Task MergeAsync(Guid from, Guid into, CancellationToken ct);
}
