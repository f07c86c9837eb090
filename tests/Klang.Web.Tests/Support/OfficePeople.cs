using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data.Model;

namespace Klang.Web.Tests.Support;

/// <summary>Accounts for tests in which it matters who exists.</summary>
internal static class OfficePeople
{
    public static KlangUser User(Role role, string unit, string name = "ทดสอบ")
    {
        var id = Guid.NewGuid();
        return new KlangUser { Id = id, UserName = "t" + id.ToString("N"), NormalizedUserName = "T" + id.ToString("N").ToUpperInvariant(), DisplayName = name, UnitCode = unit, Role = role };
    }

    public static Actor Actor(this KlangUser user, string scope) => new()
    {
        Id = user.Id, UserName = user.UserName!, Name = user.DisplayName, Role = user.Role, UnitCode = user.UnitCode, Scope = AreaCode.Parse(scope),
    };
}
