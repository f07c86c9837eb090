using Klang.Core.Reminders;
using Klang.Core.Submissions;
using static Klang.Core.Tests.Reminders.ReminderFacts;

namespace Klang.Core.Tests.Reminders;

public sealed class ReminderPlanTests
{
    [Theory]
    [InlineData(-14, true)]
    [InlineData(-13, false)]
    [InlineData(-7, true)]
    [InlineData(-3, true)]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(4, false)]
    [InlineData(7, true)]
    [InlineData(14, true)]
    [InlineData(21, false)]
    public void Make_DaysFromDue_TellsOnStepsOnly(int fromDue, bool told) =>
        Assert.Equal(told, On(Due.AddDays(fromDue), [Report()], Officer).Count == 1);

    [Fact]
    public void Make_StepOnSaturday_IsTakenOverByMonday()
    {
        var due = new DateOnly(2026, 11, 18);
        Assert.Empty(On(new DateOnly(2026, 11, 15), [Report(due: due)], Officer));
        Assert.Equal(2, Assert.Single(Assert.Single(On(new DateOnly(2026, 11, 16), [Report(due: due)], Officer)).Own).DaysLeft);
    }

    [Fact]
    public void Make_SeveralReports_OneDigestMostUrgentFirst()
    {
        var digest = Assert.Single(On(Due, [Report(dataset: "savings-group"), Report(due: Due.AddDays(-1), dataset: "mother-fund"), Report(due: Due.AddDays(5), dataset: "b-c")], Officer));
        Assert.Equal([-1, 0, 5], digest.Own.Select(line => line.DaysLeft));
        Assert.Equal("digest/2026-11-20/11111111-0000-0000-0000-000000000000", digest.Key);
    }

    [Theory]
    [InlineData(SubmissionStatus.Submitted)]
    [InlineData(SubmissionStatus.Approved)]
    [InlineData(SubmissionStatus.Locked)]
    public void Make_Done_TellsNobody(SubmissionStatus done)
    {
        Assert.Empty(On(Due, [Report(status: done)], Officer, Reviewer));
        Assert.Empty(On(Due.AddDays(7), [Report(status: done)], Officer, Reviewer));
    }

    [Fact]
    public void Make_ExtendedReport_CountsToTheGrantedDay()
    {
        var extended = Report(extended: Due.AddDays(7));
        Assert.DoesNotContain(On(Due, [extended], Officer), d => d.Own.Any(line => line.DaysLeft == 0));
        Assert.Empty(On(Due.AddDays(1 + 2), [extended], Reviewer));
        Assert.Equal(0, Assert.Single(On(Due.AddDays(7), [extended], Officer)).Own[0].DaysLeft);
    }

    [Fact]
    public void Make_Assigned_TellsTheOneUntilItIsOverdue()
    {
        var assigned = Report() with { Assigned = [Colleague.Id] };
        Assert.Equal([Colleague.Id], On(Due, [assigned], Officer, Colleague).Select(d => d.PersonId));
        Assert.Equal(2, On(Due.AddDays(7), [assigned], Officer, Colleague).Count);
    }

    [Fact]
    public void Make_Overdue_BringsTheProvinceOneListOfUnits()
    {
        var digest = Assert.Single(On(Due.AddDays(7), [Report("5702"), Report("5701"), Report("5601"), Report("5703", SubmissionStatus.Submitted)], Reviewer));
        Assert.Empty(digest.Own);
        Assert.Equal(["5701", "5702"], digest.Overdue.Select(line => line.Report.UnitCode));
    }

    [Fact]
    public void Make_ClosedOrNotYetOpenRound_TellsNobody()
    {
        var closed = Report() with { Dates = Report().Dates with { LocksOn = Due.AddDays(7) } };
        Assert.Empty(On(Due.AddDays(7), [closed], Officer, Reviewer));
        var later = Report() with { Dates = Report().Dates with { OpensOn = Due.AddDays(-2) } };
        Assert.Empty(On(Due.AddDays(-3), [later], Officer));
    }
}
