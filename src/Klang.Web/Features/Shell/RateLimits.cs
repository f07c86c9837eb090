using System.Threading.RateLimiting;
using Klang.Core.Common;
using Klang.Core.People;
using Microsoft.AspNetCore.RateLimiting;

namespace Klang.Web.Features.Shell;

/// <summary>How often somebody may ask the endpoints that bear <paramref name="Policy"/>. A room adds its own as singletons.</summary>
public sealed record RateLimit(string Policy, Func<HttpContext, RateLimitPartition<string>> Partition);

/// <summary>
/// Limits of the framework's library, asked by a middleware of ours: the framework's own never lets go of its limiters, and their clock then keeps a host
/// that has stopped in memory for good. A run of the tests starts a thousand.
/// </summary>
internal sealed class RateLimits(IEnumerable<RateLimit> limits) : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ILookup<string, PartitionedRateLimiter<HttpContext>> _limiters =
        limits.ToLookup(l => l.Policy, l => PartitionedRateLimiter.Create(l.Partition), StringComparer.Ordinal);

    /// <summary>So many a <see cref="Window"/> for each key.</summary>
    public static RateLimitPartition<string> Of(string key, int times) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = Window });

    public static RateLimitPartition<string> None { get; } = RateLimitPartition.GetNoLimiter("");

    public bool Allows(string policy, HttpContext context)
    {
        foreach (var limiter in _limiters[policy])
        {
            using var lease = limiter.AttemptAcquire(context);
            if (!lease.IsAcquired)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var limiter in _limiters.SelectMany(l => l))
        {
            limiter.Dispose();
        }
    }
}

/// <summary>Refuses who asks too often, and says when to come again.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is { } policy && !limits.Allows(policy, context))
        {
            context.Response.Headers.RetryAfter = ((int)RateLimits.Window.TotalSeconds).Plain();
            await Refusals.WriteAsync(context, AccountProblems.TooManyTries);
            return;
        }

        await next(context);
    }
}
