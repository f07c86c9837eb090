using System.Text.RegularExpressions;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Registers;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>What a text probably means: the text that the parser reads, and how to show it.</summary>
public sealed record NamedGuess(string Value, string Name);

/// <summary>Guesses at texts that did not parse; never taken without somebody's word.</summary>
public static partial class Guesses
{
    private const decimal Alike = 0.6m;
    private const int MostSlips = 2;

    public static NamedGuess? Of(Field field, string text) => field switch
    {
        ChoiceField choice => Choice(choice.Choices, text),
        DateField => TwoDigitYear(text),
        NumberField => Number(text),
        YesNoField => YesNo(text),
        _ => null,
    };

    private static NamedGuess? Choice(IEnumerable<Choice> choices, string text)
    {
        var code = Coded().Match(ThaiDigits.ToArabic(ThaiText.Normalise(text)));
        var (listed, bare) = (choices.ToList(), code.Success ? code.Groups["label"].Value : text);
        var near = listed.Select(c => (Choice: c, Likeness: Likeness(c.Label.Th, bare))).OrderByDescending(c => c.Likeness).Take(2).ToList();
        return near.Count == 0 || near[0].Likeness < Alike || (near.Count > 1 && near[1].Likeness == near[0].Likeness)
            ? null
            : new(near[0].Choice.Code, near[0].Choice.Label.Th);
    }

    private static decimal Likeness(string label, string text)
    {
        var (one, other) = (NameLikeness.Key(label), NameLikeness.Key(text));
        return one == other ? 1 : one.Length > 2 && other.Length > 2 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)) ? 0.9m
            : Math.Max(NameLikeness.Of(label, text), one.Length == 0 ? 0 : NameSkeleton.Of(one, other, MostSlips));
    }

    private static NamedGuess? TwoDigitYear(string text)
    {
        var parts = Short().Match(ThaiDigits.ToArabic(ThaiText.Normalise(text)));
        var whole = parts.Success ? $"{parts.Groups["d"].Value}25{parts.Groups["y"].Value}" : "";
        return BuddhistDate.TryParse(whole, out var day, out _) ? new(BuddhistDate.Numeric(day.Date), BuddhistDate.Short(day.Date)) : null;
    }

    /// <summary>1,234 คน → 1,234; (1,234) → -1,234; 1 234 → 1234.</summary>
    private static NamedGuess? Number(string text)
    {
        var clean = ThaiDigits.ToArabic(ThaiText.Normalise(text));
        var match = OneNumber().Match(clean);
        return match.Success && ThaiNumber.TryParse(match.Groups["n"].Value.Replace(" ", "", StringComparison.Ordinal), out var number, out _)
            ? new((clean.StartsWith('(') ? -number : number).Plain(), ThaiNumber.Show(clean.StartsWith('(') ? -number : number, decimal.Truncate(number) == number ? 0 : 2))
            : null;
    }

    private static NamedGuess? YesNo(string text) => ThaiText.Normalise(text) switch
    {
        var t when t.StartsWith("ไม่", StringComparison.Ordinal) => new("0", "ไม่ใช่"),
        var t when t.StartsWith("มี", StringComparison.Ordinal) || t.StartsWith("ใช่", StringComparison.Ordinal) => new("1", "ใช่"),
        _ => null,
    };

    [GeneratedRegex(@"\A[0-9]{1,2}\s*[.):=\-]\s*(?<label>.+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Coded();

    [GeneratedRegex(@"\A(?<d>.*[^0-9])(?<y>[0-9]{2})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Short();

    [GeneratedRegex(@"\A\(?(?<n>-?[0-9]+(?:[ ,][0-9]{3})*(?:\.[0-9]+)?)\s*(?:\)|[ก-๙./]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex OneNumber();
}
