using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.AreaChecks;
using Klang.Web.Features.Assignments;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>How urgent a piece of work is; the list is ordered by it, then by due date.</summary>
public enum Urgency
{
    Returned,
    Overdue,
    DueSoon,
    Open,
    NotOpen,
    Done,
}

/// <summary>A line of the work list.</summary>
public abstract record WorkLine(DateOnly DueOn, int DaysLeft, Urgency Urgency)
{
    /// <summary>Owed still, but the round is locked: nothing can be done about it any more.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>The yearly check of the area registry, beside the rounds.</summary>
public sealed record WorkCheck(CheckTask Task, Urgency Urgency) : WorkLine(Task.DueOn, Task.DaysLeft, Urgency);

/// <summary>A round's report that a unit owes.</summary>
public sealed record WorkItem(Submission Submission, Round Round, DatasetDefinition Dataset, int DaysLeft, Urgency Urgency) : WorkLine(Submission.Dates().OwedBy, DaysLeft, Urgency)
{
    /// <summary>Who answers for it today; null where nobody does.</summary>
    public Assignment? Assignment { get; init; }

    /// <summary>Their name; empty where nobody answers for it.</summary>
    public string Assignee { get; init; } = "";

    /// <summary>Confirmed rows of all rows, 0–100; null before anything is there.</summary>
    public int? Progress => Submission.Rows == 0 ? null : 100 * Submission.RowsConfirmed / Submission.Rows;
}

/// <summary>What a unit owes, the most urgent first. What is overdue never disappears.</summary>
public sealed class WorkList(KlangDb db, Catalogue catalogue, CheckTasks checks, AssignmentReader assignments, TimeProvider clock)
{
    private const int SoonDays = 14;

    /// <summary>Rounds and the yearly check of areas together.</summary>
    public async Task<IReadOnlyList<WorkLine>> LinesAsync(Actor actor, CancellationToken cancel = default)
    {
        var rounds = await OfAsync(actor, cancel);
        var check = await checks.OfAsync(actor, cancel);
        return check is null ? rounds : [.. rounds.Append<WorkLine>(Check(check)).OrderBy(l => l.Urgency).ThenBy(l => l.IsClosed).ThenBy(l => l.DueOn)];
    }

    /// <summary>Rounds alone.</summary>
    public async Task<IReadOnlyList<WorkItem>> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        var today = clock.Today();
        var rows = await db.Submissions.AsNoTracking().VisibleTo(actor).Include(s => s.Round)
            .Where(s => s.UnitCode == actor.UnitCode && s.Round!.Collects).ToListAsync(cancel);
        var office = await assignments.OfAsync(actor.UnitCode, cancel: cancel);
        return [.. rows.Where(s => catalogue.Find(s.Dataset) is not null)
            .Select(s => Assigned(Item(s, today), office, today))
            .OrderBy(i => i.Urgency).ThenBy(i => i.IsClosed).ThenBy(i => i.DueOn).ThenBy(i => i.Dataset.Number)];
    }

    private static WorkItem Assigned(WorkItem item, OfficeWork office, DateOnly today) =>
        office.On(item.Submission.Dataset, item.Submission.FiscalYear, item.Submission.RoundNumber, today) is { } row
            ? item with { Assignment = row, Assignee = office.NameOf(row.UserId) }
            : item;

    // Signed is done, also where the registry changed afterwards: the sheet says so, and its officer may reopen it.
    private static WorkCheck Check(CheckTask task) => new(task, task switch
    {
        { SignedAt: not null } => Urgency.Done,
        { DaysLeft: < 0 } => Urgency.Overdue,
        { DaysLeft: <= SoonDays } => Urgency.DueSoon,
        _ => Urgency.Open,
    });

    private WorkItem Item(Submission submission, DateOnly today)
    {
        var left = submission.Dates().DaysLeft(today);
        var urgency = submission.Status switch
        {
            SubmissionStatus.Returned => Urgency.Returned,
            SubmissionStatus.Submitted or SubmissionStatus.Approved or SubmissionStatus.Locked => Urgency.Done,
            _ when left < 0 => Urgency.Overdue,
            _ when today < submission.Round!.OpensOn => Urgency.NotOpen,
            _ when left <= SoonDays => Urgency.DueSoon,
            _ => Urgency.Open,
        };
        return new WorkItem(submission, submission.Round!, catalogue[submission.Dataset].Definition, left, urgency)
        {
            IsClosed = urgency is Urgency.Overdue or Urgency.Returned && today >= submission.Round!.LocksOn,
        };
    }
}
