using System.Globalization;

namespace Klang.Core.Thai;

/// <summary>
/// The one place where a day becomes text for people, and typed text becomes a day. Years are Buddhist (CE + 543); no culture
/// is asked, because th-TH reads 31/1/2019 as the year 1476 without a word. Languages are "th" and "en". Digits are Arabic;
/// letters put <see cref="ThaiDigits.ToThai"/> around it.
/// </summary>
public static partial class BuddhistDate
{
    private const int Offset = 543;

    /// <summary>The Buddhist year of a day: 2019-01-31 → 2562.</summary>
    public static int YearOf(DateOnly date) => date.Year + Offset;

    /// <summary>31 มกราคม 2562 · 31 January 2562 BE.</summary>
    public static string Long(DateOnly date, string language = "th") =>
        Number(date.Day) + " " + MonthYear(date.Month, date.Year, language);

    /// <summary>31 ม.ค. 2562 · 31 Jan 2562 BE.</summary>
    public static string Short(DateOnly date, string language = "th") =>
        Number(date.Day) + " " + ThaiMonths.Short(date.Month, language) + " " + Year(date.Year, language);

    /// <summary>วันพฤหัสบดีที่ 31 มกราคม 2562 · Thursday, 31 January 2562 BE.</summary>
    public static string WithWeekday(DateOnly date, string language = "th")
    {
        var weekday = ThaiMonths.Weekday(date.DayOfWeek, language);
        return (language == "en" ? weekday + ", " : "วัน" + weekday + "ที่ ") + Long(date, language);
    }

    /// <summary>31/1/2562, in both languages.</summary>
    public static string Numeric(DateOnly date) => Number(date.Day) + "/" + Number(date.Month) + "/" + Number(YearOf(date));

    /// <summary>มกราคม 2562 · January 2562 BE, for a month 1–12 of a year of the common era.</summary>
    public static string MonthYear(int month, int yearCe, string language = "th") =>
        ThaiMonths.Long(month, language) + " " + Year(yearCe, language);

    private static string Year(int yearCe, string language) => Number(yearCe + Offset) + (language == "en" ? " BE" : "");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
