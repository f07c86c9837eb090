using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>A row that is to become a new entry of the register.</summary>
/// <param name="Row">Its number in the sheet.</param>
/// <param name="Cells">What the entry is to say, as typed.</param>
/// <param name="Despite">Whether somebody looked at the likely doubles and says that it is another.</param>
public sealed record NewEntry(int Row, ImmutableDictionary<FieldKey, string?> Cells, bool Despite);

/// <summary>What came of one: the entry, or what is wrong with it, or what it may be a double of. In the last two nothing was stored.</summary>
public sealed record NewEntryOutcome(int Row, Subject? Added, Answers Answers, ImmutableArray<Issue> Issues, ImmutableArray<Subject> Doubles);

/// <summary>
/// Adds subjects that a workbook names and the register does not hold, several at once: by the register's own writer, its permission, its rules
/// and its search for doubles. Their rows then wait to be taken like the others.
/// </summary>
public sealed class ImportAdding(KlangDb db, RegisterWriter writer, DuplicateDesk duplicates, Catalogue catalogue, EntryLoader loader, Carry carry, ImportMending mending, ProcessRunner processes)
{
    /// <summary>The most rows in one step.</summary>
    public const int Most = 25;

    public async Task<Result<IReadOnlyList<NewEntryOutcome>>> RunAsync(Actor actor, EntryContext context, ImportJob job, int version, IReadOnlyList<NewEntry> wanted, CancellationToken cancel = default)
    {
        if (job.Version != version || job.State is not (ImportState.Checked or ImportState.Taken) || context.Dataset.Definition.Register is not { } key || catalogue.Register(key) is not { } register)
        {
            return ImportProblems.Moved;
        }

        var outcomes = new List<NewEntryOutcome>();
        foreach (var entry in wanted.Take(Most))
        {
            var added = await AddAsync(actor, context, register, job, entry, cancel);
            if (!added.IsOk)
            {
                return added.Problem;
            }

            outcomes.Add(added.Value);
        }

        return await PlaceAsync(actor, context, job, [.. outcomes.Where(o => o.Added is not null)], cancel) is { } problem ? problem : outcomes;
    }

    private async Task<Result<NewEntryOutcome>> AddAsync(Actor actor, EntryContext context, CompiledRegister register, ImportJob job, NewEntry entry, CancellationToken cancel)
    {
        var edit = new EntryEdit(context.Submission.UnitCode, entry.Cells) { Why = job.FileName };
        var doubles = entry.Despite ? [] : await duplicates.LikeAsync(actor, register, entry.Cells, cancel);
        if (!doubles.IsEmpty)
        {
            return new NewEntryOutcome(entry.Row, null, EntryChecks.Typed(register, Answers.Empty, edit), [], doubles);
        }

        db.ChangeTracker.Clear();
        var added = await writer.AddAsync(actor, register, edit, cancel);
        return added.IsOk ? new NewEntryOutcome(entry.Row, added.Value.Subject, added.Value.Answers, added.Value.Issues, []) : added.Problem;
    }

    /// <summary>Brings the new entries into the report, and their rows to them.</summary>
    private async Task<Problem?> PlaceAsync(Actor actor, EntryContext context, ImportJob job, List<NewEntryOutcome> added, CancellationToken cancel)
    {
        if (added.Count == 0)
        {
            return null;
        }

        db.ChangeTracker.Clear();
        await RememberAsync(actor, context, job, added, cancel);
        db.ChangeTracker.Clear();
        await carry.EnsureAsync((await loader.FindAsync(context.Submission.Id, cancel))!, actor, cancel);
        foreach (var outcome in added)
        {
            db.ChangeTracker.Clear();
            var now = await db.ImportJobs.AsNoTracking().Where(j => j.Id == job.Id).Select(j => j.Version).SingleAsync(cancel);
            var fresh = (await loader.FindAsync(context.Submission.Id, cancel))!;
            var mended = await mending.RunAsync(actor, fresh, job.Id, now, new RowMend(outcome.Row, outcome.Added!.Code, ImmutableDictionary<string, string>.Empty), cancel);
            if (!mended.IsOk)
            {
                return mended.Problem;
            }
        }

        return null;
    }

    /// <summary>The import knows what it added, so that it can be undone with it.</summary>
    private Task RememberAsync(Actor actor, EntryContext context, ImportJob job, List<NewEntryOutcome> added, CancellationToken cancel) => processes.RunAsync<bool>(new Process("import.add", actor), async scope =>
    {
        var held = await scope.Db.ImportJobs.SingleAsync(j => j.Id == job.Id, cancel);
        var summary = ImportSummary.Read(held.Summary);
        held.Summary = (summary with { Added = [.. summary.Added, .. added.Select(o => new EntryAdded(o.Added!.Id, o.Added.Code, o.Added.Name, o.Added.Version))] }).Write();
        held.Version++;
        scope.Note(held.UnitCode, context.Name, new { import = job.Id, added = added.ConvertAll(o => o.Added!.Code) });
        return true;
    }, cancel);
}
