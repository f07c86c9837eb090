using CsCheck;
using Klang.Core.Reminders;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Reminders;

public sealed class QuietHoursTests
{
    private static readonly WorkingDays Days = new([new Holiday(new DateOnly(2026, 12, 7), new("หยุดชดเชยวันพ่อแห่งชาติ"))]);

    [Theory]
    [InlineData("2026-12-02T07:29:59", "2026-12-02T07:30:00")]
    [InlineData("2026-12-02T07:30:00", "2026-12-02T07:30:00")]
    [InlineData("2026-12-02T18:59:59", "2026-12-02T18:59:59")]
    [InlineData("2026-12-02T19:00:00", "2026-12-03T07:30:00")]
    [InlineData("2026-12-04T23:00:00", "2026-12-08T07:30:00")]
    [InlineData("2026-12-05T10:00:00", "2026-12-08T07:30:00")]
    public void Next_Moment_IsTheNextWorkingMorning(string asked, string next) => Assert.Equal(At(next), QuietHours.Next(At(asked), Days));

    [Fact]
    public void Next_AnyMoment_IsNeverQuietAndNeverEarlier() => Gen.Int[0, 60 * 24 * 40].Sample(minutes =>
    {
        var asked = At("2026-11-20T00:00:00").AddMinutes(minutes);
        var next = QuietHours.Next(asked, Days);
        Assert.False(QuietHours.IsQuiet(next, Days));
        Assert.True(next >= asked && (next == asked) == !QuietHours.IsQuiet(asked, Days));
    });

    [Fact]
    public void Wait_MoreTries_NeverShorterAndAtMostAnHour() => Gen.Int[1, 1000].Sample(tries =>
    {
        Assert.True(MailRetry.Wait(tries) <= MailRetry.Wait(tries + 1));
        Assert.InRange(MailRetry.Wait(tries), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
    });

    private static DateTime At(string text) => DateTime.ParseExact(text, "s", System.Globalization.CultureInfo.InvariantCulture);
}
