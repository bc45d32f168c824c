using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>Tells the service map which organisations the adopted pathways rely on, and joins two of them.</summary>
public sealed class OrganizationsInPathways(ViittaDb db) : IOrganizationUse
{
    public async Task<IReadOnlyList<Guid>> ReliedOnAsync(string? networkId, CancellationToken ct)
    {
        var agreed = await db.Pathways.Where(p => (networkId == null || p.NetworkId == networkId) && p.State == PathwayState.Adopted)
            .SelectMany(p => p.Steps).SelectMany(s => s.Responsibilities)
            .Select(r => new { r.OrganizationId, r.SubstituteId }).ToListAsync(ct);
        return [.. agreed.Select(r => r.OrganizationId).Concat(agreed.Select(r => r.SubstituteId).OfType<Guid>()).Distinct()];
    }

    public async Task MergeAsync(Guid from, Guid into, CancellationToken ct)
    {
        var pathways = await db.Pathways.WithSteps()
            .Where(p => p.Steps.Any(s => s.Responsibilities.Any(r => r.OrganizationId == from || r.SubstituteId == from))).ToListAsync(ct);
        foreach (var pathway in pathways)
        {
            db.Entry(pathway).Property(p => p.Version).IsModified = true;
            foreach (var step in pathway.Steps.Where(s => s.Names(from)))
            {
                step.Join(from, into);
                db.Entry(step).Property(s => s.Version).IsModified = true;
            }
        }
    }
}
