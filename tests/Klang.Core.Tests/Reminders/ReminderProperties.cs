using CsCheck;
using Klang.Core.People;
using Klang.Core.Reminders;
using Klang.Core.Rounds;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.Reminders;

/// <summary>Whatever is owed by whomever, on whatever day.</summary>
public sealed class ReminderProperties
{
    private static readonly DateOnly Start = new(2026, 10, 1);

    private static readonly string[] Units = ["57", "5701", "5702", "5703", "56", "5601"];

    private static readonly Gen<ReminderPerson> AnyPerson = Gen.Select(Gen.Int[0, 11], Gen.Enum<Role>(), Gen.Int[0, Units.Length - 1], (who, role, unit) =>
        new ReminderPerson(new Guid(who, 0, 0, new byte[8]), role, Units[unit]));

    private static readonly Gen<OwedReport> AnyReport = Gen.Select(
        Gen.Int[0, Units.Length - 1], Gen.Enum<SubmissionStatus>(), Gen.Int[0, 60], Gen.Int[-5, 20], Gen.Int[0, 11].Array[0, 2], (unit, status, due, more, given) =>
            ReminderFacts.Report(Units[unit], status, Start.AddDays(due), more > 0 ? Start.AddDays(due + more) : null) with { Assigned = [.. given.Select(g => new Guid(g, 0, 0, new byte[8]))] });

    private static readonly Gen<(OwedReport[] Reports, ReminderPerson[] People, DateOnly Today)> Any =
        Gen.Select(AnyReport.Array[0, 12], AnyPerson.Array[0, 8], Gen.Int[0, 90]).Select((r, p, d) => (r, p, Start.AddDays(d)));

    [Fact]
    public void Make_Anything_NobodyIsToldOfWhatIsDone() => Any.Sample(facts =>
        Assert.All(Digests(facts).SelectMany(d => d.Own.Concat(d.Overdue)), line => Assert.False(line.Report.IsDone)));

    [Fact]
    public void Make_Anything_WhoseWorkIsAllDoneGetsNothing() => Any.Sample(facts =>
        Assert.Empty(Digests((facts.Reports.Select(r => r with { Status = SubmissionStatus.Approved }).ToArray(), facts.People, facts.Today))));

    [Fact]
    public void Make_Anything_AtMostOneDigestForEach() => Any.Sample(facts =>
        Assert.All(Digests(facts).GroupBy(d => d.PersonId), told => Assert.Single(told)));

    [Fact]
    public void Make_Anything_NobodyHearsOfAnotherOffice() => Any.Sample(facts =>
    {
        var people = facts.People.DistinctBy(p => p.Id).ToDictionary(p => p.Id);
        Assert.All(Digests(facts), digest =>
        {
            var person = people[digest.PersonId];
            Assert.All(digest.Own, line => Assert.Equal(person.UnitCode, line.Report.UnitCode));
            Assert.All(digest.Overdue, line => Assert.True(person.Role == Role.ProvinceReviewer && line.Report.ProvinceCode == person.UnitCode && line.DaysLeft < 0));
        });
    });

    [Fact]
    public void Make_SameFactsInAnotherOrder_SameKeysAndLines() => Any.Sample(facts =>
    {
        var turned = Digests((facts.Reports.Reverse().ToArray(), facts.People.DistinctBy(p => p.Id).Reverse().ToArray(), facts.Today));
        var first = Digests(facts);
        Assert.Equal(first.Select(d => d.Key), turned.Select(d => d.Key));
        Assert.Equal(first.Select(d => (d.Own.Length, d.Overdue.Length)), turned.Select(d => (d.Own.Length, d.Overdue.Length)));
    });

    /// <summary>However often the servers stood still, a step that passed is told once, by whoever writes next.</summary>
    [Fact]
    public void Of_AnyPause_EveryStepIsTakenOverOnce() => Gen.Bool.Array[30, 60].Sample(runs =>
    {
        DateOnly? last = Start.AddDays(-1);
        var told = new List<DateOnly>();
        for (var i = 0; i < runs.Length; i++)
        {
            if (runs[i] && ReminderDay.Of(Start.AddDays(i), last, WorkingDays.WeekendsOnly) is { } day)
            {
                told.AddRange(Enumerable.Range(0, day.Days).Select(back => day.Day.AddDays(-back)));
                last = day.Day;
            }
        }

        Assert.Equal(told.Count, told.Distinct().Count());
    });

    private static IReadOnlyList<Digest> Digests((OwedReport[] Reports, ReminderPerson[] People, DateOnly Today) facts) =>
        ReminderFacts.On(facts.Today, facts.Reports, facts.People);
}
