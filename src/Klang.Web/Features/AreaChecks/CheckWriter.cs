using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>Saves what a unit says of its areas; all of a request or nothing.</summary>
public sealed class CheckWriter(ProcessRunner processes, CheckDoor door, CheckReader reader, CheckYears years)
{
    /// <param name="version">Of the sheet as the person saw it; another tab's save since then refuses this one.</param>
    /// <returns>The sheet as it now is. Problems: the door's, 412.1, 422.2 with the note's field, area-checks.signed.</returns>
    public async Task<Result<CheckSheet>> SaveAsync(Actor actor, FiscalYear year, string unitCode, int version, CheckEdits edits, CancellationToken cancel = default)
    {
        var unit = await door.AnswerAsync(actor, year, unitCode, cancel);
        return unit.IsOk
            ? await processes.RunAsync(new Process("area-check.save", actor), scope => SaveAsync(scope, unit.Value, year, version, edits, cancel), cancel)
            : unit.Problem;
    }

    private async Task<Result<CheckSheet>> SaveAsync(ProcessScope scope, ReportingUnit unit, FiscalYear year, int version, CheckEdits edits, CancellationToken cancel)
    {
        // Two tabs wait for each other here, also where there is no sheet yet that could be held.
        await RowLock.StreamAsync(scope.Db, unit.Code, cancel);
        var sheet = await reader.ReadAsync(unit, year, cancel);
        if (sheet.IsSigned || sheet.Version != version)
        {
            return sheet.IsSigned ? AreaCheckProblems.Signed : Problems.ChangedSinceRead;
        }

        var changes = edits.On(sheet);
        if (!changes.IsOk || changes.Value.Count == 0)
        {
            return changes.IsOk ? sheet : changes.Problem;
        }

        var stored = await StoredAsync(scope.Db, unit, year, cancel);
        stored.Version++;
        await WriteAsync(scope, stored, changes.Value, cancel);
        await scope.Db.SaveChangesAsync(cancel);
        Note(scope, sheet, changes.Value);
        return await reader.ReadAsync(unit, year, cancel);
    }

    private async Task<AreaCheckSheet> StoredAsync(KlangDb db, ReportingUnit unit, FiscalYear year, CancellationToken cancel)
    {
        var stored = await db.AreaCheckSheets.SingleOrDefaultAsync(s => s.FiscalYear == year.Year && s.UnitCode == unit.Code, cancel);
        if (stored is null)
        {
            stored = new AreaCheckSheet { Id = Guid.CreateVersion7(), FiscalYear = year.Year, UnitCode = unit.Code, AreaCode = unit.AreaCode, DueOn = await years.DueOnAsync(year, cancel) };
            db.AreaCheckSheets.Add(stored);
        }

        return stored;
    }

    private static async Task WriteAsync(
        ProcessScope scope, AreaCheckSheet stored, IReadOnlyList<(CheckRow Row, AreaCheckAnswer Answer, string? Note)> changes, CancellationToken cancel)
    {
        var rows = await scope.Db.AreaCheckRows.Where(r => r.SheetId == stored.Id).ToDictionaryAsync(r => r.AreaId, cancel);
        foreach (var (row, answer, note) in changes)
        {
            if (!rows.TryGetValue(row.Area.AreaId, out var kept))
            {
                kept = new AreaCheckRow { SheetId = stored.Id, AreaId = row.Area.AreaId, By = scope.Actor.Name };
                scope.Db.AreaCheckRows.Add(kept);
            }

            (kept.Answer, kept.Note, kept.At, kept.By) = (answer, note, scope.Now, scope.Actor.Name);
        }
    }

    private static void Note(ProcessScope scope, CheckSheet sheet, IReadOnlyList<(CheckRow Row, AreaCheckAnswer Answer, string? Note)> changes) =>
        scope.Note(sheet.Unit.Code, CheckDoor.Subject(sheet.Year, sheet.Unit.Code), new
        {
            correct = changes.Count(c => c.Answer == AreaCheckAnswer.Correct),
            wrong = changes.Where(c => c.Answer == AreaCheckAnswer.Wrong).Select(c => new { c.Row.Area.Code, c.Note }),
        });
}
