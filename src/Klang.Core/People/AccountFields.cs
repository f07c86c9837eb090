using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Core.People;

/// <summary>What can be checked of an account to be made without asking the database.</summary>
public static class AccountFields
{
    /// <summary>Null when good. An e-mail address is only looked at roughly: the mail server knows better.</summary>
    public static Problem? Check(NewAccount account) =>
        UserNames.Check(account.UserName) ?? DisplayNames.Check(account.DisplayName) ?? CheckEmail(account.Email);

    /// <summary>Whether the role belongs to such a unit.</summary>
    /// <param name="unit">The unit's name, for the message.</param>
    public static Problem? CheckUnit(Role role, UnitLevel level, string unit) =>
        role.BelongsTo(level) ? null : AccountProblems.RoleElsewhere(role, unit);

    /// <summary>Null when good; nothing is good too.</summary>
    public static Problem? CheckEmail(string? email) =>
        string.IsNullOrEmpty(email) || (email.Split('@') is [{ Length: > 0 }, { Length: > 2 } host] && host.Contains('.', StringComparison.Ordinal) && !email.Any(char.IsWhiteSpace))
            ? null
            : AccountProblems.EmailForm;
}
