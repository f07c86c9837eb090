using CsCheck;
using Klang.Core.Assignments;

namespace Klang.Core.Tests.Assignments;

public sealed class AssigningTests
{
    private static readonly Guid Dao = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Kob = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private static readonly DateOnly Day = new(2026, 11, 1);

    [Fact]
    public void ResponsibleOn_RoundOfItsOwn_ComesBeforeAllRounds()
    {
        AssignmentSpan[] spans = [Span(Dao, null, Day), Span(Kob, 2, Day)];

        Assert.Equal(Dao, Assigning.ResponsibleOn(spans, "savings-group", 2570, 1, Day)?.User);
        Assert.Equal(Kob, Assigning.ResponsibleOn(spans, "savings-group", 2570, 2, Day)?.User);
        Assert.Null(Assigning.ResponsibleOn(spans, "savings-group", 2571, 1, Day));
        Assert.Null(Assigning.ResponsibleOn(spans, "leader-day", 2570, 1, Day));
    }

    [Fact]
    public void ResponsibleOn_HandOver_PassesAtItsDay()
    {
        AssignmentSpan[] spans = [Span(Dao, null, Day, Day.AddDays(9)), Span(Kob, null, Day.AddDays(10))];

        Assert.Null(Assigning.ResponsibleOn(spans, "savings-group", 2570, 1, Day.AddDays(-1)));
        Assert.Equal(Dao, Assigning.ResponsibleOn(spans, "savings-group", 2570, 1, Day.AddDays(9))?.User);
        Assert.Equal(Kob, Assigning.ResponsibleOn(spans, "savings-group", 2570, 1, Day.AddDays(10))?.User);
    }

    [Fact]
    public void Replaced_OtherWork_StaysAsItIs()
    {
        AssignmentSpan[] spans = [Span(Dao, null, Day), Span(Dao, 1, Day), Span(Dao, null, Day) with { Dataset = "leader-day" }, Span(Dao, null, Day.AddDays(-40), Day.AddDays(-30))];

        Assert.Equal([spans[0].Id], Assigning.Replaced(spans, Span(Kob, null, Day.AddDays(3))).Ended);
        Assert.Equal([spans[0].Id], Assigning.Replaced(spans, Span(Kob, null, Day)).Dropped);
    }

    /// <summary>However often work passes on, one person answers for it on each day.</summary>
    [Fact]
    public void Replaced_AnyOrder_LeavesOneForEachDay() => Gen.Select(Gen.Int[0, 20], Gen.Bool).Array[1, 12].Sample(given =>
    {
        List<AssignmentSpan> spans = [];
        foreach (var (day, toDao) in given)
        {
            var next = Span(toDao ? Dao : Kob, null, Day.AddDays(day));
            var change = Assigning.Replaced(spans, next);
            spans = [.. spans.Where(s => !change.Dropped.Contains(s.Id)).Select(s => change.Ended.Contains(s.Id) ? s with { Until = next.From.AddDays(-1) } : s), next];
        }

        Assert.All(Enumerable.Range(0, 30), day => Assert.True(spans.Count(s => s.IsInForce(Day.AddDays(day))) <= 1));
        Assert.Equal(given[^1].Item2 ? Dao : Kob, Assigning.ResponsibleOn(spans, "savings-group", 2570, 1, Day.AddDays(20))?.User);
    });

    private static AssignmentSpan Span(Guid user, int? round, DateOnly from, DateOnly? until = null) => new(Guid.NewGuid(), "savings-group", 2570, round, user, from, until);
}
