using System.Globalization;
using System.Text.RegularExpressions;

namespace Klang.Core.Thai;

/// <content>Reading a day that a person typed.</content>
public static partial class BuddhistDate
{
    private const int FirstBuddhist = 2400;
    private const int FirstCommon = 1900;
    private const int LastCommon = 2200;

    /// <summary>
    /// Reads 31/1/2562, 31-1-2562, 31.1.2562, 2019-01-31, 31 มกราคม 2562, 31 ม.ค. 2562, 31 Jan 2562 BE, in Thai or Arabic digits.
    /// Years 2400–2743 are Buddhist, 1900–2200 Common Era; everything else is refused with its reason. The era never depends
    /// on the way the date is written. A lone dash is an empty answer, as with numbers.
    /// </summary>
    public static bool TryParse(string? text, out DateReading reading, out DateFault fault)
    {
        reading = default;
        var body = ThaiDigits.ToArabic(ThaiText.Normalise(text ?? ""));
        fault = body is "" or "-" or "–" ? DateFault.Empty : Read(body, out reading);
        return fault == DateFault.None;
    }

    private static DateFault Read(string body, out DateReading reading)
    {
        reading = default;
        var parts = FirstMatch(body);
        if (parts is null)
        {
            return DateFault.NotADate;
        }

        var fault = ReadYear(parts.Groups["y"].Value, out var year, out var era);
        if (fault != DateFault.None || !AgreesWith(parts.Groups["era"].Value, era))
        {
            return fault == DateFault.None ? DateFault.Year : fault;
        }

        return ReadDay(parts, year, era, out reading);
    }

    private static DateFault ReadDay(Match parts, int year, YearEra era, out DateReading reading)
    {
        reading = default;
        var month = MonthOf(parts.Groups["m"].Value);
        if (month is not (>= 1 and <= 12))
        {
            return DateFault.Month;
        }

        var day = Int(parts.Groups["d"].Value);
        if (day < 1 || day > DateTime.DaysInMonth(year, month.Value))
        {
            return DateFault.Day;
        }

        reading = new DateReading(new DateOnly(year, month.Value, day), era);
        return DateFault.None;
    }

    private static DateFault ReadYear(string digits, out int year, out YearEra era)
    {
        year = digits.Length == 4 ? Int(digits) : 0;
        era = year >= FirstBuddhist ? YearEra.Buddhist : YearEra.Common;
        year -= era == YearEra.Buddhist ? Offset : 0;
        var accepted = year <= LastCommon && (era == YearEra.Buddhist || year >= FirstCommon);
        return accepted ? DateFault.None : digits.Length == 2 ? DateFault.TwoDigitYear : DateFault.Year;
    }

    private static bool AgreesWith(string said, YearEra era) => said switch
    {
        "" => true,
        "พ.ศ." or "BE" => era == YearEra.Buddhist,
        _ => era == YearEra.Common,
    };

    private static int? MonthOf(string text) => text.All(char.IsAsciiDigit) ? Int(text) : ThaiMonths.Find(text);

    private static int Int(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Match? FirstMatch(string body) =>
        Numbers().Match(body) is { Success: true } numbers ? numbers
        : YearFirst().Match(body) is { Success: true } yearFirst ? yearFirst
        : Named().Match(body) is { Success: true } named ? named
        : null;

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2}) ?(?<s>[-/.]) ?(?<m>[0-9]{1,2}) ?\k<s> ?(?<y>[0-9]+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"^(วันที่ ?)?(?<d>[0-9]{1,2})(?<m>[^0-9]*?[^-0-9 ./][^0-9]*?)(?<era>พ\.ศ\.|ค\.ศ\.)? ?(?<y>[0-9]+)( ?(?<era>BE|CE))?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
