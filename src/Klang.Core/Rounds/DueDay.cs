using System.Globalization;
using System.Text.RegularExpressions;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Rounds;

/// <summary>
/// A day of the year on which a round is due, every year: the 20th of December, or (Day null) the last day of February.
/// </summary>
public readonly partial record struct DueDay(int? Day, int Month)
{
    private const int PlainYear = 2001;

    public static DueDay EndOf(int month) => new(null, month);

    /// <summary>
    /// Reads "20 Dec" or "end Feb" (English month names, short or long). A day that is not in the month every year, such as
    /// 29 Feb, is refused: write "end Feb". Problem: due-day.
    /// </summary>
    public static Result<DueDay> Parse(string? text)
    {
        var parts = Form().Match(text?.Trim() ?? "");
        if (!parts.Success || ThaiMonths.Find(parts.Groups["month"].Value) is not { } month)
        {
            return RoundProblems.DueDay(text ?? "");
        }

        var day = parts.Groups["day"].Value;
        if (day.Equals("end", StringComparison.OrdinalIgnoreCase))
        {
            return EndOf(month);
        }

        var number = int.Parse(day, NumberStyles.None, CultureInfo.InvariantCulture);
        return number >= 1 && number <= DateTime.DaysInMonth(PlainYear, month)
            ? new DueDay(number, month)
            : RoundProblems.DueDay(text!);
    }

    /// <summary>The date in a fiscal year: 20 Dec of 2562 is 2018-12-20.</summary>
    public DateOnly In(FiscalYear year)
    {
        var commonYear = year.CommonYearOf(Month);
        return new DateOnly(commonYear, Month, Day ?? DateTime.DaysInMonth(commonYear, Month));
    }

    /// <summary>As it is written in a definition: 20 Dec, end Feb.</summary>
    public override string ToString() =>
        (Day?.ToString(CultureInfo.InvariantCulture) ?? "end") + " " + ThaiMonths.Short(Month, "en");

    [GeneratedRegex(@"^(?<day>[0-9]{1,2}|end) +(?<month>[a-z]{3,9})\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
