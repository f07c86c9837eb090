using System.Collections.Immutable;

namespace Klang.Core.Letters;

/// <summary>The parts of an official letter, in the order they stand on the page.</summary>
public enum LetterPart
{
    /// <summary>ที่.</summary>
    Number,

    /// <summary>The office's address at the upper right, line by line.</summary>
    Address,

    /// <summary>เรื่อง.</summary>
    Subject,

    /// <summary>เรียน.</summary>
    To,

    /// <summary>อ้างถึง, a line for each; none is left out.</summary>
    References,

    /// <summary>สิ่งที่ส่งมาด้วย, a line for each; none is left out.</summary>
    Enclosures,

    /// <summary>ภาคเหตุ: a line is a paragraph.</summary>
    Cause,

    /// <summary>ภาคประสงค์: a line is a paragraph.</summary>
    Purpose,

    /// <summary>What is asked, numbered ๑, ๒ …: a line for each.</summary>
    Items,

    /// <summary>ภาคสรุป: จึงเรียนมาเพื่อ….</summary>
    Closing,

    /// <summary>ขอแสดงความนับถือ.</summary>
    Valediction,

    /// <summary>The name in brackets and the position, line by line.</summary>
    Signature,

    /// <summary>The owner's office and telephone, line by line.</summary>
    Owner,

    /// <summary>สำเนาส่ง, a line for each; none is left out.</summary>
    Copies,

    /// <summary>Over the annex.</summary>
    AnnexTitle,

    /// <summary>Under the annex, a line for each.</summary>
    AnnexNotes,
}

/// <summary>What is known of the parts.</summary>
public static class LetterPartList
{
    public static ImmutableArray<LetterPart> All { get; } = [.. Enum.GetValues<LetterPart>()];

    /// <summary>Without these a paper is no letter.</summary>
    public static ImmutableArray<LetterPart> Needed { get; } =
        [LetterPart.Number, LetterPart.Subject, LetterPart.To, LetterPart.Cause, LetterPart.Closing, LetterPart.Valediction, LetterPart.Signature];

    /// <summary>Those that are one line; every other may have several.</summary>
    public static ImmutableArray<LetterPart> OneLine { get; } = [LetterPart.Number, LetterPart.Subject, LetterPart.To, LetterPart.Valediction, LetterPart.AnnexTitle];

    /// <summary>number, annexTitle: the word in files and forms.</summary>
    public static string Key(this LetterPart part) => char.ToLowerInvariant(part.ToString()[0]) + part.ToString()[1..];

    /// <summary>The part that a word means; null for none.</summary>
    public static LetterPart? Parse(string? key) => All.Where(part => part.Key() == key).Select(part => (LetterPart?)part).FirstOrDefault();
}
