using Klang.Core.People;
using Klang.Data;

namespace Klang.Web.Features.People;

/// <summary>The person behind a user name, for the command line and jobs.</summary>
public sealed class Actors(KlangDb db)
{
    /// <returns>Null where the account does not exist or is closed.</returns>
    public async Task<Actor?> FindAsync(string userName, CancellationToken cancel = default) =>
        await db.PersonAsync(UserNames.Normalise(userName), cancel) is { User.IsClosed: false } person ? person.Actor() : null;

    /// <returns>Null where the account does not exist or is closed.</returns>
    public async Task<Actor?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await db.PersonAsync(id, cancel) is { User.IsClosed: false } person ? person.Actor() : null;
}
