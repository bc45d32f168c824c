using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Actions;

/// <summary>Lets the service map join the owner of an action to the organisation that it is.</summary>
public sealed class OrganizationsInActions(ViittaDb db) : IOrganizationUse
{
    /// <summary>Who answers for an action need not be on the map's answer to "whom do I call".</summary>
    public Task<IReadOnlyList<Guid>> ReliedOnAsync(string? networkId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public async Task<string?> MergeAsync(MapRow kind, Guid from, Guid into, CancellationToken ct)
    {
        var owned = await db.Actions.Where(a => a.OwnerId == from).ToListAsync(ct);
        owned.ForEach(a => a.OwnerId = into);
        return owned.Count == 0 ? null : JsonSerializer.Serialize(owned.Select(a => a.Id));
    }

    public async Task<int> TakeBackAsync(MapRow kind, Guid from, Guid into, string moved, CancellationToken ct)
    {
        var ids = JsonSerializer.Deserialize<List<Guid>>(moved)!;
        var owned = await db.Actions.Where(a => ids.Contains(a.Id) && a.OwnerId == into).ToListAsync(ct);
        owned.ForEach(a => a.OwnerId = from);
        return ids.Count - owned.Count;
    }
}
