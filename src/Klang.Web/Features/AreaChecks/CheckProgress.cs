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

/// <summary>How far a unit has come.</summary>
public sealed record UnitCheck(ReportingUnit Unit, AreaCheckSheet? Sheet, AreaCheckTally Tally)
{
    public bool IsSigned => Sheet?.SignedAt is not null;

    public AreaCheckState State => Tally.StateOf(IsSigned);
}

/// <summary>Many units' checks at once, counted by the database.</summary>
/// <param name="DaysLeft">0 on the due date itself, negative after it.</param>
public sealed record ChecksOfYear(FiscalYear Year, AreaCode Within, DateOnly DueOn, int DaysLeft, IReadOnlyList<UnitCheck> Units)
{
    public AreaCheckTally Total => Units.Aggregate(default(AreaCheckTally), (sum, unit) => sum + unit.Tally);

    public int SignedUnits => Units.Count(unit => unit.IsSigned);
}

/// <summary>Who has checked and who has not: for provinces, the department, the API and the work list.</summary>
public sealed class CheckProgress(KlangDb db, Guard guard, CheckYears years, TimeProvider clock)
{
    /// <returns>Every district unit inside <paramref name="within"/>, by code; 404.1 outside the person's area.</returns>
    public async Task<Result<ChecksOfYear>> ReadAsync(Actor actor, FiscalYear year, AreaCode within, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ReadFigures, new AreaTarget(within), CheckDoor.Subject(year, within.Digits)) is { } refusal)
        {
            return refusal;
        }

        var inside = within.Digits;
        return await ReadAsync(actor, year, within, db.Units.Where(u => u.AreaCode.StartsWith(inside)), cancel);
    }

    internal async Task<ChecksOfYear> ReadAsync(Actor actor, FiscalYear year, AreaCode within, IQueryable<ReportingUnit> among, CancellationToken cancel)
    {
        var units = await among.AsNoTracking().VisibleTo(actor).Where(u => u.Level == UnitLevel.District).OrderBy(u => u.Code).ToListAsync(cancel);
        var areas = db.Within(within, AreaCheckYear.DayOf(year, clock.Today()));
        var totals = await areas.GroupBy(a => a.Code.Substring(0, 4)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var sheets = await Sheets(actor, year, within).ToDictionaryAsync(s => s.UnitCode, StringComparer.Ordinal, cancel);
        var answers = await new CheckCounts(db, Sheets(actor, year, within), areas).ReadAsync(cancel);
        var due = await years.DueOnAsync(year, cancel);
        var checks = units.Select(unit =>
        {
            var sheet = sheets.GetValueOrDefault(unit.Code);
            var answered = sheet is null ? default : answers.GetValueOrDefault(sheet.Id);
            return new UnitCheck(unit, sheet, answered with { Areas = totals.GetValueOrDefault(unit.AreaCode) });
        });

        // Offices stay when their district ends; with no areas they owe no check.
        return new ChecksOfYear(year, within, due, due.DayNumber - clock.Today().DayNumber, [.. checks.Where(c => c.Tally.Areas > 0 || c.Sheet is not null)]);
    }

    private IQueryable<AreaCheckSheet> Sheets(Actor actor, FiscalYear year, AreaCode within)
    {
        var inside = within.Digits;
        return db.AreaCheckSheets.AsNoTracking().VisibleTo(actor).Where(s => s.FiscalYear == year.Year && s.AreaCode != "" && s.AreaCode.StartsWith(inside));
    }
}
