using Klang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Klang.Web.Features.Shell;

/// <summary>Ready means: the database answers and holds an area registry.</summary>
internal sealed class DatabaseHealth(KlangDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Units.AnyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No reporting units are loaded.");
}
