using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.People;

public sealed class DelegationRulesTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 179, null)]
    [InlineData(5, 7, null)]
    [InlineData(-1, 3, "from")]
    [InlineData(3, 2, "until")]
    [InlineData(0, 180, "until")]
    public void Check_Days_StandInTheirLimits(int from, int until, string? wrong) =>
        Assert.Equal(wrong, DelegationRules.Check(new DelegationSpan(Today.AddDays(from), Today.AddDays(until)), Today)?.Where);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void IsInForce_BothDaysIncluded_EndsByItself(int day, bool expected)
    {
        var span = new DelegationSpan(Today, Today.AddDays(3));

        Assert.Equal(expected, span.IsInForce(Today.AddDays(day)));
        Assert.False((span with { IsEnded = true }).IsInForce(Today.AddDays(day)));
    }

    [Fact]
    public void InPlaceOf_Reviewer_DecidesWithTheRoleAndBothNames()
    {
        var district = new SubmissionTarget("5701", AreaCode.Parse("5701"), SubmissionStatus.Submitted, RoundTakesData: true, Guid.NewGuid());
        var (head, officer) = (Actor(Role.ProvinceReviewer, "สมชาย"), Actor(Role.Officer, "สมหญิง"));

        var standing = officer.InPlaceOf(head);

        Assert.Equal("403.1", Permission.May(officer, Act.Approve, district)?.Code);
        Assert.Null(Permission.May(standing, Act.Approve, district));
        Assert.Equal("สมหญิง (ปฏิบัติการแทน สมชาย)", standing.Name);
        Assert.Equal("403.3", Permission.May(standing, Act.Approve, district with { SubmittedBy = officer.Id })?.Code);
        Assert.Equal("403.3", Permission.May(standing, Act.Return, district with { SubmittedBy = head.Id })?.Code);
        Assert.Equal("404.1", Permission.May(standing, Act.Approve, district with { UnitCode = "5001", Area = AreaCode.Parse("5001") })?.Code);
        Assert.Equal("403.1", Permission.May(standing, Act.Delegate, new OfficeTarget("57", AreaCode.Parse("57")))?.Code);
    }

    private static Actor Actor(Role role, string name) => new() { Id = Guid.NewGuid(), UserName = name, Name = name, Role = role, UnitCode = "57", Scope = AreaCode.Parse("57") };
}
