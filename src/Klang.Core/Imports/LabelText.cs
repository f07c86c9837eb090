using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Klang.Core.Areas.Search;
using Klang.Core.Registers;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>How alike two column headings are, 0 to 1, after what heads are decorated with is put aside: item numbers, units in brackets, จำนวน.</summary>
public static partial class LabelText
{
    /// <summary>What is compared of a heading; "" where it has no letters.</summary>
    public static string Key(string label)
    {
        var text = ThaiDigits.ToArabic(string.Join(' ', label.Split('\n').Select(line => ItemNumber().Replace(ThaiDigits.ToArabic(ThaiText.Normalise(line)), "")))).ToLowerInvariant();
        var bare = UnitInBrackets().Replace(text, "");
        bare = Counting().Replace(bare.Trim(), "");
        var letters = Letters(bare);
        return Slips.Skeleton(letters.Length > 0 ? letters : Letters(text));
    }

    /// <summary>Likeness of two keys.</summary>
    public static decimal Alike(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return 0;
        }

        if (one == other)
        {
            return 1;
        }

        // Few letters in common: not worth a closer look.
        var (mine, theirs) = (Slips.Letters(one), Slips.Letters(other));
        if (BitOperations.PopCount(mine & theirs) * 2 < Math.Max(BitOperations.PopCount(mine), BitOperations.PopCount(theirs)))
        {
            return 0;
        }

        var most = Math.Max(1, Math.Max(one.Length, other.Length) / 5);
        var edits = NameSkeleton.Edits(one, other, most);
        var byEdits = edits > most ? 0 : 1 - ((decimal)edits / Math.Max(one.Length, other.Length));
        return Math.Min(0.99m, Math.Max(byEdits, Dice(one, other)));
    }

    /// <summary>The share of letter pairs that two keys have in common.</summary>
    private static decimal Dice(string one, string other)
    {
        var common = 0;
        for (var i = 0; i <= one.Length; i++)
        {
            common += Has(other, Before(one, i), At(one, i)) ? 1 : 0;
        }

        return 2m * Math.Min(common, other.Length + 1) / (one.Length + other.Length + 2);
    }

    private static bool Has(string text, char first, char second)
    {
        for (var i = 0; i <= text.Length; i++)
        {
            if (Before(text, i) == first && At(text, i) == second)
            {
                return true;
            }
        }

        return false;
    }

    private static char Before(string text, int at) => at == 0 ? '^' : text[at - 1];

    private static char At(string text, int at) => at == text.Length ? '$' : text[at];

    private static string Letters(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c) && !char.IsSymbol(c)))
        {
            kept.Append(letter);
        }

        return kept.ToString();
    }

    // 1. 1.2 ข้อ 3 (4) ก. in front.
    [GeneratedRegex(@"\A\s*((ข้อ(ที่)?\s*)?\(?[0-9]{1,2}(\.[0-9]{1,2})*[.)]\s*|ข้อ(ที่)?\s*[0-9.]+\s*)", RegexOptions.ExplicitCapture)]
    private static partial Regex ItemNumber();

    [GeneratedRegex(@"[(\[]\s*(หน่วย\s*:?\s*)?(บาท|คน|ราย|แห่ง|กลุ่ม|ครัวเรือน|ร้อยละ|เปอร์เซ็นต์|%|ครั้ง|สัญญา|ปี|พ\.ศ\.|วัน|เดือน|หมู่บ้าน|ระบุ|ชื่อ|รายการ)\s*[)\]]|\*", RegexOptions.ExplicitCapture)]
    private static partial Regex UnitInBrackets();

    [GeneratedRegex(@"\Aจำนวน(?=\s*\S{3})|(?<=\S{4})\s*(หน่วย\s*:?\s*)?(บาท|คน)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Counting();
}
