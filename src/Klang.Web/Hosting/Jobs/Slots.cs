using System.Globalization;

namespace Klang.Web.Hosting.Jobs;

/// <summary>Names of pieces of time, in Bangkok; in the order of text they are in the order of time.</summary>
public static class Slots
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>2026-12-13T09.</summary>
    public static string Hour(TimeProvider clock) => clock.Local().ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);

    /// <summary>2026-12-13.</summary>
    public static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    public static DateOnly DayOf(string slot) => DateOnly.ParseExact(slot, DayForm, CultureInfo.InvariantCulture);
}
