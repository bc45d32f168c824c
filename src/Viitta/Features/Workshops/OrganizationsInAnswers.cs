using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>Lets the service map join an organisation that a table wrote to the one that it is.</summary>
public sealed class OrganizationsInAnswers(ViittaDb db) : IOrganizationUse
{
    /// <summary>What a table says is not yet agreed.</summary>
    public Task<IReadOnlyList<Guid>> ReliedOnAsync(string? networkId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public async Task MergeAsync(Guid from, Guid into, CancellationToken ct)
    {
        foreach (var answer in await db.Answers.Where(a => a.OrganizationId == from).ToListAsync(ct))
        {
            answer.OrganizationId = into;
        }
    }
}
