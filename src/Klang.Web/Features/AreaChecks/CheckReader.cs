using Klang.Core.Areas;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>Reads a unit's sheet. Asks no permission: <see cref="CheckDoor"/> does.</summary>
public sealed class CheckReader(KlangDb db, CheckYears years, TimeProvider clock)
{
    public async Task<CheckSheet> ReadAsync(ReportingUnit unit, FiscalYear year, CancellationToken cancel = default)
    {
        var stored = await db.AreaCheckSheets.AsNoTracking().SingleOrDefaultAsync(s => s.FiscalYear == year.Year && s.UnitCode == unit.Code, cancel);
        var areas = await db.Within(AreaCode.Parse(unit.AreaCode), AreaCheckYear.DayOf(year, clock.Today())).ToListAsync(cancel);
        var answers = stored is null ? [] : await db.AreaCheckRows.AsNoTracking().Where(r => r.SheetId == stored.Id).ToDictionaryAsync(r => r.AreaId, cancel);
        var suspects = areas.Where(a => answers.TryGetValue(a.AreaId, out var answer) && CheckAnswers.IsSuspect(a, answer.At))
            .Select(a => new GivenAnswer(stored!.Id, a, answers[a.AreaId].At)).ToList();
        var outdated = await CheckAnswers.OutdatedAsync(db, suspects, cancel);
        var rows = areas.OrderBy(a => a.Level == AreaLevel.Community).ThenBy(a => a.Code, StringComparer.Ordinal).ThenBy(a => a.AreaId).Select(area =>
        {
            var answer = answers.GetValueOrDefault(area.AreaId);
            return stored is not null && outdated.Contains((stored.Id, area.AreaId)) ? new CheckRow(area, null, answer) : new CheckRow(area, answer, null);
        });
        return new CheckSheet(unit, year, await years.DueOnAsync(year, cancel), stored, [.. rows]);
    }
}
