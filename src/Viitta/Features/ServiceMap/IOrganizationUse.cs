namespace Viitta.Features.ServiceMap;

/// <summary>
/// What the rooms above know of an organisation and its services. They stand on this room and it must not know them, so
/// they tell.
/// </summary>
public interface IOrganizationUse
{
    /// <summary>Organisations that have been agreed on, as substitutes too: each needs a contact point.</summary>
    /// <param name="networkId">By whom; null for any network.</param>
    Task<IReadOnlyList<Guid>> ReliedOnAsync(string? networkId, CancellationToken ct);

    /// <summary>Makes what names one organisation, or one service, name the other. The caller saves.</summary>
    /// <returns>What it takes to undo it, in words of its own; null when nothing named it.</returns>
    Task<string?> MergeAsync(MapRow kind, Guid from, Guid into, CancellationToken ct);

    /// <summary>Undoes a merge wherever nobody has decided otherwise since. The caller saves.</summary>
    /// <param name="moved">As <see cref="MergeAsync"/> told it.</param>
    /// <returns>How many places are left as they are.</returns>
    Task<int> TakeBackAsync(MapRow kind, Guid from, Guid into, string moved, CancellationToken ct);
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
