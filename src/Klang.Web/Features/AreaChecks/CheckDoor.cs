using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>Who may read a unit's check, and who may answer: the unit's own officers, in the year that runs.</summary>
public sealed class CheckDoor(KlangDb db, Guard guard, CheckReader reader, TimeProvider clock)
{
    /// <summary>ตรวจสอบทะเบียนพื้นที่ 2570/5701.</summary>
    public static string Subject(FiscalYear year, string unit) => $"ตรวจสอบทะเบียนพื้นที่ {year}/{unit}";

    /// <returns>404.1 where there is no such unit or it lies outside the person's area.</returns>
    public async Task<Result<CheckSheet>> ReadAsync(Actor actor, FiscalYear year, string unitCode, CancellationToken cancel = default)
    {
        var unit = await UnitAsync(actor, Act.ReadFigures, year, unitCode, cancel);
        return unit.IsOk ? await reader.ReadAsync(unit.Value, year, cancel) : unit.Problem;
    }

    /// <returns>404.1, 403.1 for another role, 403.2 for another unit's officer, area-checks.year-closed.</returns>
    public async Task<Result<ReportingUnit>> AnswerAsync(Actor actor, FiscalYear year, string unitCode, CancellationToken cancel = default)
    {
        var unit = await UnitAsync(actor, Act.CheckAreas, year, unitCode, cancel);
        if (unit.IsOk && actor.UnitCode != unitCode)
        {
            await guard.RefusedAsync(actor, Act.CheckAreas, Subject(year, unitCode), Problems.NotYourUnit);
            return Problems.NotYourUnit;
        }

        return unit.IsOk && !AreaCheckYear.TakesAnswers(year, clock.Today()) ? AreaCheckProblems.YearClosed : unit;
    }

    private async Task<Result<ReportingUnit>> UnitAsync(Actor actor, Act act, FiscalYear year, string unitCode, CancellationToken cancel)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == unitCode && u.Level == UnitLevel.District, cancel);
        return unit is null ? Problems.NotFound
            : await guard.AskAsync(actor, act, new AreaTarget(AreaCode.Parse(unit.AreaCode)), Subject(year, unitCode)) is { } refusal ? refusal
            : unit;
    }
}
