using Klang.Core.Common;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Klang.Web.Features.People;

/// <summary>The cookie's turning points: is it still good, and what does somebody without one get.</summary>
internal sealed class SessionEvents(Sessions sessions, TimeProvider clock) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Properties.IssuedUtc is { } issued && (clock.GetUtcNow() - issued).Duration() < Sessions.CheckedEvery)
        {
            return;
        }

        if (await sessions.RenewAsync(context.Principal!, context.HttpContext.RequestAborted) is { } renewed)
        {
            context.ReplacePrincipal(renewed);
            context.ShouldRenew = true;
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Sessions.Scheme);
    }

    /// <summary>People go to the sign-in page, programs get a problem, and a page part (htmx) takes the whole page there.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (context.HttpContext.WantsJson())
        {
            return Refusals.WriteAsync(context.HttpContext, Problems.SignInNeeded);
        }

        if (request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = PeopleRoom.SignInPath + Back(Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var here) ? here.PathAndQuery : null);
            return Task.CompletedTask;
        }

        context.Response.Redirect(PeopleRoom.SignInPath + (HttpMethods.IsGet(request.Method) ? Back(WayBack.Here(context.HttpContext)) : "?Unsent=true"));
        return Task.CompletedTask;
    }

    /// <summary>A path of this site only: behind a proxy the scheme and host seen here are not the visitor's.</summary>
    private static string Back(string? path) => path is null or "/" ? "" : "?ReturnUrl=" + Uri.EscapeDataString(path);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Refusals.WriteAsync(context.HttpContext, Problems.NotYourRole);
}
