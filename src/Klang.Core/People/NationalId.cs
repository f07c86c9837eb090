using System.Text.RegularExpressions;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>
/// A Thai national id: 13 digits, the last a check digit. Its text form is masked, so that a log line or a message never
/// shows it whole; <see cref="Digits"/> and <see cref="Formatted"/> are for the few places that may.
/// </summary>
/// <remarks>The check digit does not protect the third digit: its weight is 11 and the sum is taken modulo 11.</remarks>
public readonly partial record struct NationalId
{
    public const int Length = 13;

    private readonly string? _digits;

    private NationalId(string digits) => _digits = digits;

    /// <summary>All 13 digits. Personal data: store encrypted, show only where unmasking is logged.</summary>
    public string Digits => _digits ?? throw new InvalidOperationException("This national id was never read.");

    /// <summary>1-2345-67890-12-1.</summary>
    public string Formatted => Group(Digits);

    /// <summary>1-xxxx-xxxxx-12-1.</summary>
    public string Masked => Group(Digits[..1] + new string('x', 9) + Digits[10..]);

    /// <summary>
    /// Reads 13 digits, Arabic or Thai, with spaces and dashes anywhere. The first digit is 1–8; 6 and 7 are persons without
    /// Thai nationality. <paramref name="allowZero"/> also takes 0, given to persons without status.
    /// </summary>
    public static bool TryParse(string? text, out NationalId id, out NationalIdFault fault, bool allowZero = false)
    {
        var body = ThaiDigits.ToArabic(ThaiText.Normalise(text ?? ""));
        var digits = Separators().Replace(body, "");
        fault = ScientificForm().IsMatch(body) ? NationalIdFault.Scientific : FaultOf(digits, allowZero);
        id = fault == NationalIdFault.None ? new NationalId(digits) : default;
        return fault == NationalIdFault.None;
    }

    /// <summary>Whether a text is what <see cref="Masked"/> gives: a form that came back unchanged.</summary>
    public static bool IsMask(string text) => MaskForm().IsMatch(text);

    /// <summary>The 13th digit that belongs to twelve: (11 − Σ dᵢ·(14−i) mod 11) mod 10.</summary>
    public static char CheckDigitOf(ReadOnlySpan<char> firstTwelve)
    {
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            sum += (firstTwelve[i] - '0') * (Length - i);
        }

        return (char)('0' + ((11 - (sum % 11)) % 10));
    }

    /// <summary>The masked form.</summary>
    public override string ToString() => _digits is null ? "" : Masked;

    private static NationalIdFault FaultOf(string digits, bool allowZero) => digits switch
    {
        "" => NationalIdFault.Empty,
        _ when !digits.All(char.IsAsciiDigit) => NationalIdFault.NotDigits,
        { Length: not Length } => NationalIdFault.Length,
        ['9', ..] => NationalIdFault.FirstDigit,
        ['0', ..] when !allowZero => NationalIdFault.FirstDigit,
        _ when CheckDigitOf(digits) != digits[^1] => NationalIdFault.CheckDigit,
        _ => NationalIdFault.None,
    };

    private static string Group(string d) => $"{d[..1]}-{d[1..5]}-{d[5..10]}-{d[10..12]}-{d[12..]}";

    [GeneratedRegex(@"^[0-8]-xxxx-xxxxx-[0-9]{2}-[0-9]\z")]
    private static partial Regex MaskForm();

    [GeneratedRegex("[-\u2010-\u2015\u2212 ]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ScientificForm();
}
