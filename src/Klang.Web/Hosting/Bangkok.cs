namespace Klang.Web.Hosting;

/// <summary>The office's clock: Bangkok, UTC+7, no daylight saving. Due days are Bangkok days.</summary>
public static class Bangkok
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The moment as clocks in Bangkok show it.</summary>
    public static DateTime Local(this TimeProvider clock) => Local(clock.GetUtcNow().UtcDateTime);

    public static DateTime Local(DateTime utc) => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

    /// <summary>A moment that clocks in Bangkok show, in UTC.</summary>
    public static DateTime Utc(DateTime local) => DateTime.SpecifyKind(local - Offset, DateTimeKind.Utc);

    /// <summary>The last moment of a Bangkok day, in UTC.</summary>
    public static DateTime EndOf(DateOnly day) => DateTime.SpecifyKind(day.AddDays(1).ToDateTime(TimeOnly.MinValue) - Offset - TimeSpan.FromMicroseconds(1), DateTimeKind.Utc);

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset);
}
