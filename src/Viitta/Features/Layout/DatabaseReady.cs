using Microsoft.Extensions.Diagnostics.HealthChecks;
using Viitta.Data;

namespace Viitta.Features.Layout;

/// <summary>Ready means: the database answers.</summary>
internal sealed class DatabaseReady(ViittaDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
