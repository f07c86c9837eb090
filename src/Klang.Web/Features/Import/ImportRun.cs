using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>What became of a workbook that was imported without a page.</summary>
public sealed record ImportRunOutcome(ImportJob Job, SheetPlan Plan, ImportSummary Summary)
{
    /// <summary>Columns that were left out because only a person can say what they are.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Whether every row says what the report says now.</summary>
    public bool IsWhole => WouldBeWhole && Waiting == 0;

    /// <summary>Whether every row says it, or would once it is taken.</summary>
    public bool WouldBeWhole => LeftOut.Count == 0 && Summary.Of(ImportRowState.Wrong) == 0 && Waiting + Summary.Of(ImportRowState.Taken) + Summary.Of(ImportRowState.Same) > 0;

    private int Waiting => Summary.Of(ImportRowState.New) + Summary.Of(ImportRowState.Changed);
}

/// <summary>The same importer from beginning to end, for the command line. Nothing doubtful is taken: there is nobody to ask.</summary>
public sealed class ImportRun(KlangDb db, EntryLoader loader, ImportDesk desk, ImportSteps steps, ImportWorlds worlds, AttachmentStore files, MarkedWorkbooks marks, SheetChoice sheets)
{
    /// <summary>The report that a unit owes for a round.</summary>
    public async Task<Result<EntryContext>> FindAsync(string dataset, FiscalYear year, int round, string unit, CancellationToken cancel = default)
    {
        var id = await db.Submissions.Where(s => s.Dataset == dataset && s.FiscalYear == year.Year && s.RoundNumber == round && s.UnitCode == unit).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancel);
        return id is { } found && await loader.FindAsync(found, cancel) is { } context ? context : ImportProblems.NoSuchReport(dataset, $"{year}/{round.Plain()}", unit);
    }

    /// <summary>The program in the place of the unit's officer.</summary>
    public static Actor OfficerOf(EntryContext context) => new()
    {
        Id = Guid.Empty,
        UserName = "system",
        Name = "Klang",
        Role = context.Unit.Level == UnitLevel.District ? Role.Officer : Role.ProvinceReviewer,
        UnitCode = context.Submission.UnitCode,
        Scope = AreaCode.Parse(context.Submission.AreaCode),
    };

    /// <param name="report">The report that is imported into.</param>
    /// <param name="fileName">As it is remembered.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="dryRun">Whether nothing is to be taken.</param>
    /// <param name="sheet">The sheet that is meant; null lets the importer find it, and refuses where several could be meant.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Result<ImportRunOutcome>> RunAsync(EntryContext report, string fileName, byte[] bytes, bool dryRun, string? sheet = null, CancellationToken cancel = default)
    {
        var actor = OfficerOf(report);
        var opened = await desk.OpenAsync(actor, report.Submission.Id, cancel);
        var started = opened.IsOk ? await desk.StartAsync(actor, opened.Value, fileName, bytes, cancel) : opened.Problem;
        if (!started.IsOk)
        {
            return started.Problem;
        }

        var (context, job, leftOut) = (opened.Value!, await StepAsync(started.Value, actor, cancel), new List<string>());
        if (sheet is not null && job.State == ImportState.Checking && SheetPlan.Read(job.Layout!).Sheet != sheet)
        {
            // A layout that is remembered leads on by itself, to the sheet that was meant last time.
            job = await StepAsync(job, actor, cancel);
        }

        if (job.State is ImportState.Proposed or ImportState.Checked && await SheetAsync(context, actor, job, sheet, cancel) is var picked)
        {
            if (!picked.IsOk)
            {
                await desk.GiveUpAsync(actor, context, job.Id, job.Version, cancel);
                return picked.Problem;
            }

            job = picked.Value;
            (var sure, leftOut) = OnlySure(SheetPlan.Read(job.Layout!), ImportSummary.Read(job.Summary));
            var moved = await desk.CheckAsync(actor, context, job.Id, job.Version, sure, cancel);
            job = moved.IsOk ? await StepAsync(moved.Value, actor, cancel) : job;
        }
        else if (job.State == ImportState.Checking)
        {
            job = await StepAsync(job, actor, cancel);
        }

        if (job.State == ImportState.Checked && !dryRun && (await desk.TakeAsync(actor, context, job.Id, job.Version, all: false, cancel)) is { IsOk: true } taking)
        {
            job = await StepAsync(taking.Value, actor, cancel);
        }

        return job.State == ImportState.Refused
            ? System.Text.Json.JsonSerializer.Deserialize<Problem>(job.Problem!, ImportSummary.Json)!
            : new ImportRunOutcome(job, SheetPlan.Read(job.Layout!), ImportSummary.Read(job.Summary)) { LeftOut = leftOut };
    }

    /// <summary>A plan without the columns that only a person can say, and what they are.</summary>
    internal static (SheetPlan Sure, List<string> LeftOut) OnlySure(SheetPlan plan, ImportSummary summary) => (
        plan with { Columns = [.. plan.Columns.Select(c => c.IsSure ? c : c with { Target = c.Target == ImportTargets.Aside ? c.Target : null })] },
        [.. plan.Columns.Where(c => c.Heading.Length > 0 && c.Target != ImportTargets.Aside && !c.IsSure).Select(c => c.Heading.Replace('\n', ' ')), .. summary.Alike.IsEmpty ? summary.Remarks.Select(r => r.Th) : []]);

    /// <summary>The job with the sheet that is meant.</summary>
    private async Task<Result<ImportJob>> SheetAsync(EntryContext context, Actor actor, ImportJob job, string? sheet, CancellationToken cancel)
    {
        var (problem, again) = await sheets.OfAsync(job, sheet, () => worlds.ReadAsync(context, cancel));
        return problem is not null ? problem
            : again is null ? job
            : await desk.ProposeAsync(actor, context, job.Id, job.Version, again, cancel);
    }

    /// <summary>The file with marks, into another file.</summary>
    public async Task ReportAsync(ImportJob job, string path, CancellationToken cancel = default)
    {
        await using var original = files.Open(job.Sha256);
        await using var marked = await marks.WriteAsync(job, original, cancel);
        await using var target = File.Create(path);
        await marked.CopyToAsync(target, cancel);
    }

    private async Task<ImportJob> StepAsync(ImportJob job, Actor actor, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await steps.RunAsync(job, actor, cancel);
        db.ChangeTracker.Clear();
        return await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == job.Id, cancel);
    }
}
