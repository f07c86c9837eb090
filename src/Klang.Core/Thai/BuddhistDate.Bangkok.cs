using System.Globalization;

namespace Klang.Core.Thai;

/// <content>Moments: stored in UTC, shown in Bangkok, which is UTC+7 all year.</content>
public static partial class BuddhistDate
{
    private static readonly TimeSpan Bangkok = TimeSpan.FromHours(7);

    /// <summary>
    /// The wall clock in Bangkok at a UTC moment. A moment read back from storage without a kind is UTC; local time is a bug.
    /// </summary>
    public static DateTime InBangkok(DateTime utc) => utc.Kind == DateTimeKind.Local
        ? throw new ArgumentException("A moment must be UTC.", nameof(utc))
        : DateTime.SpecifyKind(utc + Bangkok, DateTimeKind.Unspecified);

    /// <summary>The day it is in Bangkok at a UTC moment: from 17:00 UTC on it is the next day.</summary>
    public static DateOnly DayInBangkok(DateTime utc) => DateOnly.FromDateTime(InBangkok(utc));

    /// <summary>31 มกราคม 2562 เวลา 14.05 น. · 31 January 2562 BE, 14:05.</summary>
    public static string LongWithTime(DateTime utc, string language = "th") =>
        Long(DayInBangkok(utc), language) + (language == "en" ? ", " : " เวลา ") + Time(utc, language);

    /// <summary>31 ม.ค. 2562 14.05 น. · 31 Jan 2562 BE 14:05.</summary>
    public static string ShortWithTime(DateTime utc, string language = "th") =>
        Short(DayInBangkok(utc), language) + " " + Time(utc, language);

    /// <summary>14.05 น. · 14:05, in Bangkok.</summary>
    public static string Time(DateTime utc, string language = "th") =>
        InBangkok(utc).ToString(language == "en" ? "HH':'mm" : "HH'.'mm' น.'", CultureInfo.InvariantCulture);
}
