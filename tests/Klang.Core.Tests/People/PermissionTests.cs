using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.People;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.People;

/// <summary>Who may do what to what. The answers are codes of the catalogue of problems; "ok" is allowed.</summary>
public sealed class PermissionTests
{
    private static readonly Guid Somebody = Guid.Parse("00000000-0000-0000-0000-0000000000aa");

    private static readonly Act[] OnSubmissions = [Act.ReadSubmission, Act.EditRecords, Act.Submit, Act.Return, Act.Approve, Act.Lock, Act.Reopen];

    public static TheoryData<string, Act> WritingActs => new(
        from who in new[] { "officer", "provinceOfficer", "reviewer", "department", "administrator" }
        from act in Enum.GetValues<Act>()
        where act is not (Act.ReadSubmission or Act.ReadFigures or Act.ReadCase)
        select (who, act));

    // Columns: read, edit, submit, return, approve, lock, reopen. 5701 and 5702 are districts of 57; 5001 is elsewhere.
    [Theory]
    [InlineData("officer", "5701", "ok ok ok 403.1 403.1 403.1 403.1")]
    [InlineData("officer", "5702", "404.1 404.1 404.1 404.1 404.1 404.1 404.1")]
    [InlineData("officer", "57", "404.1 404.1 404.1 404.1 404.1 404.1 404.1")]
    [InlineData("officer", "5001", "404.1 404.1 404.1 404.1 404.1 404.1 404.1")]
    [InlineData("provinceOfficer", "57", "ok ok ok 403.1 403.1 403.1 403.1")]
    [InlineData("provinceOfficer", "5701", "ok 403.2 403.2 403.1 403.1 403.1 403.1")]
    [InlineData("provinceOfficer", "5001", "404.1 404.1 404.1 404.1 404.1 404.1 404.1")]
    [InlineData("reviewer", "57", "ok ok ok 403.1 403.1 403.1 403.1")]
    [InlineData("reviewer", "5701", "ok 403.2 403.2 ok ok 403.1 403.1")]
    [InlineData("reviewer", "50", "404.1 404.1 404.1 404.1 404.1 404.1 404.1")]
    [InlineData("department", "5701", "ok 403.2 403.2 403.1 403.1 ok ok")]
    [InlineData("department", "57", "ok 403.2 403.2 ok ok ok ok")]
    [InlineData("administrator", "5701", "ok 403.2 403.2 403.1 403.1 403.1 403.1")]
    [InlineData("administrator", "57", "ok 403.2 403.2 403.1 403.1 403.1 403.1")]
    public void May_OpenSubmission_FollowsRoleAndArea(string who, string unit, string answers) =>
        Assert.Equal(answers, string.Join(' ', OnSubmissions.Select(act => Answer(Actor(who), act, Submission(unit)))));

    [Theory]
    [InlineData("officer", "5701", "ok")]
    [InlineData("officer", "5702", "404.1")]
    [InlineData("provinceOfficer", "57", "ok")]
    [InlineData("provinceOfficer", "5701", "403.2")]
    [InlineData("reviewer", "57", "ok")]
    [InlineData("reviewer", "5701", "403.2")]
    [InlineData("department", "5701", "403.1")]
    [InlineData("administrator", "5701", "403.1")]
    public void May_ReadPersonalNumber_IsForTheOfficeThatKeepsTheEntry(string who, string unit, string answer) =>
        Assert.Equal(answer, Answer(Actor(who), Act.ReadPersonalNumber, new EntryTarget(AreaCode.Parse(unit), unit)));

    /// <summary>To send one file for the offices of a province; what is in it is recorded by each office (May_OpenSubmission_FollowsRoleAndArea).</summary>
    [Theory]
    [InlineData("officer", "5701", "403.1")]
    [InlineData("provinceOfficer", "57", "403.1")]
    [InlineData("reviewer", "57", "ok")]
    [InlineData("reviewer", "5701", "ok")]
    [InlineData("reviewer", "50", "404.1")]
    [InlineData("department", "57", "403.1")]
    [InlineData("administrator", "57", "403.1")]
    public void May_SendForOffices_IsForTheProvinceThatReviewsThem(string who, string area, string answer) =>
        Assert.Equal(answer, Answer(Actor(who), Act.SendForOffices, new AreaTarget(AreaCode.Parse(area))));

    [Theory]
    [InlineData(SubmissionStatus.Draft, true, "ok")]
    [InlineData(SubmissionStatus.Returned, true, "ok")]
    [InlineData(SubmissionStatus.Submitted, true, "409.1")]
    [InlineData(SubmissionStatus.Approved, true, "409.1")]
    [InlineData(SubmissionStatus.Locked, true, "409.1")]
    [InlineData(SubmissionStatus.Draft, false, "409.2")]
    [InlineData(SubmissionStatus.Returned, false, "409.2")]
    [InlineData(SubmissionStatus.Submitted, false, "409.1")]
    public void May_WriteOwnSubmission_WaitsForStatusAndRound(SubmissionStatus status, bool takesData, string answer)
    {
        var target = Submission("5701") with { Status = status, RoundTakesData = takesData };

        Assert.Equal(answer, Answer(Actor("officer"), Act.EditRecords, target));
        Assert.Equal(answer, Answer(Actor("officer"), Act.Submit, target));
        Assert.Equal("ok", Answer(Actor("officer"), Act.ReadSubmission, target));
    }

    [Theory]
    [InlineData("reviewer", "5701")]
    [InlineData("department", "57")]
    public void May_ReviewWhatOneSubmittedOneself_IsRefused(string who, string unit)
    {
        var actor = Actor(who);
        var own = Submission(unit) with { Status = SubmissionStatus.Submitted, SubmittedBy = actor.Id };

        Assert.Equal("403.3 403.3", Answer(actor, Act.Return, own) + " " + Answer(actor, Act.Approve, own));
        Assert.Equal("ok ok", Answer(actor, Act.Return, own with { SubmittedBy = Somebody }) + " " + Answer(actor, Act.Approve, own with { SubmittedBy = Somebody }));
    }

    [Theory]
    [MemberData(nameof(WritingActs))]
    public void May_ReadOnlyToken_WritesNothingAnywhere(string who, Act act)
    {
        var actor = Actor(who) with { ReadOnly = true };
        Target[] targets =
        [
            Submission("5701"), Submission("5001"), new AreaTarget(AreaCode.Parse("5701")),
            new AccountTarget(AreaCode.Parse("5701"), Role.Officer), WholeSystem.Instance,
        ];

        Assert.All(targets, t => Assert.Equal("403.4", Answer(actor, act, t)));
        Assert.Equal("ok", Answer(Actor("officer") with { ReadOnly = true }, Act.ReadSubmission, Submission("5701")));
        Assert.Equal("404.1", Answer(Actor("officer") with { ReadOnly = true }, Act.ReadSubmission, Submission("5001")));
    }

    [Theory]
    [InlineData("officer", "5701", "ok ok 403.1")]
    [InlineData("officer", "570101", "ok ok 403.1")]
    [InlineData("officer", "57", "404.1 404.1 404.1")]
    [InlineData("officer", "", "404.1 404.1 404.1")]
    [InlineData("reviewer", "5702", "ok ok 403.1")]
    [InlineData("reviewer", "5001", "404.1 404.1 404.1")]
    [InlineData("department", "5701", "ok 403.1 403.1")]
    [InlineData("administrator", "5701", "ok 403.1 403.1")]
    public void May_AreaData_FollowsRoleAndArea(string who, string area, string answers) =>
        Assert.Equal(answers, string.Join(' ', new[] { Act.ReadFigures, Act.EditRegister, Act.ManageAreas }
            .Select(act => Answer(Actor(who), act, new AreaTarget(AreaCode.Parse(area))))));

    // Columns: the country, the own province, a district in it, a village, another province's district.
    [Theory]
    [InlineData("officer", "404.1 404.1 403.1 403.1 404.1")]
    [InlineData("reviewer", "404.1 403.1 ok ok 404.1")]
    [InlineData("department", "ok ok ok ok ok")]
    [InlineData("administrator", "403.1 403.1 403.1 403.1 403.1")]
    public void May_SetTargets_DepartmentAnywhereProvinceInside(string who, string answers) =>
        Assert.Equal(answers, string.Join(' ', new[] { "", "57", "5701", "57010101", "5001" }.Select(area => Answer(Actor(who), Act.SetTargets, new AreaTarget(AreaCode.Parse(area))))));

    // Columns: the country, the own province, a district in it, another province.
    [Theory]
    [InlineData("officer", "404.1 404.1 403.1 404.1")]
    [InlineData("provinceOfficer", "404.1 403.1 403.1 404.1")]
    [InlineData("reviewer", "404.1 ok 403.1 404.1")]
    [InlineData("department", "ok 403.1 403.1 403.1")]
    [InlineData("administrator", "403.1 403.1 403.1 403.1")]
    public void May_MakeLetters_OfficesForThemselves(string who, string answers) =>
        Assert.Equal(answers, string.Join(' ', new[] { "", "57", "5701", "50" }.Select(area => Answer(Actor(who), Act.MakeLetters, new AreaTarget(AreaCode.Parse(area))))));

    [Fact]
    public void May_MakeLetters_TheCommandLineForAnyOffice() =>
        Assert.Equal("ok ok 403.1", string.Join(' ', new[] { "", "57", "5701" }.Select(area => Answer(Klang.Core.People.Actor.System, Act.MakeLetters, new AreaTarget(AreaCode.Parse(area))))));

    [Fact]
    public void May_ReadRowsOfAnArea_StopsAtItsBorder() => Assert.Equal(
        "ok ok 404.1 404.1",
        string.Join(' ', new[] { "5701", "570101", "57", "5702" }.Select(area => Answer(Actor("officer") with { ReadOnly = true }, Act.ReadSubmission, new AreaTarget(AreaCode.Parse(area))))));

    [Theory]
    [InlineData("officer", "5701", Role.Officer, "403.1")]
    [InlineData("reviewer", "5701", Role.Officer, "ok")]
    [InlineData("reviewer", "5701", Role.ProvinceReviewer, "403.1")]
    [InlineData("reviewer", "5701", Role.Administrator, "403.1")]
    [InlineData("reviewer", "5001", Role.Officer, "404.1")]
    [InlineData("department", "5701", Role.Officer, "403.1")]
    [InlineData("administrator", "", Role.Administrator, "ok")]
    public void May_Account_IsMadeByAdministratorsAndProvinces(string who, string area, Role role, string answer) =>
        Assert.Equal(answer, Answer(Actor(who), Act.ManageAccount, new AccountTarget(AreaCode.Parse(area), role)));

    [Theory]
    [InlineData("officer", "ok 403.1 403.1 403.1 403.1")]
    [InlineData("reviewer", "ok 403.1 403.1 403.1 403.1")]
    [InlineData("department", "ok ok ok 403.1 403.1")]
    [InlineData("administrator", "ok ok ok ok 403.1")]
    public void May_WholeSystem_FollowsRole(string who, string answers) =>
        Assert.Equal(answers, string.Join(' ', new[] { Act.ReadFigures, Act.ManageCalendar, Act.ManageAreas, Act.ManageAccount, Act.EditRecords }
            .Select(act => Answer(Actor(who), act, WholeSystem.Instance))));

    private static string Answer(Actor actor, Act act, Target target) => Permission.May(actor, act, target)?.Code ?? "ok";

    // Columns: read a case of 5701 and write in it, decide it; where it stands says who may.
    [Theory]
    [InlineData("officer", CaseState.Sent, "ok ok 403.1")]
    [InlineData("provinceOfficer", CaseState.Sent, "ok ok 403.1")]
    [InlineData("reviewer", CaseState.Reviewing, "ok ok ok")]
    [InlineData("reviewer", CaseState.Forwarded, "ok ok 403.1")]
    [InlineData("department", CaseState.Sent, "ok ok 403.1")]
    [InlineData("department", CaseState.Forwarded, "ok ok ok")]
    [InlineData("administrator", CaseState.Forwarded, "ok ok ok")]
    public void May_Case_FollowsWhereItStands(string who, CaseState state, string answers) =>
        Assert.Equal(answers, string.Join(' ', new[] { Act.ReadCase, Act.OpenCase, Act.DecideCase }.Select(act => Answer(Actor(who), act, Case("5701", state)))));

    [Theory]
    [InlineData("officer", "5702")]
    [InlineData("reviewer", "5001")]
    public void May_CaseOutsideTheArea_IsNotFound(string who, string area) =>
        Assert.Equal("404.1", Answer(Actor(who), Act.ReadCase, Case(area, CaseState.Sent)));

    private static CaseTarget Case(string area, CaseState state) => new(AreaCode.Parse(area), Somebody, CaseKind.Correction, state);

    private static SubmissionTarget Submission(string unit) => new(unit, AreaCode.Parse(unit), SubmissionStatus.Draft, RoundTakesData: true, Somebody);

    private static Actor Actor(string who)
    {
        var (role, unit) = who switch
        {
            "officer" => (Role.Officer, "5701"),
            "provinceOfficer" => (Role.Officer, "57"),
            "reviewer" => (Role.ProvinceReviewer, "57"),
            "department" => (Role.Department, "planning"),
            _ => (Role.Administrator, "planning"),
        };
        return new Actor
        {
            Id = Guid.Parse("00000000-0000-0000-0000-000000000001"),
            UserName = who,
            Name = who,
            Role = role,
            UnitCode = unit,
            Scope = role.ScopeIn(unit == "planning" ? AreaCode.Country : AreaCode.Parse(unit)),
        };
    }
}
