using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>
/// Which passwords are refused. Length counts, composition does not; refused is what can be worked out from the person, the
/// office or the circular of 2562, and what everybody tries first.
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 200;

    /// <summary>c-d-d-1-8 struck with the Thai keyboard on.</summary>
    private const string CircularOnThaiKeyboard = "แกกๅค";

    /// <summary>
    /// The password as it is hashed. น้ำ typed in two ways, a pasted space or a zero-width sign must not shut its owner out.
    /// </summary>
    public static string Prepare(string? typed) => ThaiText.Normalise(typed ?? "");

    /// <summary>Everything wrong with a password, each with its reason and remedy; empty when it is good.</summary>
    public static IReadOnlyList<Problem> Check(string password, PasswordFacts facts)
    {
        var text = PasswordText.Of(password);
        return [.. Faults(Prepare(password), text, facts)];
    }

    private static IEnumerable<Problem> Faults(string password, PasswordText text, PasswordFacts facts)
    {
        if (ThaiText.Graphemes(password) < MinLength)
        {
            yield return PasswordProblems.TooShort;
        }

        if (password.Length > MaxLength)
        {
            yield return PasswordProblems.TooLong;
        }

        if (IsCircular(text))
        {
            yield return PasswordProblems.Circular;
        }

        foreach (var problem in Derived(text, facts))
        {
            yield return problem;
        }

        if (PasswordPatterns.Repeats(text.Folded) || PasswordPatterns.Runs(text.Folded) || PasswordPatterns.Runs(text.Squeezed))
        {
            yield return PasswordProblems.Pattern;
        }

        if (CommonPasswords.Contains(text))
        {
            yield return PasswordProblems.Common;
        }
    }

    private static IEnumerable<Problem> Derived(PasswordText text, PasswordFacts facts)
    {
        if (PasswordWords.OfUserName(facts.UserName).Any(text.Holds))
        {
            yield return PasswordProblems.UserName;
        }

        if (PasswordWords.OfPerson(facts.DisplayName).Any(text.Holds))
        {
            yield return PasswordProblems.PersonName;
        }

        if (HoldsCode(text, facts))
        {
            yield return PasswordProblems.AreaCode;
        }

        if (facts.OfficeNames.SelectMany(PasswordWords.OfOffice).FirstOrDefault(text.Holds) is { } word)
        {
            yield return PasswordProblems.OfficeName(word);
        }
    }

    private static bool IsCircular(PasswordText text) =>
        text.Squeezed.Contains("cdd18", StringComparison.Ordinal) || text.Folded.Contains(CircularOnThaiKeyboard, StringComparison.Ordinal);

    /// <summary>
    /// Codes of the person's own area. Four digits are found anywhere; two digits only where they stand alone or begin a code
    /// of the province (57, 5700, 57100, 570001), because any long number holds a 57 somewhere.
    /// </summary>
    private static bool HoldsCode(PasswordText text, PasswordFacts facts)
    {
        if (facts.Area.At(AreaLevel.Province) is not { Digits: var province })
        {
            return PasswordWords.OfUserName(facts.UnitCode).Any(text.Holds);
        }

        string[] codes = facts.Area.Level == AreaLevel.Province ? [province + "00"] : [facts.Area.Digits, province + "00", province + "00" + facts.Area.Digits[2..]];
        return text.DigitRuns.Any(run => codes.Any(code => run.Contains(code, StringComparison.Ordinal))
            || (run.Length is 2 or 4 or 5 or 6 or 8 && run.StartsWith(province, StringComparison.Ordinal)));
    }
}
