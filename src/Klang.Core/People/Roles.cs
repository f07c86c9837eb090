using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Core.People;

/// <summary>What the roles are called, and where each belongs.</summary>
public static class Roles
{
    public static ImmutableArray<Role> All { get; } = [.. Enum.GetValues<Role>()];

    public static LocalText Name(this Role role) => role switch
    {
        Role.Officer => new("เจ้าหน้าที่ผู้บันทึก", "Officer"),
        Role.ProvinceReviewer => new("ผู้ตรวจระดับจังหวัด", "Province reviewer"),
        Role.Department => new("เจ้าหน้าที่กรม", "Department"),
        Role.Administrator => new("ผู้ดูแลระบบ", "Administrator"),
        _ => throw new NotSupportedException($"Unknown role {role}."),
    };

    /// <summary>The role's word in files: officer, province-reviewer, department, administrator.</summary>
    public static string Key(this Role role) => role switch
    {
        Role.Officer => "officer",
        Role.ProvinceReviewer => "province-reviewer",
        Role.Department => "department",
        Role.Administrator => "administrator",
        _ => throw new NotSupportedException($"Unknown role {role}."),
    };

    /// <summary>Reads a role's key or its Thai name.</summary>
    public static Role? Parse(string? text) => All.Cast<Role?>().FirstOrDefault(r => r!.Value.Key() == text?.Replace('_', '-') || r.Value.Name().Th == text);

    /// <summary>Whether somebody of this role can belong to a unit of that level.</summary>
    public static bool BelongsTo(this Role role, UnitLevel level) => role switch
    {
        Role.Officer => level is UnitLevel.District or UnitLevel.Province,
        Role.ProvinceReviewer => level == UnitLevel.Province,
        Role.Department or Role.Administrator => level == UnitLevel.Department,
        _ => throw new NotSupportedException($"Unknown role {role}."),
    };

    /// <summary>What somebody of this role sees: the unit's area; the whole country for the department and administrators.</summary>
    public static AreaCode ScopeIn(this Role role, AreaCode unitArea) =>
        role is Role.Department or Role.Administrator ? AreaCode.Country : unitArea;
}
