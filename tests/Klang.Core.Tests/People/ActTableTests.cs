using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.People;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.People;

/// <summary>
/// Every act there is, with the one target it is meant for and who may. An act that is not in this table fails; done to anything else
/// than what is named here it is refused to everybody.
/// </summary>
public sealed class ActTableTests
{
    private const string Nobody = "";

    private static readonly Guid Somebody = Guid.Parse("00000000-0000-0000-0000-0000000000aa");

    /// <summary>In the order of the columns below.</summary>
    private static readonly string[] People = ["officer", "provinceOfficer", "reviewer", "department", "administrator"];

    // Columns: officer of district 5701, officer and reviewer of province 57, department, administrator.
    private static readonly Dictionary<(Act Act, string Target), string> Table = new()
    {
        [(Act.ReadSubmission, "draft")] = "ok ok ok ok ok",
        [(Act.ReadSubmission, "area")] = "ok ok ok ok ok",
        [(Act.EditRecords, "draft")] = "ok 403.2 403.2 403.2 403.2",
        [(Act.Submit, "draft")] = "ok 403.2 403.2 403.2 403.2",
        [(Act.Return, "sent")] = "403.1 403.1 ok 403.1 403.1",
        [(Act.Return, "sentByProvince")] = "404.1 403.1 403.1 ok 403.1",
        [(Act.Approve, "sent")] = "403.1 403.1 ok 403.1 403.1",
        [(Act.Approve, "sentByProvince")] = "404.1 403.1 403.1 ok 403.1",
        [(Act.Lock, "sent")] = "403.1 403.1 403.1 ok 403.1",
        [(Act.Reopen, "sent")] = "403.1 403.1 403.1 ok 403.1",
        [(Act.Comment, "sent")] = "ok 403.1 ok ok 403.1",
        [(Act.Correct, "sent")] = "403.1 403.1 ok 403.1 403.1",
        [(Act.AskMoreTime, "draft")] = "ok 403.2 403.2 403.2 403.2",
        [(Act.DecideMoreTime, "draft")] = "403.1 403.1 ok 403.1 403.1",
        [(Act.ReadFigures, "area")] = "ok ok ok ok ok",
        [(Act.ReadFigures, "whole")] = "ok ok ok ok ok",
        [(Act.EditRegister, "area")] = "ok ok ok 403.1 403.1",
        [(Act.ReadPersonalNumber, "entry")] = "ok 403.2 403.2 403.1 403.1",
        [(Act.ManageAccount, "account")] = "403.1 403.1 ok 403.1 ok",
        [(Act.ManageAccount, "whole")] = "403.1 403.1 403.1 403.1 ok",
        [(Act.ManageCalendar, "whole")] = "403.1 403.1 403.1 ok ok",
        [(Act.ManageAreas, "whole")] = "403.1 403.1 403.1 ok ok",
        [(Act.CheckAreas, "area")] = "ok ok 403.1 403.1 403.1",
        [(Act.OpenCase, "area")] = "ok ok ok ok ok",
        [(Act.OpenCase, "case")] = "ok ok ok ok ok",
        [(Act.ReadCase, "case")] = "ok ok ok ok ok",
        [(Act.DecideCase, "case")] = "403.1 403.1 ok 403.1 403.1",
        [(Act.SetTargets, "area")] = "403.1 403.1 ok ok 403.1",
        [(Act.MakeLetters, "province")] = "404.1 403.1 ok 403.1 403.1",
        [(Act.KeepReminders, "area")] = "403.1 403.1 ok ok ok",
        [(Act.KeepReminders, "province")] = "404.1 403.1 ok ok ok",
        [(Act.ShareCalendar, "area")] = "ok ok ok ok ok",
        [(Act.SendForOffices, "area")] = "403.1 403.1 ok 403.1 403.1",
        [(Act.SendForOffices, "province")] = "404.1 403.1 ok 403.1 403.1",
        [(Act.AssignWork, "office")] = "ok 403.2 403.2 403.2 403.2",
        [(Act.AssignWork, "provinceOffice")] = "404.1 ok ok 403.2 403.2",
        [(Act.Delegate, "provinceOffice")] = "404.1 403.1 ok 403.2 403.2",
    };

    /// <summary>The same kind of thing in another province: whose area it is not, finds nothing.</summary>
    private static readonly string[] Elsewhere = ["draftElsewhere", "areaElsewhere", "entryElsewhere", "accountElsewhere", "caseElsewhere", "officeElsewhere"];

    public static TheoryData<Act> Acts => [.. Enum.GetValues<Act>()];

    [Theory]
    [MemberData(nameof(Acts))]
    public void May_EveryAct_StandsInTheTable(Act act)
    {
        var rows = Table.Where(row => row.Key.Act == act).ToList();
        Assert.True(rows.Count > 0, $"{act} is in no row: say here to what it is done, and who may.");
        Assert.All(rows, row => Assert.Equal(row.Value, Answers(act, row.Key.Target)));
        Assert.Contains(rows, row => row.Value.Contains("ok", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void May_ToAnythingElse_IsRefusedToEverybody(Act act)
    {
        var kinds = Table.Keys.Where(row => row.Act == act).Select(row => On(row.Target).GetType()).ToHashSet();
        string[] other = ["draft", "area", "entry", "account", "case", "office", "whole"];
        Assert.All(other.Where(target => !kinds.Contains(On(target).GetType())), target =>
            Assert.All(People, who => Assert.NotEqual((target, who, "ok"), (target, who, Answer(who, act, target)))));
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void May_OutsideTheArea_IsNotFound(Act act) => Assert.All(Elsewhere, target =>
        Assert.Equal("404.1 404.1 404.1", string.Join(' ', People.Take(3).Select(who => Answer(who, act, target)))));

    /// <summary>A token that only reads does nothing else, to whatever.</summary>
    [Theory]
    [MemberData(nameof(Acts))]
    public void May_ReadOnlyToken_OnlyReads(Act act)
    {
        var reads = act is Act.ReadSubmission or Act.ReadFigures or Act.ReadCase;
        Assert.All(Table.Where(row => row.Key.Act == act), row => Assert.All(People, who => Assert.Equal(
            reads ? Answer(who, act, row.Key.Target) : "403.4",
            Permission.May(Person(who) with { ReadOnly = true }, act, On(row.Key.Target))?.Code ?? "ok")));
    }

    private static string Answers(Act act, string target) => string.Join(' ', People.Select(who => Answer(who, act, target)));

    private static string Answer(string who, Act act, string target) => Permission.May(Person(who), act, On(target))?.Code ?? "ok";

    private static Target On(string target) => target switch
    {
        "draft" => Report("5701", SubmissionStatus.Draft),
        "sent" => Report("5701", SubmissionStatus.Submitted),
        "sentByProvince" => Report("57", SubmissionStatus.Submitted),
        "draftElsewhere" => Report("5001", SubmissionStatus.Draft),
        "area" => new AreaTarget(AreaCode.Parse("5701")),
        "province" => new AreaTarget(AreaCode.Parse("57")),
        "areaElsewhere" => new AreaTarget(AreaCode.Parse("5001")),
        "entry" => new EntryTarget(AreaCode.Parse("5701"), "5701"),
        "entryElsewhere" => new EntryTarget(AreaCode.Parse("5001"), "5001"),
        "account" => new AccountTarget(AreaCode.Parse("5701"), Role.Officer),
        "accountElsewhere" => new AccountTarget(AreaCode.Parse("5001"), Role.Officer),
        "case" => new CaseTarget(AreaCode.Parse("5701"), Somebody, CaseKind.Correction, CaseState.Sent),
        "caseElsewhere" => new CaseTarget(AreaCode.Parse("5001"), Somebody, CaseKind.Correction, CaseState.Sent),
        "office" => new OfficeTarget("5701", AreaCode.Parse("5701")),
        "provinceOffice" => new OfficeTarget("57", AreaCode.Parse("57")),
        "officeElsewhere" => new OfficeTarget("5001", AreaCode.Parse("5001")),
        "whole" => WholeSystem.Instance,
        _ => throw new NotSupportedException($"Unknown target {target}."),
    };

    private static SubmissionTarget Report(string unit, SubmissionStatus status) => new(unit, AreaCode.Parse(unit), status, RoundTakesData: true, Somebody);

    private static Actor Person(string who)
    {
        var (role, unit) = who switch
        {
            "officer" => (Role.Officer, "5701"),
            "provinceOfficer" => (Role.Officer, "57"),
            "reviewer" => (Role.ProvinceReviewer, "57"),
            "department" => (Role.Department, Nobody),
            _ => (Role.Administrator, Nobody),
        };
        return new Actor
        {
            Id = Guid.Parse("00000000-0000-0000-0000-000000000001"), UserName = who, Name = who, Role = role,
            UnitCode = unit.Length == 0 ? "planning" : unit, Scope = role.ScopeIn(AreaCode.Parse(unit)),
        };
    }
}
