using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Areas;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>
/// The check's due date of a year. The department's own sheet carries it; where there is none, the usual day holds. The sheets
/// of the units repeat it.
/// </summary>
public sealed class CheckYears(KlangDb db, ProcessRunner processes, Guard guard)
{
    public async Task<DateOnly> DueOnAsync(FiscalYear year, CancellationToken cancel = default) =>
        await Setting(year).Select(s => (DateOnly?)s.DueOn).SingleOrDefaultAsync(cancel) ?? AreaCheckYear.UsualDue(year);

    /// <summary>The years that have sheets, and this one; latest first.</summary>
    public async Task<IReadOnlyList<FiscalYear>> YearsAsync(FiscalYear current, CancellationToken cancel = default)
    {
        var years = await db.AreaCheckSheets.Select(s => s.FiscalYear).Distinct().ToListAsync(cancel);
        return [.. years.Append(current.Year).Distinct().OrderDescending().Select(y => new FiscalYear(y))];
    }

    /// <param name="seen">The day as the person saw it; another's change since then refuses this one.</param>
    /// <returns>Problems: 403.1, 412.1, 422.2 outside the year, 422.3.</returns>
    public async Task<Result<DateOnly>> ChangeAsync(Actor actor, FiscalYear year, DateOnly seen, DateOnly due, string? why, CancellationToken cancel = default)
    {
        var subject = CheckDoor.Subject(year, UnitSeed.Department);
        if (await guard.AskAsync(actor, Act.ManageCalendar, WholeSystem.Instance, subject) is { } refusal)
        {
            return refusal;
        }

        return string.IsNullOrWhiteSpace(why) ? Problems.ReasonNeeded with { Where = "why" }
            : !year.Contains(due) ? AreaCheckProblems.DueOutsideYear
            : await processes.RunAsync(new Process("area-check.due", actor, why.Trim()), scope => ChangeAsync(scope, year, seen, due, cancel), cancel);
    }

    private async Task<Result<DateOnly>> ChangeAsync(ProcessScope scope, FiscalYear year, DateOnly seen, DateOnly due, CancellationToken cancel)
    {
        await RowLock.StreamAsync(scope.Db, AreaRecorder.Stream, cancel);
        var old = await DueOnAsync(year, cancel);
        if (old != seen)
        {
            return Problems.ChangedSinceRead;
        }

        if (!await Setting(year).AnyAsync(cancel))
        {
            scope.Db.AreaCheckSheets.Add(new AreaCheckSheet { Id = Guid.CreateVersion7(), FiscalYear = year.Year, UnitCode = UnitSeed.Department, AreaCode = "", DueOn = due });
            await scope.Db.SaveChangesAsync(cancel);
        }

        await scope.Db.AreaCheckSheets.Where(s => s.FiscalYear == year.Year).ExecuteUpdateAsync(s => s.SetProperty(x => x.DueOn, due), cancel);
        scope.Note(AreaRecorder.Stream, CheckDoor.Subject(year, UnitSeed.Department), new { old, @new = due });
        return due;
    }

    private IQueryable<AreaCheckSheet> Setting(FiscalYear year) => db.AreaCheckSheets.AsNoTracking().Where(s => s.FiscalYear == year.Year && s.UnitCode == UnitSeed.Department);
}
