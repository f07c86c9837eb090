using Klang.Core.Common;

namespace Klang.Core.Datasets.Reading;

/// <summary>What is wrong with a file before it is looked at as YAML.</summary>
internal static class DefinitionText
{
    /// <returns>The line and what is wrong there; null for a text that may be read.</returns>
    public static (int Line, LocalText Said)? Fault(string text)
    {
        if (text.Length > DefinitionLimits.Bytes)
        {
            return (1, new(
                $"ไฟล์ใหญ่เกินไป ใช้ได้ไม่เกิน {DefinitionLimits.Bytes.Plain()} ตัวอักษร",
                $"The file is too large; it may have {DefinitionLimits.Bytes.Plain()} characters."));
        }

        var at = text.AsSpan().IndexOfAny('\uFFFD', '\0');
        if (at >= 0)
        {
            return (LineAt(text, at), new(
                "ไฟล์ต้องบันทึกเป็น UTF-8 บรรทัดนี้มีอักขระที่อ่านไม่ได้",
                "The file must be saved as UTF-8; this line holds a character that cannot be read."));
        }

        return text.Contains('\t', StringComparison.Ordinal) ? Tab(text) : null;
    }

    private static (int Line, LocalText Said)? Tab(string text)
    {
        var line = 0;
        foreach (var one in text.AsSpan().EnumerateLines())
        {
            line++;
            if (one[..(one.Length - one.TrimStart(" \t").Length)].Contains('\t'))
            {
                return (line, new("ย่อหน้าด้วยแท็บไม่ได้ ให้ใช้ช่องว่าง", "A tab may not indent a line; use spaces."));
            }
        }

        return null;
    }

    private static int LineAt(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;
}
