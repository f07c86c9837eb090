using Klang.Core.Thai;

namespace Klang.Web.Features.Shell;

/// <summary>How pages show days, times and numbers: Buddhist years, Bangkok time, thousands commas. The one place for it.</summary>
public static class Display
{
    public const string Missing = "–";

    /// <summary>20 ธ.ค. 2569.</summary>
    public static string Day(DateOnly? day) => day is { } d ? BuddhistDate.Short(d, Language.Current) : Missing;

    /// <summary>20 ธันวาคม 2569.</summary>
    public static string LongDay(DateOnly day) => BuddhistDate.Long(day, Language.Current);

    /// <summary>20 ธ.ค. 2569 10:32, Bangkok time.</summary>
    public static string Time(DateTime? utc) => utc is { } t ? BuddhistDate.ShortWithTime(t, Language.Current) : Missing;

    /// <summary>1,234 or 1,234.50; missing is a dash, never zero.</summary>
    public static string Number(decimal? value, int decimals = 0) => value is { } v ? ThaiNumber.Show(v, decimals) : Missing;

    /// <summary>0.825 → 82.5 %.</summary>
    public static string Share(decimal? share) => share is { } s ? ThaiNumber.Show(decimal.Round(s * 100, 1), 1) + " %" : Missing;
}
