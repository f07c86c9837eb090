using Klang.Core.Common;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Klang.Web.Features.People;

/// <summary>POST /account/sign-out: ends this browser's session.</summary>
internal static class SignOut
{
    public static async Task<RedirectHttpResult> PostAsync(HttpContext context, ProcessRunner processes, CancellationToken cancel)
    {
        var actor = context.User.Actor();
        await processes.RunAsync<bool>(
            new Process("account.sign-out", actor),
            scope =>
            {
                scope.Note(actor.UnitCode, actor.UserName);
                return Task.FromResult<Result<bool>>(true);
            },
            cancel);
        await context.SignOutAsync(Sessions.Scheme);
        return TypedResults.LocalRedirect(PeopleRoom.SignInPath);
    }
}
