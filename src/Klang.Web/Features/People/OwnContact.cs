using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Processes;

namespace Klang.Web.Features.People;

/// <summary>Where mail reaches a person, and whether it is wanted: everybody's own choice.</summary>
internal sealed class OwnContact(KlangDb db, ProcessRunner processes)
{
    private const int MostEmail = 254;

    public async Task<Result<bool>> ChangeAsync(Actor actor, string? email, bool wantsMail, CancellationToken cancel)
    {
        var address = email?.Trim() is { Length: > 0 } typed ? typed : null;
        if (address?.Length > MostEmail || AccountFields.CheckEmail(address) is not null)
        {
            return AccountProblems.EmailForm with { Where = "Email" };
        }

        return await processes.RunAsync<bool>(new Process("account.contact", actor), async scope =>
        {
            if (await db.HeldUserAsync(actor.Id, cancel) is not { IsClosed: false } user)
            {
                return Problems.NotFound;
            }

            (user.Email, user.NormalizedEmail, user.WantsNoMail) = (address, address?.ToUpperInvariant(), !wantsMail);
            scope.Note(user.UnitCode, user.UserName!, new { hasEmail = address is not null, wantsMail });
            return true;
        }, cancel);
    }
}
