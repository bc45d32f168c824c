using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Actions;

/// <summary>Lets the service map join the owner of an action to the organisation that it is.</summary>
public sealed class OrganizationsInActions(ViittaDb db) : IOrganizationUse
{
    /// <summary>Who answers for an action need not be on the map's answer to "whom do I call".</summary>
    public Task<IReadOnlyList<Guid>> ReliedOnAsync(string? networkId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public async Task MergeAsync(Guid from, Guid into, CancellationToken ct)
    {
        foreach (var action in await db.Actions.Where(a => a.OwnerId == from).ToListAsync(ct))
        {
            action.OwnerId = into;
        }
    }
}
