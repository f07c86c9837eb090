namespace Klang.Core.Thai;

/// <summary>
/// Names of the months and weekdays, Thai and English. They stand here and not in a culture so that no server setting changes
/// them.
/// </summary>
public static class ThaiMonths
{
    private static readonly string[] LongThai =
    [
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
    ];

    private static readonly string[] ShortThai =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    private static readonly string[] LongEnglish =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] WeekdaysThai = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

    /// <summary>มกราคม or January for 1 … 12.</summary>
    public static string Long(int month, string language = "th") => (language == "en" ? LongEnglish : LongThai)[month - 1];

    /// <summary>ม.ค. or Jan for 1 … 12.</summary>
    public static string Short(int month, string language = "th") =>
        language == "en" ? LongEnglish[month - 1][..3] : ShortThai[month - 1];

    /// <summary>พฤหัสบดี or Thursday.</summary>
    public static string Weekday(DayOfWeek day, string language = "th") =>
        language == "en" ? day.ToString() : WeekdaysThai[(int)day];

    /// <summary>The month that a name means, long or short, with or without its points, Thai or English; null for none.</summary>
    public static int? Find(string name)
    {
        var bare = Bare(name);
        for (var month = 1; month <= 12; month++)
        {
            if (bare == LongThai[month - 1] || bare == Bare(ShortThai[month - 1]) || IsEnglish(bare, LongEnglish[month - 1]))
            {
                return month;
            }
        }

        return null;
    }

    private static bool IsEnglish(string name, string month) =>
        name.Equals(month, StringComparison.OrdinalIgnoreCase) || name.Equals(month[..3], StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => string.Concat(name.Where(c => c is not ('.' or ' ' or '-' or '/')));
}
