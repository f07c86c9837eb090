using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.Submissions;

namespace Klang.Core.People;

/// <summary>What somebody wants to do.</summary>
public enum Act
{
    ReadSubmission,
    EditRecords,
    Submit,
    Return,
    Approve,
    Lock,
    Reopen,

    /// <summary>Say something at a cell of a report, or answer.</summary>
    Comment,

    /// <summary>Put a value right on a unit's behalf, both values kept.</summary>
    Correct,

    /// <summary>Ask for more time for the unit's own report, or take that back.</summary>
    AskMoreTime,

    /// <summary>Grant or refuse more time.</summary>
    DecideMoreTime,
    ReadFigures,
    EditRegister,

    /// <summary>See a whole national id of an entry; the trail says who and why.</summary>
    ReadPersonalNumber,
    ManageAccount,
    ManageCalendar,
    ManageAreas,

    /// <summary>Say whether the unit's areas are right.</summary>
    CheckAreas,

    /// <summary>Ask for a correction, or for help.</summary>
    OpenCase,

    /// <summary>Read a case and write in it.</summary>
    ReadCase,

    /// <summary>Decide as the level that has it.</summary>
    DecideCase,

    /// <summary>Say what an area is to reach in a fiscal year.</summary>
    SetTargets,

    /// <summary>Make official letters of an office, and word its templates.</summary>
    MakeLetters,

    /// <summary>See who is reminded of what and whether the mail went out, and send it again.</summary>
    KeepReminders,

    /// <summary>Give out, or take back, an address under which calendar programs read one's office's due dates.</summary>
    ShareCalendar,

    /// <summary>Send one file for the reports of an area's offices. Each office takes its own part, or leaves it: nothing is recorded by this.</summary>
    SendForOffices,

    /// <summary>Share out an office's work among its people.</summary>
    AssignWork,

    /// <summary>Let somebody of the same office decide in one's place during leave.</summary>
    Delegate,
}

/// <summary>What it is to be done to.</summary>
public abstract record Target;

/// <summary>The product as a whole: its calendar, its areas, all accounts.</summary>
public sealed record WholeSystem : Target
{
    public static WholeSystem Instance { get; } = new();
}

/// <summary>An area's data: figures, a register's entries, a unit's accounts.</summary>
public sealed record AreaTarget(AreaCode Area) : Target;

/// <summary>An entry of a register: where it stands and which office keeps it.</summary>
public sealed record EntryTarget(AreaCode Area, string UnitCode) : Target;

/// <summary>An account: its area and the role it has or is to get.</summary>
public sealed record AccountTarget(AreaCode Area, Role Role) : Target;

/// <summary>A submission, with all that permission depends on.</summary>
public sealed record SubmissionTarget(string UnitCode, AreaCode Area, SubmissionStatus Status, bool RoundTakesData, Guid? SubmittedBy = null) : Target;

/// <summary>An office and its head, where one is named.</summary>
public sealed record OfficeTarget(string UnitCode, AreaCode Area, Guid? Head = null) : Target;

/// <summary>A case: whose it is, who opened it, and how far up it has come.</summary>
public sealed record CaseTarget(AreaCode Area, Guid OpenedBy, CaseKind Kind, CaseState State) : Target;

/// <summary>
/// The one question every door asks first. Outside the person's area the answer is "not found": that something exists there
/// is itself not told.
/// </summary>
public static class Permission
{
    /// <returns>Null when allowed, else the refusal.</returns>
    public static Problem? May(Actor actor, Act act, Target target) => target switch
    {
        _ when actor.ReadOnly && act is not (Act.ReadSubmission or Act.ReadFigures or Act.ReadCase) => Problems.TokenReadsOnly,
        SubmissionTarget submission => submission.Area.IsWithin(actor.Scope) ? OnSubmission(actor, act, submission) : Problems.NotFound,
        AreaTarget area => area.Area.IsWithin(actor.Scope) ? OnArea(actor, act, area) : Problems.NotFound,
        AccountTarget account => account.Area.IsWithin(actor.Scope) ? OnAccount(actor, act, account) : Problems.NotFound,
        EntryTarget entry => entry.Area.IsWithin(actor.Scope) ? OnEntry(actor, act, entry) : Problems.NotFound,
        CaseTarget found => found.Area.IsWithin(actor.Scope) ? OnCase(actor, act, found) : Problems.NotFound,
        OfficeTarget office => office.Area.IsWithin(actor.Scope) ? OnOffice(actor, act, office) : Problems.NotFound,
        WholeSystem => act switch
        {
            Act.ManageCalendar when actor.Role is Role.Department or Role.Administrator => null,
            Act.ManageAreas when actor.Role is Role.Department or Role.Administrator => null,
            Act.ManageAccount when actor.Role is Role.Administrator => null,
            Act.ReadFigures => null,
            _ => Problems.NotYourRole,
        },
        _ => throw new NotSupportedException($"Unknown target {target.GetType().Name}."),
    };

    private static Problem? OnSubmission(Actor actor, Act act, SubmissionTarget target)
    {
        var own = actor.UnitCode == target.UnitCode;
        return act switch
        {
            Act.ReadSubmission => null,
            Act.EditRecords or Act.Submit when !own || actor.Role is not (Role.Officer or Role.ProvinceReviewer) => Problems.NotYourUnit,
            Act.EditRecords or Act.Submit when target.Status is not (SubmissionStatus.Draft or SubmissionStatus.Returned) => Problems.AlreadySubmitted,
            Act.EditRecords or Act.Submit when !target.RoundTakesData => Problems.RoundClosed,
            Act.EditRecords or Act.Submit => null,
            Act.Return or Act.Approve when !Reviews(actor, target) => Problems.NotYourRole,
            Act.Return or Act.Approve when target.SubmittedBy is { } by && actor.Is(by) => Problems.OwnWork,
            Act.Return or Act.Approve => null,
            Act.Comment when own || Reviews(actor, target) || actor.Role == Role.Department => null,
            Act.Correct when !Reviews(actor, target) => Problems.NotYourRole,
            Act.Correct when target.Status != SubmissionStatus.Submitted => Problems.IllegalMove,
            Act.Correct => null,
            Act.AskMoreTime when !own || actor.Role is not (Role.Officer or Role.ProvinceReviewer) => Problems.NotYourUnit,
            Act.AskMoreTime => null,
            Act.DecideMoreTime => Reviews(actor, target) ? null : Problems.NotYourRole,
            Act.Lock or Act.Reopen => actor.Role == Role.Department ? null : Problems.NotYourRole,
            _ => Problems.NotYourRole,
        };
    }

    /// <summary>The level above reviews: the province its districts, the department the provinces.</summary>
    private static bool Reviews(Actor actor, SubmissionTarget target) => actor.Role switch
    {
        Role.ProvinceReviewer => target.Area.Level == AreaLevel.District,
        Role.Department => target.Area.Level != AreaLevel.District,
        Role.Officer or Role.Administrator => false,
        _ => throw new NotSupportedException($"Unknown role {actor.Role}."),
    };

    /// <summary>The head shares out the work; where none is named, anybody of the office who records. Reviewers hand on their deciding.</summary>
    private static Problem? OnOffice(Actor actor, Act act, OfficeTarget target) => act switch
    {
        _ when actor.UnitCode != target.UnitCode => Problems.NotYourUnit,
        Act.AssignWork when actor.Role == Role.ProvinceReviewer => null,
        Act.AssignWork when actor.Role == Role.Officer => target.Head is null || actor.Id == target.Head ? null : Problems.NotYourRole,
        Act.Delegate when actor.Role is Role.ProvinceReviewer or Role.Department && actor.StandsInFor is null => null,
        _ => Problems.NotYourRole,
    };

    private static Problem? OnArea(Actor actor, Act act, AreaTarget target) => act switch
    {
        Act.ReadFigures or Act.ReadSubmission => null,
        Act.OpenCase => null,
        Act.SetTargets => SetsTargets(actor, target) ? null : Problems.NotYourRole,
        Act.KeepReminders => actor.Role is Role.Officer ? Problems.NotYourRole : null,
        Act.ShareCalendar => null,
        Act.SendForOffices => actor.Role is Role.ProvinceReviewer ? null : Problems.NotYourRole,
        Act.MakeLetters => MakesLetters(actor, target) ? null : Problems.NotYourRole,
        Act.CheckAreas => actor.Role == Role.Officer ? null : Problems.NotYourRole,
        Act.EditRegister => actor.Role == Role.Officer || (actor.Role == Role.ProvinceReviewer && target.Area.Level != AreaLevel.Country) ? null : Problems.NotYourRole,
        _ => Problems.NotYourRole,
    };

    /// <summary>Whoever keeps the entry, and nobody above: a reviewer needs the mask at most.</summary>
    private static Problem? OnEntry(Actor actor, Act act, EntryTarget target) => act switch
    {
        Act.ReadPersonalNumber when actor.Role is not (Role.Officer or Role.ProvinceReviewer) => Problems.NotYourRole,
        Act.ReadPersonalNumber => actor.UnitCode == target.UnitCode ? null : Problems.NotYourUnit,
        _ => Problems.NotYourRole,
    };

    /// <summary>The department sets anybody's; a province shares its own out among the areas inside it.</summary>
    private static bool SetsTargets(Actor actor, AreaTarget target) => actor.Role switch
    {
        Role.Department => true,
        Role.ProvinceReviewer => target.Area.Level > AreaLevel.Province,
        Role.Officer or Role.Administrator => false,
        _ => throw new NotSupportedException($"Unknown role {actor.Role}."),
    };

    /// <summary>A province its own, the department its own; at the command line the program makes anybody's.</summary>
    private static bool MakesLetters(Actor actor, AreaTarget target) => actor.Role switch
    {
        Role.Department => target.Area == AreaCode.Country,
        Role.ProvinceReviewer => target.Area == actor.Scope && target.Area.Level == AreaLevel.Province,
        Role.Administrator => actor == Actor.System && target.Area.Level <= AreaLevel.Province,
        Role.Officer => false,
        _ => throw new NotSupportedException($"Unknown role {actor.Role}."),
    };

    /// <summary>The province decides what its districts sent; the department what came further; who asked may always take back or answer.</summary>
    private static Problem? OnCase(Actor actor, Act act, CaseTarget target) => act switch
    {
        Act.ReadCase or Act.OpenCase => null,
        Act.DecideCase when target.State is CaseState.Sent or CaseState.Reviewing => actor.Role is Role.ProvinceReviewer ? null : Problems.NotYourRole,
        Act.DecideCase when target.State is CaseState.Forwarded => actor.Role is Role.Department or Role.Administrator ? null : Problems.NotYourRole,
        Act.DecideCase => actor.Role is Role.ProvinceReviewer or Role.Department or Role.Administrator ? null : Problems.NotYourRole,
        _ => Problems.NotYourRole,
    };

    /// <summary>Administrators make any account; a province makes the accounts of its own officers.</summary>
    private static Problem? OnAccount(Actor actor, Act act, AccountTarget target) => actor.Role switch
    {
        _ when act != Act.ManageAccount => Problems.NotYourRole,
        Role.Administrator => null,
        Role.ProvinceReviewer when target.Role == Role.Officer => null,
        _ => Problems.NotYourRole,
    };
}
