using System.Globalization;
using Klang.Core.Thai;

namespace Klang.Core.Attachments;

/// <summary>Names of files as they are shown and saved.</summary>
public static class FileNames
{
    private const int Most = 100;
    private const string Forbidden = "\\/:*?\"<>|";

    /// <summary>The name with the ending of its content: a picture called form.pdf becomes form.jpg.</summary>
    public static string Of(string name, FileKind kind)
    {
        var stem = Stem(name);
        var dot = stem.LastIndexOf('.');
        return (dot > 0 && IsEnding(stem[(dot + 1)..]) ? stem[..dot] : stem) + kind switch
        {
            FileKind.Pdf => ".pdf",
            FileKind.Png => ".png",
            FileKind.Jpeg => ".jpg",
            _ => throw new NotSupportedException($"Unknown kind {kind}."),
        };
    }

    /// <summary>The last part of a path, of letters that every system takes, at most 100 long; never empty.</summary>
    public static string Stem(string name)
    {
        var last = ThaiText.Normalise(name.Split('/', '\\')[^1]);
        var clean = string.Concat(last.Where(c => !Forbidden.Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        var cut = clean.Length <= Most ? clean : CutAtCharacter(clean);
        return cut.Length == 0 ? "file" : cut;
    }

    // pdf and jpeg are endings; of แผน 12.3 and ว.ด.ป. nothing is.
    private static bool IsEnding(string text) => text.Length is > 0 and <= 5 && text.All(char.IsAsciiLetterOrDigit) && text.Any(char.IsAsciiLetter);

    // A Thai character with its vowel and tone mark is never taken apart.
    private static string CutAtCharacter(string text)
    {
        var ends = StringInfo.ParseCombiningCharacters(text).Where(at => at <= Most);
        return text[..ends.Max()];
    }
}
