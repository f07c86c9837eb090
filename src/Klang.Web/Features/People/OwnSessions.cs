using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.AspNetCore.Identity;

namespace Klang.Web.Features.People;

/// <summary>Signing out everywhere: a new security stamp, with which no open session agrees any more.</summary>
internal sealed class OwnSessions(KlangDb db, UserManager<KlangUser> users, ProcessRunner processes)
{
    public Task<Result<bool>> EndAllAsync(Actor actor, CancellationToken cancel) => processes.RunAsync<bool>(
        new Process("account.end-sessions", actor),
        async scope =>
        {
            if (await db.HeldUserAsync(actor.Id, cancel) is not { } user)
            {
                return Problems.NotFound;
            }

            scope.Note(user.UnitCode, user.UserName!);
            return (await users.UpdateSecurityStampAsync(user)).Done() ?? (Result<bool>)true;
        },
        cancel);
}
