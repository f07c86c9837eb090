using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>What officers ask of an import. Each answers at once; the work is done behind the page by <see cref="ImportWorker"/>.</summary>
public sealed class ImportDesk(KlangDb db, EntryLoader loader, Carry carry, Guard guard, ProcessRunner processes, AttachmentStore files, ImportSignal signal)
{
    private const int LongestName = 200;

    /// <summary>The report that is imported into, for somebody who may change it; last round is carried in.</summary>
    public async Task<Result<EntryContext>> OpenAsync(Actor actor, Guid submissionId, CancellationToken cancel = default)
    {
        var opened = await Opening.OpenAsync(submissionId, actor, loader, carry, guard, cancel);
        return !opened.IsOk ? opened.Problem
            : await guard.AskAsync(actor, Act.EditRecords, opened.Value.Target, opened.Value.Name) is { } refusal ? refusal
            : opened;
    }

    /// <summary>Takes a file in; it is read behind the page.</summary>
    public async Task<Result<ImportJob>> StartAsync(Actor actor, EntryContext context, string fileName, byte[] bytes, CancellationToken cancel = default)
    {
        var started = await processes.RunAsync<ImportJob>(new Process("import.start", actor), async scope =>
        {
            var job = NewJob(scope, context.Submission, fileName, bytes.Length);
            job.Sha256 = (await files.AddWorkbookAsync(scope, job.Id, job.FileName, bytes, cancel)).Sha256;
            scope.Db.ImportJobs.Add(job);
            scope.Note(job.UnitCode, context.Name, new { import = job.Id, file = job.FileName, sha256 = job.Sha256 });
            return job;
        }, cancel);
        signal.Wake();
        return started;
    }

    /// <summary>A job that waits to be read.</summary>
    internal static ImportJob NewJob(ProcessScope scope, Submission submission, string fileName, long size)
    {
        var name = Core.Thai.ThaiText.Normalise(Path.GetFileName(fileName));
        return new ImportJob
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = submission.Id,
            UnitCode = submission.UnitCode,
            AreaCode = submission.AreaCode,
            FileName = name.Length switch { 0 => "-", > LongestName => name[..LongestName], _ => name },
            Sha256 = "",
            Size = size,
            State = ImportState.Reading,
            CreatedAt = scope.Now,
            CreatedById = scope.Actor.Id,
            CreatedBy = scope.Actor.Name,
        };
    }

    /// <summary>The jobs that the office sees: what its province sends for it comes once it is checked.</summary>
    private IQueryable<ImportJob> Own(Guid submissionId) => db.ImportJobs.AsNoTracking()
        .Where(j => j.SubmissionId == submissionId && (j.BatchId == null || (j.State != ImportState.Reading && j.State != ImportState.Proposed && j.State != ImportState.Refused)));

    /// <summary>The job of a report; null where it has none such.</summary>
    public Task<ImportJob?> FindAsync(Guid submissionId, Guid jobId, CancellationToken cancel = default) =>
        Own(submissionId).SingleOrDefaultAsync(j => j.Id == jobId, cancel);

    public Task<List<ImportJob>> OfAsync(Guid submissionId, CancellationToken cancel = default) =>
        Own(submissionId).OrderByDescending(j => j.CreatedAt).ThenBy(j => j.Id).Take(50).ToListAsync(cancel);

    /// <summary>Checks the file with a plan: the dry run. Allowed again and again until something is taken.</summary>
    public Task<Result<ImportJob>> CheckAsync(Actor actor, EntryContext context, Guid jobId, int version, SheetPlan plan, CancellationToken cancel = default) =>
        MoveAsync("import.check", actor, context, jobId, version, [ImportState.Proposed, ImportState.Checked], job =>
        {
            (job.State, job.Layout, job.Done, job.Total) = (ImportState.Checking, plan.Write(), 0, 0);
            return null;
        }, cancel);

    /// <summary>Keeps a corrected plan without checking.</summary>
    public Task<Result<ImportJob>> ProposeAsync(Actor actor, EntryContext context, Guid jobId, int version, Proposal proposal, CancellationToken cancel = default) =>
        MoveAsync("import.propose", actor, context, jobId, version, [ImportState.Proposed, ImportState.Checked], job =>
        {
            (job.State, job.Layout, job.Summary) = (ImportState.Proposed, proposal.Plan.Write(), proposal.Summary.Write());
            return null;
        }, cancel);

    /// <summary>Takes the good rows; all or none where <paramref name="all"/> is said.</summary>
    public Task<Result<ImportJob>> TakeAsync(Actor actor, EntryContext context, Guid jobId, int version, bool all, CancellationToken cancel = default) =>
        MoveAsync("import.take", actor, context, jobId, version, [ImportState.Checked, ImportState.Taken], job =>
        {
            var summary = ImportSummary.Read(job.Summary);
            if (summary.Of(ImportRowState.New) + summary.Of(ImportRowState.Changed) == 0)
            {
                return ImportProblems.NothingToTake;
            }

            if (all && summary.Of(ImportRowState.Wrong) > 0)
            {
                return ImportProblems.NotAllGood;
            }

            (job.State, job.Done, job.Total) = (ImportState.Taking, 0, summary.Of(ImportRowState.New) + summary.Of(ImportRowState.Changed));
            return null;
        }, cancel);

    /// <summary>Nothing more comes of it; what was not taken is not taken.</summary>
    public Task<Result<ImportJob>> GiveUpAsync(Actor actor, EntryContext context, Guid jobId, int version, CancellationToken cancel = default) =>
        MoveAsync("import.give-up", actor, context, jobId, version, [ImportState.Proposed, ImportState.Checked, ImportState.Reading, ImportState.Checking], job =>
        {
            job.State = ImportState.Refused;
            return null;
        }, cancel);

    private async Task<Result<ImportJob>> MoveAsync(
        string what, Actor actor, EntryContext context, Guid jobId, int version, ImportState[] from, Func<ImportJob, Problem?> move, CancellationToken cancel)
    {
        var moved = await processes.RunAsync<ImportJob>(new Process(what, actor), async scope =>
        {
            scope.Db.ChangeTracker.Clear();
            var job = await scope.Db.ImportJobs.SingleOrDefaultAsync(j => j.Id == jobId && j.SubmissionId == context.Submission.Id, cancel);
            if (job is null)
            {
                return Problems.NotFound;
            }

            if (job.Version != version || !from.Contains(job.State))
            {
                return ImportProblems.Moved;
            }

            if (Permission.May(actor, Act.EditRecords, context.Target) is { } refusal)
            {
                return refusal;
            }

            if (move(job) is { } problem)
            {
                return problem;
            }

            // The work behind the page is done in the name of whoever asked for it last, who may be another than who sent the file.
            (job.CreatedById, job.Version, job.ClaimedUntil) = (actor.Id, job.Version + 1, null);
            scope.Note(job.UnitCode, context.Name, new { import = job.Id, state = job.State.ToString() });
            return job;
        }, cancel);
        signal.Wake();
        return moved;
    }
}
