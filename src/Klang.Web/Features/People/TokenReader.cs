using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>Finds who stands behind a token that came with a request.</summary>
internal sealed class TokenReader(KlangDb db, Sessions sessions, ProcessRunner processes, TokenRefusals refusals, TimeProvider clock)
{
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    /// <returns>Null where the token is unknown or revoked, or its account is closed.</returns>
    public async Task<Actor?> ReadAsync(string text, CancellationToken cancel)
    {
        var hash = TokenText.HashOf(text);
        var found = await db.ApiTokens.AsNoTracking().Where(t => t.Hash == hash)
            .Join(db.Users.AsNoTracking().WithUnits(db.Units.AsNoTracking()), t => t.UserId, p => p.User.Id, (t, p) => new { Token = t, Person = p })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        var (token, person) = (found.Token, found.Person);
        var now = clock.GetUtcNow().UtcDateTime;
        if (token.RevokedAt is not null || person.User.IsClosed || sessions.IsDemonstrationElsewhere(person))
        {
            await NoteRefusalAsync(token, person, now, cancel);
            return null;
        }

        if (token.LastUsedAt is not { } last || now - last >= UseIsNotedEvery)
        {
            await db.ApiTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancel);
        }

        return person.Actor(readOnly: !token.CanWrite);
    }

    private async Task NoteRefusalAsync(ApiToken token, Person person, DateTime now, CancellationToken cancel)
    {
        if (refusals.IsFirst(token.Id, now))
        {
            await processes.RefusedAsync(person.Actor(), "UseToken", token.Name, AccountProblems.TokenRefused, cancel);
        }
    }
}
