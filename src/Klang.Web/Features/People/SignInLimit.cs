using System.Threading.RateLimiting;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.RateLimiting;

namespace Klang.Web.Features.People;

/// <summary>
/// Slows down guessing. Comparing a password costs processor time, so tries are limited per address and name, and generously
/// per address: a whole province may come from one. Marks of a page's address stand on its endpoint.
/// </summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    private const int TriesOfAName = 60;
    private const int TriesOfAnAddress = 600;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Configure(RateLimiterOptions limiter)
    {
        limiter.AddPolicy(Policy, context => IsTry(context) ? Limit($"{Address(context)} {Name(context)}", TriesOfAName) : RateLimitPartition.GetNoLimiter(""));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            IsTry(context) && context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Policy
                ? Limit(Address(context), TriesOfAnAddress)
                : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).Plain();
            await Refusals.WriteAsync(context.HttpContext, AccountProblems.TooManyTries);
        };
    }

    private static bool IsTry(HttpContext context) => HttpMethods.IsPost(context.Request.Method);

    private static RateLimitPartition<string> Limit(string key, int tries) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = tries, Window = Window });

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The form was read by the antiforgery check before this, so asking for it does not wait.</summary>
    private static string Name(HttpContext context)
    {
        var typed = context.User.ActorOrNull()?.UserName ?? (context.Request.HasFormContentType ? context.Request.Form["UserName"].ToString() : "");
        var name = UserNames.Normalise(typed);
        return name[..Math.Min(name.Length, UserNames.MaxLength)];
    }
}
