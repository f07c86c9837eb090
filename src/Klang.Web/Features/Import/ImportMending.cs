using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Mends one row of the queue: its subject and its cells as typed, judged again like the file's.</summary>
public sealed class ImportMending(KlangDb db, ImportWorlds worlds, DryRun dryRun, ProcessRunner processes)
{
    public async Task<Result<ImportRowState>> RunAsync(Actor actor, EntryContext context, Guid jobId, int version, RowMend mend, CancellationToken cancel = default)
    {
        var job = await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == jobId && j.SubmissionId == context.Submission.Id, cancel);
        var row = await db.ImportRows.AsNoTracking().SingleOrDefaultAsync(r => r.JobId == jobId && r.Number == mend.Row && r.State == ImportRowState.Wrong, cancel);
        if (job is null || row is null || job.Version != version || job.State is not (ImportState.Checked or ImportState.Taken))
        {
            return job is null ? Problems.NotFound : ImportProblems.Moved;
        }

        var (world, plan) = (await worlds.ReadAsync(context, cancel), SheetPlan.Read(job.Layout!));
        var judged = await dryRun.JudgeAsync(world, plan, Read(world, plan, row, mend), cancel);
        var twin = judged.Row.Subject is { } subject && await db.ImportRows.AnyAsync(r => r.JobId == jobId && r.Number != row.Number && r.SubjectKey == subject.Key && r.State != ImportRowState.Wrong && r.State != ImportRowState.Skipped, cancel);
        return await processes.RunAsync<ImportRowState>(new Process("import.mend", actor), async scope =>
        {
            scope.Db.ChangeTracker.Clear();
            var held = await scope.Db.ImportJobs.SingleAsync(j => j.Id == jobId, cancel);
            if (held.Version != version)
            {
                return ImportProblems.Moved;
            }

            var stored = CheckingAhead.RowOf(jobId, judged);
            (stored.Number, stored.State) = (row.Number, twin ? ImportRowState.Wrong : stored.State);
            stored.Findings = twin ? RowFindings.Write([.. judged.Findings, Twin]) : stored.Findings;
            scope.Db.ImportRows.Update(stored);
            await scope.Db.SaveChangesAsync(cancel);
            held.Version++;
            held.Summary = (ImportSummary.Read(held.Summary) with { States = await ImportTaking.CountAsync(scope.Db, jobId, cancel) }).Write();
            scope.Note(held.UnitCode, context.Name, new { import = jobId, row = row.Number, state = stored.State.ToString() });
            return stored.State;
        }, cancel);
    }

    private static CellFinding Twin { get; } = new(-1, "", Core.Datasets.Severity.Error, new("มีอีกแถวหนึ่งเป็นรายการเดียวกัน", "Another row names the same entry.")) { Blocks = true };

    /// <summary>The row as if the file had said so.</summary>
    private static ReadGroup Read(ImportWorld world, SheetPlan plan, ImportRow row, RowMend mend)
    {
        var (content, cells) = (RowContent.Read(row.Cells), world.Cells(plan));
        var texts = mend.Cells.Aggregate(content.Cells.ToImmutableSortedDictionary(c => c.Key.Name, c => c.Value!, StringComparer.Ordinal), (all, c) => all.SetItem(c.Key, c.Value));
        var read = texts.Select(t => (Target: world.Targets.FirstOrDefault(x => x.Key == t.Key), t.Value)).Where(t => t.Target?.Field is not null)
            .Select(t => (t.Target!.Key, Reading: cells.Read(t.Target, plan.ColumnOf(t.Target.Key), SheetCell.Of(t.Value)))).ToList();
        var findings = read.Where(r => r.Reading.Finding is not null).Select(r => r.Reading.Finding!).ToImmutableArray();
        var matcher = world.Matcher();
        var subject = (mend.Subject ?? row.SubjectKey) is { } key ? matcher.Find(key) ?? matcher.Match(new SubjectClues("", key)).Subject : null;
        var match = new SubjectMatch(subject is null ? SubjectVerdict.Unknown : SubjectVerdict.Found, subject, []);
        findings = subject is null ? findings.Add(new CellFinding(plan.ColumnOf(ImportTargets.Name), ImportTargets.Name, Core.Datasets.Severity.Error, new("ไม่พบในรายงานนี้ เลือกรหัสจากรายการ", "Not in this report; pick a code from the list.")) { Blocks = true, Raw = content.About }) : findings;
        var head = new ReadRow(row.Number, RowKind.Data, content.Clues ?? new("", content.About), match, read.Where(r => r.Reading.Text is not null).ToImmutableDictionary(r => r.Key, r => r.Reading.Text!, StringComparer.Ordinal), findings);
        return new ReadGroup(head, [head, .. content.Lists.SelectMany(l => l.Value.Select(r => (List: l.Key, Row: r))).Select((r, i) =>
            head with { Number = -1 - i, Cells = r.Row.ToImmutableDictionary(c => $"{r.List}.{c.Key}", c => c.Value, StringComparer.Ordinal), Findings = [] })]);
    }
}
