using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;

namespace Klang.Web.Features.People;

/// <summary>What somebody typed to get in, and from where.</summary>
internal sealed record SignInTry(string? UserName, string? Password, string Address);

/// <summary>
/// Lets people in. Every try compares one password and leaves one trail line, whether the name exists or not, and every
/// refusal reads the same.
/// </summary>
internal sealed class SignInDesk(KlangDb db, PasswordBook passwords, Sessions sessions, ProcessRunner processes, TimeProvider clock)
{
    public async Task<Result<Person>> TryAsync(SignInTry attempt, CancellationToken cancel)
    {
        var name = UserNames.Normalise(attempt.UserName);
        var person = await db.PersonAsync(name, cancel);
        var fits = passwords.Fits(person?.User, attempt.Password);
        var outcome = person is null ? SignInOutcome.UnknownUser : Decide(person.User, person, fits, clock.GetUtcNow().UtcDateTime);
        var accepted = outcome == SignInOutcome.Accepted ? await AcceptAsync(person!, attempt, cancel) : AccountProblems.SignInFailed;
        if (accepted.IsOk)
        {
            return accepted;
        }

        await RefuseAsync(person, name, outcome, attempt, cancel);
        return CircularName.Looks(name) ? AccountProblems.CircularUserName : AccountProblems.SignInFailed;
    }

    private SignInOutcome Decide(KlangUser user, Person person, bool fits, DateTime now) => SignInRules.Decide(
        new SignInFacts
        {
            PasswordFits = fits && user.PasswordHash == person.User.PasswordHash,
            IsClosed = user.IsClosed,
            IsDemonstrationElsewhere = sessions.IsDemonstrationElsewhere(person),
            LockedUntil = user.LockoutEnd?.UtcDateTime,
            SlipExpiresAt = user.SlipExpiresAt,
        },
        now);

    /// <summary>Asks again inside: between comparing and here others may have locked or closed the account, or used up tries.</summary>
    private Task<Result<Person>> AcceptAsync(Person person, SignInTry attempt, CancellationToken cancel) => processes.RunAsync<Person>(
        new Process("account.sign-in", person.Actor()),
        async scope =>
        {
            var user = await db.HeldUserAsync(person.User.Id, cancel);
            if (user is null || Decide(user, person, fits: true, scope.Now) != SignInOutcome.Accepted)
            {
                return AccountProblems.SignInFailed;
            }

            (user.LastSignInAt, user.AccessFailedCount, user.LockoutEnd) = (scope.Now, 0, null);
            if (user.SlipExpiresAt > scope.Now + Slip.LifeOnceUsed)
            {
                user.SlipExpiresAt = scope.Now + Slip.LifeOnceUsed;
            }

            user.ConcurrencyStamp = Guid.NewGuid().ToString("D");
            scope.Note(user.UnitCode, user.UserName!, new { attempt.Address, slip = user.SlipExpiresAt is not null });
            return person with { User = user };
        },
        cancel);

    private Task<Result<bool>> RefuseAsync(Person? person, string name, SignInOutcome outcome, SignInTry attempt, CancellationToken cancel) => processes.RunAsync<bool>(
        new Process("account.sign-in-refused", Actor.System),
        async scope =>
        {
            if (person is not null && outcome == SignInOutcome.WrongPassword && await db.HeldUserAsync(person.User.Id, cancel) is { } user)
            {
                Count(user, scope.Now);
            }

            scope.Note(person?.User.UnitCode ?? Actor.System.UnitCode, person?.User.UserName ?? Hint(name), new { outcome = outcome.ToString(), attempt.Address });
            return true;
        },
        cancel);

    private static void Count(KlangUser user, DateTime now)
    {
        if (user.LockoutEnd?.UtcDateTime > now)
        {
            return;
        }

        user.AccessFailedCount++;
        user.ConcurrencyStamp = Guid.NewGuid().ToString("D");
        if (user.AccessFailedCount >= SignInRules.Tries)
        {
            (user.AccessFailedCount, user.LockoutEnd) = (0, new DateTimeOffset(now + SignInRules.LockOut, TimeSpan.Zero));
        }
    }

    /// <summary>The beginning of an unknown name: people type their password into the wrong box, and the trail is for ever.</summary>
    private static string Hint(string name) => CircularName.Looks(name) ? CircularName.Bare(name)[..5] + "…" : name[..Math.Min(2, name.Length)] + "…";
}
