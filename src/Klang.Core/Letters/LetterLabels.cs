namespace Klang.Core.Letters;

/// <summary>The fixed words of an official letter. A letter is Thai in every language of the screen.</summary>
public static class LetterLabels
{
    public const string Number = "ที่";
    public const string Subject = "เรื่อง";
    public const string To = "เรียน";
    public const string References = "อ้างถึง";
    public const string Enclosures = "สิ่งที่ส่งมาด้วย";
    public const string Copies = "สำเนาส่ง";

    /// <summary>Where the office puts the garuda.</summary>
    public const string Emblem = "(วางตราครุฑที่นี่ สูง ๓ เซนติเมตร)";
}
