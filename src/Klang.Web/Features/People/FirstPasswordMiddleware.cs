using Klang.Core.People;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.People;

/// <summary>Whoever signed in with a one-time slip chooses a password before anything else.</summary>
internal sealed class FirstPasswordMiddleware(RequestDelegate next)
{
    private static readonly PathString[] Open = [PeopleRoom.PasswordPath, PeopleRoom.SignOutPath, PeopleRoom.SignInPath, "/language", "/health"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.User.HasClaim(ActorClaims.MustChangePassword, "true") || Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            return next(context);
        }

        if (context.WantsJson())
        {
            return Refusals.WriteAsync(context, AccountProblems.FirstPassword);
        }

        context.Response.Redirect(PeopleRoom.PasswordPath);
        return Task.CompletedTask;
    }
}
