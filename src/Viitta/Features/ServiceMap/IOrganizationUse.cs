namespace Viitta.Features.ServiceMap;

/// <summary>
/// What the rooms above know of an organisation. They stand on this room and it must not know them, so they tell.
/// </summary>
public interface IOrganizationUse
{
    /// <summary>Organisations that have been agreed on, as substitutes too: each needs a contact point.</summary>
    /// <param name="networkId">By whom; null for any network.</param>
    Task<IReadOnlyList<Guid>> ReliedOnAsync(string? networkId, CancellationToken ct);

    /// <summary>Makes what names one organisation name the other. The caller saves.</summary>
    Task MergeAsync(Guid from, Guid into, CancellationToken ct);
}

internal static class OrganizationUses
{
    public static async Task<HashSet<Guid>> ReliedOnAsync(this IEnumerable<IOrganizationUse> uses, string? networkId, CancellationToken ct)
    {
        var found = new HashSet<Guid>();
        foreach (var use in uses)
        {
            found.UnionWith(await use.ReliedOnAsync(networkId, ct));
        }
        return found;
    }
}
