using System.Security.Claims;
using Klang.Core.Areas;
using Klang.Core.People;

namespace Klang.Web.Features.Shell;

/// <summary>An <see cref="Actor"/> as claims, each way; cookie and token both carry it.</summary>
public static class ActorClaims
{
    public const string Unit = "klang:unit";
    public const string Scope = "klang:scope";
    public const string DisplayName = "klang:name";
    public const string MustChangePassword = "klang:must-change";
    public const string ReadOnly = "klang:read-only";

    public static IEnumerable<Claim> Claims(Actor actor)
    {
        yield return new(ClaimTypes.NameIdentifier, actor.Id.ToString("D"));
        yield return new(ClaimTypes.Name, actor.UserName);
        yield return new(ClaimTypes.Role, actor.Role.ToString());
        yield return new(DisplayName, actor.Name);
        yield return new(Unit, actor.UnitCode);
        yield return new(Scope, actor.Scope.Digits);
        if (actor.ReadOnly)
        {
            yield return new(ReadOnly, "true");
        }
    }

    public static Actor Actor(this ClaimsPrincipal user) => user.ActorOrNull() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Actor? ActorOrNull(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated != true ? null : new Actor
    {
        Id = Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!),
        UserName = user.FindFirstValue(ClaimTypes.Name)!,
        Name = user.FindFirstValue(DisplayName)!,
        Role = Enum.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!),
        UnitCode = user.FindFirstValue(Unit)!,
        Scope = AreaCode.Parse(user.FindFirstValue(Scope)!),
        ReadOnly = user.HasClaim(ReadOnly, "true"),
    };
}
