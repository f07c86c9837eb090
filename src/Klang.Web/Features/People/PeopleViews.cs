using Klang.Core.People;
using Klang.Data.Model;

namespace Klang.Web.Features.People;

/// <summary>Units to choose from, and the one chosen.</summary>
internal sealed record UnitOptions(IReadOnlyList<ReportingUnit> Units, string? Chosen);

/// <summary>An account's state as a badge.</summary>
internal sealed record StateBadge(Person Person, bool IsLocked)
{
    public AccountState State => Person.User switch
    {
        { IsClosed: true } => AccountState.Closed,
        { MustChangePassword: true } => AccountState.FirstPassword,
        _ => AccountState.Active,
    };

    public string Colour => State switch
    {
        AccountState.Closed => "locked",
        AccountState.FirstPassword => "draft",
        AccountState.Active => "approved",
        _ => throw new NotSupportedException($"Unknown state {State}."),
    };
}

/// <summary>The fields of an account form, with what was typed.</summary>
internal sealed record AccountFormView(IReadOnlyList<ReportingUnit> Units, IReadOnlyList<Role> Roles, string? DisplayName, string? Unit, Role? Role);
