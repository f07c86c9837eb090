using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>What became of a file for a province's offices that was imported without a page.</summary>
public sealed record BatchRunOutcome(Guid Batch, IReadOnlyList<(BatchOffice Office, ImportRunOutcome Outcome)> Offices)
{
    /// <summary>Columns that were left out because only a person can say what they are.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <summary>A province's file from beginning to end, for the command line: there the program stands in each office's place.</summary>
public sealed class BatchRun(KlangDb db, BatchDesk desk, ImportDesk offices, ImportSteps steps, EntryLoader loader, AttachmentStore files, SheetChoice sheets)
{
    /// <param name="round">Which round.</param>
    /// <param name="province">The province's code.</param>
    /// <param name="fileName">As it is remembered.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="dryRun">Whether nothing is to be taken.</param>
    /// <param name="sheet">The sheet that is meant, where several could be.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Result<BatchRunOutcome>> RunAsync(RoundId round, string province, string fileName, byte[] bytes, bool dryRun, string? sheet = null, CancellationToken cancel = default)
    {
        if (!AreaCode.TryParse(province, out var area) || area.Level != AreaLevel.Province)
        {
            return ImportProblems.NoSuchReport(round.DatasetKey, round.WithoutDataset, province);
        }

        var actor = new Actor { Id = Guid.Empty, UserName = "system", Name = "Klang", Role = Role.ProvinceReviewer, UnitCode = province, Scope = area };
        var opened = await desk.OpenAsync(actor, round, cancel);
        var started = opened.IsOk ? await desk.StartAsync(actor, opened.Value, fileName, bytes, cancel) : opened.Problem;
        if (!started.IsOk)
        {
            return started.Problem;
        }

        var read = await StepAsync(started.Value, actor, cancel);
        return read.State == ImportState.Refused
            ? System.Text.Json.JsonSerializer.Deserialize<Problem>(read.Problem!, ImportSummary.Json)!
            : await CheckAsync(actor, read, dryRun, sheet, cancel);
    }

    /// <summary>The file with all offices' marks, into another file.</summary>
    public async Task ReportAsync(Guid batch, MarkedWorkbooks marks, string path, CancellationToken cancel = default)
    {
        var jobs = await db.ImportJobs.AsNoTracking().LeadFirst(batch).Where(j => j.Layout != null).ToListAsync(cancel);
        await using var original = files.Open(jobs[0].Sha256);
        await using var marked = await marks.WriteAsync(jobs, original, cancel);
        await using var target = File.Create(path);
        await marked.CopyToAsync(target, cancel);
    }

    private async Task<Result<BatchRunOutcome>> CheckAsync(Actor actor, ImportJob lead, bool dryRun, string? sheet, CancellationToken cancel)
    {
        var batch = (await desk.FindAsync(actor, lead.BatchId!.Value, cancel)).Value!;
        var proposed = await SheetAsync(batch, sheet, cancel);
        if (!proposed.IsOk)
        {
            await desk.GiveUpAsync(actor, batch, batch.Version, cancel);
            return proposed.Problem;
        }

        var (plan, leftOut) = ImportRun.OnlySure(proposed.Value, ImportSummary.Read(lead.Summary));
        var moved = await desk.CheckAsync(actor, batch, batch.Version, plan, cancel);
        if (!moved.IsOk)
        {
            return moved.Problem;
        }

        var done = new List<(BatchOffice, ImportRunOutcome)>();
        batch = (await desk.FindAsync(actor, batch.Id, cancel)).Value!;
        foreach (var office in batch.Offices.Where(o => o.Job is not null))
        {
            var job = await TakeAsync(await StepAsync(office.Job!, actor, cancel), dryRun, cancel);
            done.Add((office with { Job = job }, new ImportRunOutcome(job, SheetPlan.Read(job.Layout!), ImportSummary.Read(job.Summary))));
        }

        return new BatchRunOutcome(batch.Id, done) { LeftOut = leftOut };
    }

    private async Task<Result<SheetPlan>> SheetAsync(Batch batch, string? sheet, CancellationToken cancel)
    {
        var (problem, again) = await sheets.OfAsync(batch.Lead, sheet, () => desk.WorldAsync(batch, cancel));
        return problem is not null ? problem : again?.Plan ?? SheetPlan.Read(batch.Lead.Layout!);
    }

    private async Task<ImportJob> TakeAsync(ImportJob job, bool dryRun, CancellationToken cancel)
    {
        if (dryRun || job.State != ImportState.Checked || await loader.FindAsync(job.SubmissionId, cancel) is not { } context)
        {
            return job;
        }

        var officer = ImportRun.OfficerOf(context);
        var taking = await offices.TakeAsync(officer, context, job.Id, job.Version, all: false, cancel);
        return taking.IsOk ? await StepAsync(taking.Value, officer, cancel) : job;
    }

    private async Task<ImportJob> StepAsync(ImportJob job, Actor actor, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await steps.RunAsync(job, actor, cancel);
        db.ChangeTracker.Clear();
        return await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == job.Id, cancel);
    }
}
