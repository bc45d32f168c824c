using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>Lets the service map join an organisation that a table wrote to the one that it is.</summary>
public sealed class OrganizationsInAnswers(ViittaDb db) : IOrganizationUse
{
    /// <summary>What a table says is not yet agreed.</summary>
    public Task<IReadOnlyList<Guid>> ReliedOnAsync(string? networkId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public async Task<string?> MergeAsync(MapRow kind, Guid from, Guid into, CancellationToken ct)
    {
        var naming = await db.Answers.Where(a => a.OrganizationId == from).ToListAsync(ct);
        naming.ForEach(a => a.OrganizationId = into);
        return naming.Count == 0 ? null : JsonSerializer.Serialize(naming.Select(a => a.Id));
    }

    public async Task<int> TakeBackAsync(MapRow kind, Guid from, Guid into, string moved, CancellationToken ct)
    {
        var ids = JsonSerializer.Deserialize<List<Guid>>(moved)!;
        var naming = await db.Answers.Where(a => ids.Contains(a.Id) && a.OrganizationId == into).ToListAsync(ct);
        naming.ForEach(a => a.OrganizationId = from);
        return ids.Count - naming.Count;
    }
}
