using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>Tells the service map which organisations the adopted pathways rely on.</summary>
public sealed class OrganizationsInPathways(ViittaDb db) : IOrganizationUse
{
    public async Task<IReadOnlyList<Guid>> ReliedOnAsync(string networkId, CancellationToken ct) =>
        await db.Pathways.Where(p => p.NetworkId == networkId && p.State == PathwayState.Adopted)
            .SelectMany(p => p.Steps).SelectMany(s => s.Responsibilities)
            .Select(r => r.OrganizationId).Distinct().ToListAsync(ct);

    public async Task MergeAsync(Guid from, Guid into, CancellationToken ct)
    {
        foreach (var responsibility in await db.Set<Responsibility>().Where(r => r.OrganizationId == from || r.SubstituteId == from).ToListAsync(ct))
        {
            responsibility.OrganizationId = responsibility.OrganizationId == from ? into : responsibility.OrganizationId;
            responsibility.SubstituteId = responsibility.SubstituteId == from ? into : responsibility.SubstituteId;
        }
    }
}
