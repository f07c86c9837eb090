using Klang.Core.People;
using Klang.Web.Features.Shell;

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

    public static RateLimit OfAnAddress { get; } = new(Policy, context => IsTry(context) ? RateLimits.Of(Address(context), TriesOfAnAddress) : RateLimits.None);

    public static RateLimit OfAName { get; } = new(Policy, context => IsTry(context) ? RateLimits.Of($"{Address(context)} {Name(context)}", TriesOfAName) : RateLimits.None);

    private static bool IsTry(HttpContext context) => HttpMethods.IsPost(context.Request.Method);

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The form was read by the antiforgery check before this, so asking for it does not wait.</summary>
    private static string Name(HttpContext context)
    {
        var typed = context.User.ActorOrNull()?.UserName ?? (context.Request.HasFormContentType ? context.Request.Form["UserName"].ToString() : "");
        var name = UserNames.Normalise(typed);
        return name[..Math.Min(name.Length, UserNames.MaxLength)];
    }
}
