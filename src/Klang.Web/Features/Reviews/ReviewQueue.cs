using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Features.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Reviews;

/// <summary>A report that waits.</summary>
public sealed record QueueItem(Submission Submission, Round Round, string UnitTh, string? UnitEn, DatasetDefinition Dataset)
{
    /// <summary>Nothing to read first: no errors, no warnings, no open remarks. Many of these may be approved at once.</summary>
    public bool IsClean => Submission is { Errors: 0, Warnings: 0, OpenComments: 0 };
}

/// <summary>What became of one report of many.</summary>
public sealed record QueueOutcome(Guid Id, string Name, Problem? Problem);

/// <summary>What waits for a reviewer, the oldest first, and deciding many at once: each in a transaction of its own, each refused for itself.</summary>
public sealed class ReviewQueue(KlangDb db, Catalogue catalogue, SubmissionLife life)
{
    public const int Most = 300;

    /// <summary>Submitted reports that the person may decide; for the department what waits to be accepted too.</summary>
    public async Task<ImmutableArray<QueueItem>> ReadAsync(Actor actor, SubmissionStatus status, string? dataset, CancellationToken cancel = default)
    {
        var found = await db.Submissions.AsNoTracking().VisibleTo(actor).Include(s => s.Round)
            .Where(s => s.Status == status && s.Round!.Collects && (dataset == null || s.Dataset == dataset))
            .Join(db.Units, s => s.UnitCode, u => u.Code, (s, u) => new { Submission = s, u.NameTh, u.NameEn })
            .OrderBy(s => s.Submission.SubmittedAt).Take(4 * Most).ToListAsync(cancel);
        var act = status == SubmissionStatus.Submitted ? Act.Approve : Act.Lock;
        return [.. found.Where(f => catalogue.Find(f.Submission.Dataset) is not null && Permission.May(actor, act, Target(f.Submission)) is null)
            .Take(Most).Select(f => new QueueItem(f.Submission, f.Submission.Round!, f.NameTh, f.NameEn, catalogue[f.Submission.Dataset].Definition))];
    }

    /// <summary>Approves or accepts each of them as it was read; whatever moved meanwhile is left and named.</summary>
    public async Task<ImmutableArray<QueueOutcome>> DecideAsync(Actor actor, SubmissionMove move, IReadOnlyList<(Guid Id, int Version)> chosen, CancellationToken cancel = default)
    {
        var outcomes = ImmutableArray.CreateBuilder<QueueOutcome>();
        foreach (var (id, version) in chosen.Take(Most))
        {
            var done = move == SubmissionMove.Lock ? await life.LockAsync(actor, id, version, cancel) : await life.ApproveAsync(actor, id, version, cancel);
            outcomes.Add(new QueueOutcome(id, await NameAsync(id, cancel), done.IsOk ? null : done.Problem));
            db.ChangeTracker.Clear();
        }

        return outcomes.ToImmutable();
    }

    private async Task<string> NameAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.Submissions.Where(s => s.Id == id).Join(db.Units, s => s.UnitCode, u => u.Code, (s, u) => new { s.Dataset, s.FiscalYear, s.RoundNumber, u.NameTh }).SingleOrDefaultAsync(cancel);
        return found is null ? "" : $"{found.NameTh} · {catalogue[found.Dataset].Definition.Name.Here()} {found.FiscalYear.Plain()}/{found.RoundNumber.Plain()}";
    }

    private static SubmissionTarget Target(Submission submission) =>
        new(submission.UnitCode, AreaCode.Parse(submission.AreaCode), submission.Status, RoundTakesData: true, submission.SubmittedById);
}
