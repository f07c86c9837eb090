using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>An office of the province and its report in the round.</summary>
/// <param name="Job">Its part of the file; null while there is none.</param>
public sealed record BatchOffice(Submission Submission, ReportingUnit Unit, ImportJob? Job)
{
    /// <summary>Whether its report is still with the office: what was sent is not changed by a file.</summary>
    public bool MayTake => Submission.Status is SubmissionStatus.Draft or SubmissionStatus.Returned;
}

/// <summary>A round as a province sees it that sends one file for its offices.</summary>
public sealed record BatchRound(RoundView View, string Province, IReadOnlyList<BatchOffice> Offices);

/// <summary>
/// One file for all offices of a province: sent once, its layout said once, and then a job for each office. The province reads and checks;
/// each office takes its own part, because nobody else records for it.
/// </summary>
public sealed class BatchDesk(KlangDb db, RoundQueries rounds, EntryLoader loader, BatchWorlds worlds, Guard guard, ProcessRunner processes, AttachmentStore files, ImportSignal signal, TimeProvider clock)
{
    private static readonly ImportState[] Ended = [ImportState.Taking, ImportState.Taken, ImportState.Reverted, ImportState.Refused];

    /// <summary>The round, for somebody who may send for the offices of a province.</summary>
    public async Task<Result<BatchRound>> OpenAsync(Actor actor, RoundId id, CancellationToken cancel = default)
    {
        var refusal = await guard.AskAsync(actor, Act.SendForOffices, new AreaTarget(actor.Scope), id.ToString());
        return refusal is not null ? refusal
            : await rounds.FindAsync(id, clock.Today(), cancel) is { } view ? new BatchRound(view, actor.UnitCode, await OfficesAsync(view.Round.Id, actor.UnitCode, null, cancel))
            : Problems.NotFound;
    }

    /// <summary>Of some rounds those for which somebody may send such a file now: they take data, and districts of the province report.</summary>
    public async Task<IReadOnlyList<RoundView>> TakingAsync(Actor actor, IEnumerable<RoundView> rounds, CancellationToken cancel = default)
    {
        var (open, province) = (rounds.Where(r => r.TakesData).ToList(), actor.UnitCode);
        if (open.Count == 0 || Permission.May(actor, Act.SendForOffices, new AreaTarget(actor.Scope)) is not null)
        {
            return [];
        }

        var ids = open.ConvertAll(r => r.Round.Id);
        var owed = await db.Submissions.Where(s => ids.Contains(s.RoundId) && db.Units.Any(u => u.Code == s.UnitCode && u.ProvinceCode == province && u.Level == UnitLevel.District)).Select(s => s.RoundId).Distinct().ToListAsync(cancel);
        return [.. open.Where(r => owed.Contains(r.Round.Id))];
    }

    /// <summary>Takes a file in; its layout is looked for behind the page. The job is the first office's until the layout is said.</summary>
    public async Task<Result<ImportJob>> StartAsync(Actor actor, BatchRound round, string fileName, byte[] bytes, CancellationToken cancel = default)
    {
        if (!round.View.TakesData || round.Offices.FirstOrDefault(o => o.MayTake) is not { } first)
        {
            return Problems.RoundClosed;
        }

        var started = await processes.RunAsync<ImportJob>(new Process("import.start", actor), async scope =>
        {
            var job = ImportDesk.NewJob(scope, first.Submission, fileName, bytes.Length);
            job.BatchId = Guid.CreateVersion7();
            job.Sha256 = (await files.AddWorkbookAsync(scope, job.Id, job.FileName, bytes, cancel)).Sha256;
            scope.Db.ImportJobs.Add(job);
            scope.Note(actor.UnitCode, round.View.Round.Id().ToString(), new { batch = job.BatchId, file = job.FileName, sha256 = job.Sha256 });
            return job;
        }, cancel);
        signal.Wake();
        return started;
    }

    /// <summary>A file that was sent, with what became of it at each office; for those who may send for the province.</summary>
    public async Task<Result<Batch>> FindAsync(Actor actor, Guid batchId, CancellationToken cancel = default)
    {
        var jobs = await db.ImportJobs.AsNoTracking().LeadFirst(batchId).ToListAsync(cancel);
        if (jobs.Count == 0 || await loader.FindAsync(jobs[0].SubmissionId, cancel) is not { } context)
        {
            return Problems.NotFound;
        }

        var province = context.Unit.ProvinceCode;
        return await guard.AskAsync(actor, Act.SendForOffices, new AreaTarget(AreaCode.Parse(province)), jobs[0].FileName) is { } refusal
            ? refusal
            : new Batch(batchId, context, jobs, await OfficesAsync(context.Submission.RoundId, province, jobs, cancel));
    }

    /// <summary>What the columns can be, for the page that shows the layout.</summary>
    public Task<ImportWorld> WorldAsync(Batch batch, CancellationToken cancel = default) => worlds.ReadAsync(batch.Lead, batch.Context, cancel);

    /// <summary>Files that were sent for a round, the latest first.</summary>
    public async Task<IReadOnlyList<ImportJob>> OfAsync(BatchRound round, CancellationToken cancel = default)
    {
        var ids = round.Offices.Select(o => o.Submission.Id).ToList();
        var jobs = await db.ImportJobs.AsNoTracking().Where(j => j.BatchId != null && ids.Contains(j.SubmissionId)).ToListAsync(cancel);
        return [.. jobs.GroupBy(j => j.BatchId).Select(g => g.MinBy(j => j.Id)!).OrderByDescending(j => j.CreatedAt)];
    }

    /// <summary>Keeps another proposal without checking.</summary>
    public Task<Result<bool>> ProposeAsync(Actor actor, Batch batch, int version, Proposal proposal, CancellationToken cancel = default) => RunAsync("import.propose", actor, batch, version, (scope, jobs) =>
    {
        foreach (var job in jobs)
        {
            (job.State, job.Layout, job.Summary) = (ImportState.Proposed, proposal.Plan.Write(), proposal.Summary.Write());
        }

        return Task.CompletedTask;
    }, cancel);

    /// <summary>Checks the file with one plan for each office that still has its report; what an office took already stays as it is.</summary>
    public Task<Result<bool>> CheckAsync(Actor actor, Batch batch, int version, SheetPlan plan, CancellationToken cancel = default) => RunAsync("import.check", actor, batch, version, async (scope, jobs) =>
    {
        var known = batch.Jobs.Select(j => j.UnitCode).ToHashSet(StringComparer.Ordinal);
        var all = jobs.Concat(batch.Offices.Where(o => o.MayTake && !known.Contains(o.Unit.Code)).Select(o => Sibling(scope, batch, o))).ToList();
        foreach (var job in all)
        {
            (job.State, job.Layout, job.Summary, job.Done, job.Total) = (ImportState.Checking, plan.Write(), batch.Lead.Summary, 0, 0);
        }

        await ImportTaking.RememberAsync(scope, batch.Context.Unit.ProvinceCode, batch.Context.Submission.Dataset, plan, cancel);
    }, cancel);

    /// <summary>Nothing more comes of it where nobody took anything yet.</summary>
    public Task<Result<bool>> GiveUpAsync(Actor actor, Batch batch, int version, CancellationToken cancel = default) => RunAsync("import.give-up", actor, batch, version, (scope, jobs) =>
    {
        jobs.ForEach(j => j.State = ImportState.Refused);
        return Task.CompletedTask;
    }, cancel);

    private static ImportJob Sibling(ProcessScope scope, Batch batch, BatchOffice office)
    {
        var job = ImportDesk.NewJob(scope, office.Submission, batch.Lead.FileName, batch.Lead.Size);
        (job.BatchId, job.Sha256) = (batch.Id, batch.Lead.Sha256);
        scope.Db.ImportJobs.Add(job);
        return job;
    }

    private async Task<Result<bool>> RunAsync(string what, Actor actor, Batch batch, int version, Func<ProcessScope, List<ImportJob>, Task> move, CancellationToken cancel)
    {
        var moved = await processes.RunAsync<bool>(new Process(what, actor), async scope =>
        {
            scope.Db.ChangeTracker.Clear();
            var jobs = await scope.Db.ImportJobs.LeadFirst(batch.Id).ToListAsync(cancel);
            if (jobs.Sum(j => j.Version) != version)
            {
                return ImportProblems.Moved;
            }

            if (Permission.May(actor, Act.SendForOffices, new AreaTarget(AreaCode.Parse(batch.Context.Unit.ProvinceCode))) is { } refusal)
            {
                return refusal;
            }

            var open = jobs.Where(j => !Ended.Contains(j.State)).ToList();
            if (open.Count == 0)
            {
                return ImportProblems.Moved;
            }

            await move(scope, open);
            open.ForEach(j => (j.CreatedById, j.Version, j.ClaimedUntil) = (actor.Id, j.Version + 1, null));
            scope.Note(batch.Context.Unit.ProvinceCode, batch.Context.Name, new { batch = batch.Id, offices = open.Count });
            return true;
        }, cancel);
        signal.Wake();
        return moved;
    }

    private async Task<IReadOnlyList<BatchOffice>> OfficesAsync(long round, string province, List<ImportJob>? jobs, CancellationToken cancel)
    {
        var found = await (from s in db.Submissions.AsNoTracking()
                           join u in db.Units.AsNoTracking() on s.UnitCode equals u.Code
                           where s.RoundId == round && u.ProvinceCode == province && (u.Level == UnitLevel.District || u.Level == UnitLevel.Province)
                           orderby u.Level == UnitLevel.Province, s.UnitCode
                           select new { Submission = s, Unit = u }).ToListAsync(cancel);
        return [.. found.Select(f => new BatchOffice(f.Submission, f.Unit, jobs?.Find(j => j.SubmissionId == f.Submission.Id)))];
    }
}
