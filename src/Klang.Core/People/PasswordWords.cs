using System.Text.RegularExpressions;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>The words of names that a password may not hold. All are folded as <see cref="PasswordText"/> folds.</summary>
internal static partial class PasswordWords
{
    private const int Shortest = 3;

    /// <summary>Stand alone in too many honest phrases.</summary>
    private static readonly string[] Fillers = ["and", "the", "for", "นาย", "นาง", "นางสาว", "และ"];

    /// <summary>The user name, and its parts between dots, dashes and underscores.</summary>
    public static IEnumerable<string> OfUserName(string userName)
    {
        var folded = Fold(userName);
        return Useful(folded.Split('.', '-', '_').Append(PasswordText.Of(folded).Squeezed));
    }

    /// <summary>Name and surname without title.</summary>
    public static IEnumerable<string> OfPerson(string displayName)
    {
        var folded = Fold(displayName);
        return Useful(Title().Replace(folded, "").Split(' ').Append(PasswordText.Of(folded).Squeezed));
    }

    /// <summary>
    /// Of an office's name in Thai: the place and what kind of office it is, cut at the words every office shares, because Thai
    /// is written without spaces. In English: every word, and the place in one piece (maesai).
    /// </summary>
    public static IEnumerable<string> OfOffice(string name)
    {
        var folded = Fold(name);
        var place = PasswordText.Of(Kinds().Replace(folded, "")).Squeezed;
        return Useful(Split().Split(folded).Concat(Shared().Matches(folded).Select(m => m.Value)).Append(place));
    }

    private static string Fold(string text) => ThaiDigits.ToArabic(ThaiText.Normalise(text)).ToLowerInvariant();

    private static IEnumerable<string> Useful(IEnumerable<string> words) =>
        words.Where(w => w.Length >= Shortest && !Fillers.Contains(w) && !w.All(char.IsAsciiDigit)).Distinct();

    [GeneratedRegex("^(?:นางสาว|นาย|นาง|น\\.ส\\.|ว่าที่ร้อยตรี|ว่าที่ ร\\.ต\\.|mrs?\\.?|miss|ms\\.?) ?")]
    private static partial Regex Title();

    [GeneratedRegex("สำนักงาน|พัฒนาชุมชน|อำเภอ|จังหวัด|[ ,()&-]+")]
    private static partial Regex Split();

    [GeneratedRegex("สำนักงาน|พัฒนาชุมชน")]
    private static partial Regex Shared();

    [GeneratedRegex("^community development office, | (?:district|province)$")]
    private static partial Regex Kinds();
}
