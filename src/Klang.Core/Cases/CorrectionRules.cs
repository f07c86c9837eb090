using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Core.Cases;

/// <summary>A part of a wish, for its form and its faults.</summary>
public enum WishPart
{
    NameTh,
    Code,
    ParentCode,
    IntoCodes,
    IntoNames,
    EffectiveOn,
}

/// <summary>What each kind of correction must say, may say, and does not ask.</summary>
public static class CorrectionRules
{
    /// <summary>Whether the form asks for <paramref name="part"/>, and whether the unit must know it.</summary>
    /// <returns>Null: not asked; false: asked; true: needed.</returns>
    public static bool? Needs(CorrectionKind kind, WishPart part) => (kind, part) switch
    {
        (CorrectionKind.WrongName, WishPart.NameTh) => true,
        (CorrectionKind.WrongCode, WishPart.Code) => true,
        (CorrectionKind.Moved, WishPart.ParentCode) => true,
        (CorrectionKind.Moved, WishPart.Code) => false,
        (CorrectionKind.Merged, WishPart.IntoCodes) => true,
        (CorrectionKind.Split, WishPart.IntoNames) => true,
        (CorrectionKind.Split, WishPart.IntoCodes) => false,
        (CorrectionKind.Missing, WishPart.NameTh) => true,
        (CorrectionKind.Missing, WishPart.Code) => false,
        (_, WishPart.EffectiveOn) => false,
        _ => null,
    };

    /// <summary>What is missing or cannot be read, each with the part it stands in. Empty: it can be sent.</summary>
    public static ImmutableArray<Problem> Faults(CorrectionKind kind, AreaCode area, CorrectionWish wish)
    {
        var faults = ImmutableArray.CreateBuilder<Problem>();
        faults.AddRange(Enum.GetValues<WishPart>().Where(p => p != WishPart.EffectiveOn && Needs(kind, p) == true && IsEmpty(wish, p)).Select(Missing));
        faults.AddRange(Codes(kind, wish).Where(c => !AreaCode.TryParse(c.Code, out _)).Select(c => Unreadable(c.Part, c.Code)));
        if (kind == CorrectionKind.Merged && wish.IntoCodes is [var into] && AreaCode.TryParse(into, out var target) && target == area)
        {
            faults.Add(Problems.Invalid("รวมเข้ากับตัวเองไม่ได้ เลือกพื้นที่ที่ไปรวมด้วย", "An area cannot be merged into itself. Choose the area it went into.", nameof(WishPart.IntoCodes)));
        }

        return faults.ToImmutable();
    }

    private static bool IsEmpty(CorrectionWish wish, WishPart part) => part switch
    {
        WishPart.NameTh => string.IsNullOrWhiteSpace(wish.NameTh),
        WishPart.Code => string.IsNullOrWhiteSpace(wish.Code),
        WishPart.ParentCode => string.IsNullOrWhiteSpace(wish.ParentCode),
        WishPart.IntoCodes => wish.IntoCodes.IsEmpty,
        WishPart.IntoNames => wish.IntoNames.IsEmpty,
        WishPart.EffectiveOn => false,
        _ => throw new NotSupportedException($"Unknown part {part}."),
    };

    private static IEnumerable<(WishPart Part, string Code)> Codes(CorrectionKind kind, CorrectionWish wish)
    {
        if (Needs(kind, WishPart.Code) is not null && wish.Code is { Length: > 0 } code)
        {
            yield return (WishPart.Code, code);
        }

        if (Needs(kind, WishPart.ParentCode) is not null && wish.ParentCode is { Length: > 0 } parent)
        {
            yield return (WishPart.ParentCode, parent);
        }

        foreach (var into in Needs(kind, WishPart.IntoCodes) is null ? [] : wish.IntoCodes)
        {
            yield return (WishPart.IntoCodes, into);
        }
    }

    private static Problem Missing(WishPart part) => part switch
    {
        WishPart.NameTh => Problems.Invalid("ใส่ชื่อที่ถูกต้อง", "Give the right name.", nameof(WishPart.NameTh)),
        WishPart.Code => Problems.Invalid("ใส่รหัสที่ถูกต้อง", "Give the right code.", nameof(WishPart.Code)),
        WishPart.ParentCode => Problems.Invalid("บอกว่าปัจจุบันอยู่ในพื้นที่ใด", "Say which area it lies in now.", nameof(WishPart.ParentCode)),
        WishPart.IntoCodes => Problems.Invalid("บอกว่าไปรวมกับพื้นที่ใด", "Say which area it went into.", nameof(WishPart.IntoCodes)),
        WishPart.IntoNames => Problems.Invalid("ใส่ชื่อพื้นที่ใหม่อย่างน้อยหนึ่งชื่อ บรรทัดละหนึ่งชื่อ", "Give the name of at least one new area, one on each line.", nameof(WishPart.IntoNames)),
        _ => throw new NotSupportedException($"Part {part} is never needed."),
    };

    private static Problem Unreadable(WishPart part, string code) => Problems.Invalid(
        $"“{code}” ไม่ใช่รหัสพื้นที่ รหัสมี 2, 4, 6 หรือ 8 หลัก เช่น 57010101", $"'{code}' is not an area code. A code has 2, 4, 6 or 8 digits, such as 57010101.", part.ToString());
}
