using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using static Klang.Core.Cases.CaseState;

namespace Klang.Core.Tests.Cases;

public sealed class CaseMovesTests
{
    // Written out by hand, for a case that a district opened: kind, from, by → to.
    private static readonly Dictionary<(CaseKind, CaseState, CaseSides), CaseState[]> District = new()
    {
        [(CaseKind.Correction, Sent, CaseSides.Province)] = [Reviewing],
        [(CaseKind.Correction, Reviewing, CaseSides.Province)] = [Forwarded, Refused],
        [(CaseKind.Correction, Forwarded, CaseSides.Department)] = [Applied, Refused],
        [(CaseKind.Correction, Sent, CaseSides.Asker)] = [Withdrawn],
        [(CaseKind.Correction, Reviewing, CaseSides.Asker)] = [Withdrawn],
        [(CaseKind.Correction, Forwarded, CaseSides.Asker)] = [Withdrawn],
        [(CaseKind.Problem, Sent, CaseSides.Province)] = [Reviewing, Answered, Forwarded],
        [(CaseKind.Problem, Reviewing, CaseSides.Province)] = [Answered, Forwarded],
        [(CaseKind.Problem, Forwarded, CaseSides.Department)] = [Answered],
        [(CaseKind.Problem, Answered, CaseSides.Asker)] = [Sent, Closed, Withdrawn],
        [(CaseKind.Problem, Answered, CaseSides.Province)] = [Closed],
        [(CaseKind.Problem, Answered, CaseSides.Department)] = [Closed],
        [(CaseKind.Problem, Sent, CaseSides.Asker)] = [Withdrawn],
        [(CaseKind.Problem, Reviewing, CaseSides.Asker)] = [Withdrawn],
        [(CaseKind.Problem, Forwarded, CaseSides.Asker)] = [Withdrawn],
    };

    public static TheoryData<CaseKind, CaseState, CaseSides> All => new(
        from kind in Enum.GetValues<CaseKind>()
        from state in Enum.GetValues<CaseState>()
        from side in new[] { CaseSides.None, CaseSides.Asker, CaseSides.Province, CaseSides.Department }
        select (kind, state, side));

    [Theory]
    [MemberData(nameof(All))]
    public void Refusal_EveryMoveByEverySide_IsTheTableOrRefused(CaseKind kind, CaseState from, CaseSides by)
    {
        var at = new CaseStanding(kind, from, AreaLevel.District);
        var legal = District.GetValueOrDefault((kind, from, by), []);
        Assert.Equal(legal, CaseMoves.Next(at, by));
        foreach (var to in Enum.GetValues<CaseState>())
        {
            var refusal = CaseMoves.Refusal(at, to, by, "เพราะ");
            Assert.Equal(legal.Contains(to), refusal is null);
            var byAnybody = District.Any(m => m.Key.Item1 == kind && m.Key.Item2 == from && m.Value.Contains(to));
            Assert.Equal(legal.Contains(to) ? null : byAnybody ? Problems.NotYourRole : CaseProblems.IllegalMove, refusal);
        }
    }

    [Theory]
    [InlineData(Reviewing, Refused, CaseSides.Province)]
    [InlineData(Forwarded, Refused, CaseSides.Department)]
    public void Refusal_RefusedWithoutAReason_IsRefused(CaseState from, CaseState to, CaseSides by)
    {
        var at = new CaseStanding(CaseKind.Correction, from, AreaLevel.District);
        Assert.Equal(Problems.ReasonNeeded, CaseMoves.Refusal(at, to, by, " \n "));
        Assert.Null(CaseMoves.Refusal(at, to, by, "ประกาศยังไม่มีผล"));
    }

    [Theory]
    [InlineData(Sent, Answered, CaseSides.Province)]
    [InlineData(Forwarded, Answered, CaseSides.Department)]
    [InlineData(Answered, Sent, CaseSides.Asker)]
    public void Refusal_AnswerOrQuestionBackWithoutWords_IsRefused(CaseState from, CaseState to, CaseSides by) =>
        Assert.Equal(CaseProblems.WordsNeeded, CaseMoves.Refusal(new CaseStanding(CaseKind.Problem, from, AreaLevel.District), to, by, null));

    [Theory]
    [InlineData(AreaLevel.District, Sent)]
    [InlineData(AreaLevel.Province, Forwarded)]
    [InlineData(AreaLevel.Country, Forwarded)]
    public void Begins_GoesToTheLevelAbove_AndAQuestionBackReturnsThere(AreaLevel level, CaseState begins)
    {
        Assert.Equal(begins, CaseMoves.Begins(level));
        Assert.Equal([begins, Closed, Withdrawn], CaseMoves.Next(new CaseStanding(CaseKind.Problem, Answered, level), CaseSides.Asker));
    }

    [Fact]
    public void ActOf_WhoAskedNeedsNoRightToDecide()
    {
        Assert.Equal(Act.OpenCase, CaseMoves.ActOf(Forwarded, Withdrawn));
        Assert.Equal(Act.OpenCase, CaseMoves.ActOf(Answered, Sent));
        Assert.Equal(Act.OpenCase, CaseMoves.ActOf(Answered, Closed));
        Assert.Equal(Act.DecideCase, CaseMoves.ActOf(Sent, Reviewing));
        Assert.Equal(Act.DecideCase, CaseMoves.ActOf(Forwarded, Applied));
    }

    [Theory]
    [InlineData(Role.Officer, "5701", CaseSides.Asker)]
    [InlineData(Role.Officer, "5702", CaseSides.None)]
    [InlineData(Role.ProvinceReviewer, "57", CaseSides.Province)]
    [InlineData(Role.Department, "department", CaseSides.Department)]
    [InlineData(Role.Administrator, "department", CaseSides.Department)]
    [InlineData(Role.Department, "5701", CaseSides.Asker | CaseSides.Department)]
    public void SidesIn_FollowsUnitAndRole(Role role, string unit, CaseSides sides) =>
        Assert.Equal(sides, (Actor.System with { Role = role, UnitCode = unit }).SidesIn("5701"));
}
