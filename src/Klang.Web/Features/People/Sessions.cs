using System.Security.Claims;
using Klang.Data;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;

namespace Klang.Web.Features.People;

/// <summary>What a signed-in browser carries, and when it stops being good.</summary>
internal sealed class Sessions(KlangDb db, KlangOptions options)
{
    public const string Scheme = "klang.session";

    /// <summary>Changes with every new password, closing and "sign out everywhere": sessions with an older one end.</summary>
    public const string Stamp = "klang:stamp";

    /// <summary>How long a session goes without asking the database whether it still stands.</summary>
    public static TimeSpan CheckedEvery { get; } = TimeSpan.FromMinutes(5);

    public static TimeSpan Idle { get; } = TimeSpan.FromHours(8);

    public static ClaimsPrincipal Principal(Person person)
    {
        var claims = ActorClaims.Claims(person.Actor()).Append(new Claim(Stamp, person.User.SecurityStamp ?? ""));
        if (person.User.MustChangePassword)
        {
            claims = claims.Append(new Claim(ActorClaims.MustChangePassword, "true"));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }

    /// <summary>The session as it is now: role, unit and name may have changed. Null when it has ended.</summary>
    public async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal session, CancellationToken cancel)
    {
        var person = session.ActorOrNull() is { } actor ? await db.PersonAsync(actor.Id, cancel) : null;
        return person is not null && IsGood(session, person) ? Principal(person) : null;
    }

    public bool IsGood(ClaimsPrincipal session, Person person) =>
        !person.User.IsClosed && !IsDemonstrationElsewhere(person) && session.HasClaim(Stamp, person.User.SecurityStamp ?? "");

    /// <summary>Demonstration accounts have a password everybody knows: they work in a demonstration only.</summary>
    public bool IsDemonstrationElsewhere(Person person) => person.User.IsDemonstration && options.Mode != KlangMode.Demo;
}
