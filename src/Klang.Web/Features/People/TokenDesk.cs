using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>Gives and takes back keys for the API. A token does what its account may, or only reads.</summary>
public sealed class TokenDesk(KlangDb db, Guard guard, ProcessRunner processes)
{
    /// <param name="name">What the key is for, as its owner will recognise it.</param>
    /// <returns>The token; it cannot be shown again.</returns>
    public async Task<Result<string>> CreateAsync(Actor actor, string userName, string name, bool canWrite, CancellationToken cancel = default)
    {
        var known = UserNames.Normalise(userName);
        if (await db.PersonAsync(known, cancel) is not { User.IsClosed: false } person)
        {
            return AccountProblems.NoSuchUser(known);
        }

        if (await guard.AskAsync(actor, Act.ManageAccount, person.Target, known) is { } problem)
        {
            return problem;
        }

        var token = TokenText.New();
        return await processes.RunAsync<string>(
            new Process("token.create", actor),
            scope =>
            {
                db.ApiTokens.Add(new ApiToken { Id = Guid.NewGuid(), UserId = person.User.Id, Name = name, Hash = TokenText.HashOf(token), CanWrite = canWrite, CreatedAt = scope.Now });
                scope.Note(person.User.UnitCode, known, new { name, canWrite });
                return Task.FromResult<Result<string>>(token);
            },
            cancel);
    }

    /// <summary>An account's tokens, newest first, revoked ones too.</summary>
    public Task<List<ApiToken>> ListAsync(Guid userId, CancellationToken cancel) =>
        db.ApiTokens.AsNoTracking().Where(t => t.UserId == userId).OrderByDescending(t => t.CreatedAt).ToListAsync(cancel);

    /// <summary>Everybody may take back a key of their own; others' by whoever manages the account.</summary>
    public async Task<Result<bool>> RevokeAsync(Actor actor, Guid tokenId, CancellationToken cancel = default)
    {
        var userId = await db.ApiTokens.Where(t => t.Id == tokenId).Select(t => (Guid?)t.UserId).SingleOrDefaultAsync(cancel);
        if (userId is null || await db.PersonAsync(userId.Value, cancel) is not { } person)
        {
            return Problems.NotFound;
        }

        if (person.User.Id != actor.Id && await guard.AskAsync(actor, Act.ManageAccount, person.Target, person.User.UserName!) is { } problem)
        {
            return problem;
        }

        return await processes.RunAsync<bool>(
            new Process("token.revoke", actor),
            async scope =>
            {
                var token = await db.ApiTokens.SingleAsync(t => t.Id == tokenId, cancel);
                token.RevokedAt ??= scope.Now;
                scope.Note(person.User.UnitCode, person.User.UserName!, new { token.Name });
                return true;
            },
            cancel);
    }
}
