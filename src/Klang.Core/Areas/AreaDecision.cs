using System.Collections.Immutable;

namespace Klang.Core.Areas;

/// <summary>
/// A change of the registry as somebody decided it: an Act, an announcement, a slip put right. All its steps happen at once or not
/// at all.
/// </summary>
/// <param name="Title">As a person would name it: ตั้งจังหวัดบึงกาฬ.</param>
/// <param name="Source">Where it stands written.</param>
/// <param name="EffectiveOn">First day in force; null only where every step is a correction, which begins no period.</param>
public sealed record AreaDecision(string Title, string Source, DateOnly? EffectiveOn, ImmutableArray<AreaStep> Steps)
{
    public DateOnly? SignedOn { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Royal Gazette: เล่ม, ตอนที่, หน้า.</summary>
    public (string? Volume, string? Part, string? Page) Gazette { get; init; }

    /// <summary>The correction request it answers.</summary>
    public Guid? CaseId { get; init; }
}

/// <summary>
/// One step of a decision. Codes of existing areas are those in force the day before (on the day itself, where none bore the code
/// before); a correction's, those known now.
/// </summary>
public abstract record AreaStep
{
    /// <summary>
    /// What the area was until then, where the registry does not know: it holds today's areas as if they always had been so, and
    /// an old Act tells what they were. Null: the registry is right about the days before.
    /// </summary>
    public AreaBefore? Was { get; init; }
}

/// <summary>What an area was before a step; what is null was as the registry says.</summary>
/// <param name="Parent">Where it lay; the area its code says, where a code is given and no parent.</param>
public sealed record AreaBefore(AreaCode? Code = null, string? NameTh = null, string? NameEn = null, string? TypeTh = null, AreaCode? Parent = null);

/// <summary>A new area. <paramref name="OutOf"/>: the areas it was split from, which go on unless they are abolished too.</summary>
/// <param name="Parent">Where it lies; null: the area its code says.</param>
public sealed record CreateArea(AreaCode Code, string NameTh, string? NameEn, string? TypeTh, AreaCode? Parent, ImmutableArray<AreaCode> OutOf, bool Provisional = false) : AreaStep;

public sealed record RenameArea(AreaCode Area, string NameTh, string? NameEn) : AreaStep;

/// <summary>
/// Another code, and with it perhaps another parent and another name; it is the same area. Areas inside that the decision does not
/// name follow with the end of their codes. The old code again, with another parent, is a move whose old code nobody knows.
/// </summary>
public sealed record RecodeArea(AreaCode Area, AreaCode Code, string? NameTh = null, AreaCode? Parent = null) : AreaStep
{
    public string? NameEn { get; init; }
}

/// <summary>กิ่งอำเภอ becomes อำเภอ: the code stays.</summary>
public sealed record UpgradeArea(AreaCode Area, string TypeTh) : AreaStep;

/// <summary>An area ends. <paramref name="Into"/>: where it went, one (merged or replaced) or several (split).</summary>
public sealed record AbolishArea(AreaCode Area, ImmutableArray<AreaCode> Into) : AreaStep;

/// <summary>It always was so: a slip of ours. What is null was right.</summary>
public sealed record CorrectArea(AreaCode Area, string? NameTh, string? NameEn, AreaCode? Code, AreaCode? Parent) : AreaStep;

/// <summary>A provisional area is official now, perhaps under another code or name.</summary>
public sealed record ConfirmArea(AreaCode Area, AreaCode? Code, string? NameTh) : AreaStep;
