using System.Globalization;
using System.Text.RegularExpressions;

namespace Klang.Core.Thai;

/// <summary>
/// Numbers as officers type them: ๑,๒๓๔.๕๐ บาท, 1234.5, -3. A lone dash is an empty answer, never zero. What could be read
/// in two ways (wrong commas, inner spaces, brackets, scientific notation) is refused with the reason.
/// </summary>
public static partial class ThaiNumber
{
    private const int MostDigits = 28;

    /// <summary>Reads a number; false with the reason where there is none. Exact: nothing is rounded.</summary>
    public static bool TryParse(string? text, out decimal value, out ThaiNumberFault fault)
    {
        // Most numbers come as bare digits, which need none of the steps below.
        if (text is { Length: > 0 and <= MostDigits } && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            (value, fault) = (decimal.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), ThaiNumberFault.None);
            return true;
        }

        value = 0;
        var body = Strip(text ?? "");
        fault = FaultOf(body);
        if (fault != ThaiNumberFault.None)
        {
            return false;
        }

        value = decimal.Parse(
            body.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture);
        value = value == 0 ? Math.Abs(value) : value; // "-0" is zero
        return true;
    }

    /// <summary>
    /// 1234.5 → 1,234.50 with <paramref name="decimals"/> places (0–28), halves away from zero, in Arabic digits.
    /// </summary>
    public static string Show(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        return (rounded == 0 ? 0m : rounded).ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Strip(string text)
    {
        var body = ThaiDigits.ToArabic(ThaiText.Normalise(text));
        body = Dash().Replace(body, "-");
        body = Currency().Replace(body, "${sign}").Trim();
        return MinusSpace().Replace(body, "-");
    }

    private static ThaiNumberFault FaultOf(string body) => body switch
    {
        _ when body.All(c => c == '-') => ThaiNumberFault.Empty,
        _ when ScientificForm().IsMatch(body) => ThaiNumberFault.Scientific,
        ['(', .., ')'] => ThaiNumberFault.Parentheses,
        _ when !body.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '+' or '-' or ' ') => ThaiNumberFault.NotANumber,
        _ when !body.Any(char.IsAsciiDigit) => ThaiNumberFault.NotANumber,
        _ when body.Contains(' ', StringComparison.Ordinal) => ThaiNumberFault.Spaces,
        _ when body[0] == '+' || body.LastIndexOfAny(['+', '-']) > 0 => ThaiNumberFault.Sign,
        _ when body.Count(c => c == '.') > 1 => ThaiNumberFault.TwoPoints,
        _ when !Grouping().IsMatch(body) => ThaiNumberFault.Commas,
        _ when body.Count(char.IsAsciiDigit) > MostDigits => ThaiNumberFault.TooLong,
        _ => ThaiNumberFault.None,
    };

    // Hyphens, en and em dash, minus sign, full-width hyphen: phones and Word put any of them.
    [GeneratedRegex("[\u2010-\u2015\u2212\uFE63\uFF0D]")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(?<sign>-? ?)฿|(บาท|฿)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Currency();

    [GeneratedRegex("^- +")]
    private static partial Regex MinusSpace();

    [GeneratedRegex(@"^[+-]?[0-9][0-9.,]*[eE][+-]?[0-9]+\z")]
    private static partial Regex ScientificForm();

    [GeneratedRegex(@"^-?([0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]*)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Grouping();
}
