using System.Collections.Immutable;

namespace Klang.Core.Cases;

/// <summary>What is wrong with the registry.</summary>
public enum CorrectionKind
{
    WrongName,
    Moved,
    Merged,
    Split,
    Missing,
    Abolished,
    WrongCode,
}

/// <summary>What it should say instead, as far as the unit knows; whatever it does not know is null or empty.</summary>
/// <param name="NameTh">The right name, or the missing area's.</param>
/// <param name="Code">The right code, or the missing area's.</param>
/// <param name="ParentCode">Where it lies now.</param>
/// <param name="IntoCodes">The areas it was merged into or split up into; new ones have names below.</param>
/// <param name="IntoNames">Names of the new parts of a split, in the order of their codes.</param>
/// <param name="IsSpelling">A slip of spelling: it always was called so, and no new period begins.</param>
public sealed record CorrectionWish(string? NameTh, string? Code, string? ParentCode, ImmutableArray<string> IntoCodes, ImmutableArray<string> IntoNames, bool IsSpelling);
