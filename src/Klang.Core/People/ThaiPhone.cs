using System.Text.RegularExpressions;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>
/// A Thai telephone number: a landline of 9 digits (02…, 03…, 04…, 05…, 07…) or a mobile of 10 (06…, 08…, 09…), with or
/// without an extension. Short service numbers and numbers abroad are not.
/// </summary>
public readonly partial record struct ThaiPhone
{
    private readonly string? _digits;

    private ThaiPhone(string digits, string? extension)
    {
        _digits = digits;
        Extension = extension;
    }

    /// <summary>The number as dialled at home: 053177350.</summary>
    public string Digits => _digits ?? throw new InvalidOperationException("This telephone number was never read.");

    /// <summary>1–6 digits, or null.</summary>
    public string? Extension { get; }

    public bool IsMobile => Digits.Length == 10;

    /// <summary>+6653177350; the extension is no part of it.</summary>
    public string E164 => "+66" + Digits[1..];

    /// <summary>A number as those see it who need not call: all but its last three digits are x. Takes any text.</summary>
    public static string Mask(string text)
    {
        var left = text.Count(char.IsAsciiDigit);
        return string.Concat(text.Select(c => char.IsAsciiDigit(c) && left-- > 3 ? 'x' : c));
    }

    /// <summary>
    /// Reads 053-177-350, 0-5317-7350, (053) 177350, +66 53 177 350, 081 234 5678, ๐๕๓๑๗๗๓๕๐ ต่อ ๑๒; false with the reason.
    /// </summary>
    public static bool TryParse(string? text, out ThaiPhone phone, out ThaiPhoneFault fault)
    {
        var body = ThaiDigits.ToArabic(ThaiText.Normalise(text ?? ""));
        var extension = ExtensionForm().Match(body);
        var number = Separators().Replace(extension.Success ? body[..extension.Index] : body, "");
        var digits = Abroad().Replace(number, "0");
        fault = FaultOf(digits, hasExtension: extension.Success);
        phone = fault == ThaiPhoneFault.None
            ? new ThaiPhone(digits, extension.Success ? extension.Groups["ext"].Value : null)
            : default;
        return fault == ThaiPhoneFault.None;
    }

    /// <summary>02-123-4567, 053-177-350, 081-234-5678, and the extension after it ("th": ต่อ 12, "en": ext. 12).</summary>
    public string Show(string language = "th")
    {
        var area = Digits.StartsWith("02", StringComparison.Ordinal) ? 2 : 3;
        var grouped = Digits[..area] + "-" + Digits[area..(area + 3)] + "-" + Digits[(area + 3)..];
        return Extension is null ? grouped : grouped + (language == "en" ? " ext. " : " ต่อ ") + Extension;
    }

    public override string ToString() => _digits is null ? "" : Show();

    private static ThaiPhoneFault FaultOf(string digits, bool hasExtension) => digits switch
    {
        "" => hasExtension ? ThaiPhoneFault.Length : ThaiPhoneFault.Empty,
        _ when SeveralForm().IsMatch(digits) => ThaiPhoneFault.Several,
        _ when !digits.All(char.IsAsciiDigit) => ThaiPhoneFault.NotDigits,
        [not '0', ..] => digits.Length is 8 or 9 ? ThaiPhoneFault.LostZero : ThaiPhoneFault.Length,
        { Length: 18 or 19 or 20 } => ThaiPhoneFault.Several,
        { Length: < 9 or > 10 } => ThaiPhoneFault.Length,
        ['0', '2' or '3' or '4' or '5' or '7', ..] => digits.Length == 9 ? ThaiPhoneFault.None : ThaiPhoneFault.Length,
        ['0', '6' or '8' or '9', ..] => digits.Length == 10 ? ThaiPhoneFault.None : ThaiPhoneFault.Length,
        _ => ThaiPhoneFault.Prefix,
    };

    [GeneratedRegex("[-\u2010-\u2015\u2212 .()]")]
    private static partial Regex Separators();

    // +66 53…, and the form with the home zero left in: +66 (0) 53…
    [GeneratedRegex(@"^\+660?")]
    private static partial Regex Abroad();

    [GeneratedRegex(@" ?(ต่อ|ext\.?|x|#) ?(?<ext>[0-9]{1,6})\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ExtensionForm();

    [GeneratedRegex("[0-9](,|/|;|ถึง|หรือ|และ)[0-9]", RegexOptions.ExplicitCapture)]
    private static partial Regex SeveralForm();
}
