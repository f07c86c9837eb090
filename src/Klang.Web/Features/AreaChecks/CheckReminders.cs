using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>
/// Tells each district once that the year's check has begun, once that its day is near, and once that it is over, as long as the
/// sheet is not signed. May run as often as one likes, and on several servers: what was told is not told again.
/// </summary>
public sealed class CheckReminders(KlangDb db, ProcessRunner processes, CheckProgress progress, TimeProvider clock)
{
    /// <summary>As early as the work list calls something due soon.</summary>
    private const int SoonDays = 14;

    private const string Stream = "area-check-reminders";

    /// <returns>How many districts were told something.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var year = FiscalYear.Of(clock.Today());
        var checks = await progress.ReadAsync(Actor.System, year, AreaCode.Country, db.Units, cancel);
        var owed = checks.Units.Where(check => !check.IsSigned).Select(check => check.Unit).ToList();
        var kind = KindOf(checks.DaysLeft);
        if ((await UntoldAsync(db, owed, year, kind, cancel)).Count == 0)
        {
            return 0;
        }

        var told = await processes.RunAsync<int>(new Process("area-check.remind", Actor.System), async scope =>
        {
            // Another server may be telling at this moment.
            await RowLock.StreamAsync(scope.Db, Stream, cancel);
            var units = await UntoldAsync(scope.Db, owed, year, kind, cancel);
            foreach (var unit in units)
            {
                await CheckNotices.TellUnitAsync(scope, unit, year, kind, cancel);
            }

            if (units.Count > 0)
            {
                scope.Note(Stream, kind, new { year = year.Year, units = units.Count });
            }

            return units.Count;
        }, cancel);
        return told.Value;
    }

    private static string KindOf(int daysLeft) => daysLeft < 0 ? CheckNotices.Overdue : daysLeft <= SoonDays ? CheckNotices.DueSoon : CheckNotices.Opened;

    /// <summary>Units with somebody to tell, none of whom was told.</summary>
    private static async Task<List<ReportingUnit>> UntoldAsync(KlangDb db, List<ReportingUnit> units, FiscalYear year, string kind, CancellationToken cancel)
    {
        var told = await db.Notices.Where(n => n.Kind == kind).Select(n => n.Link).Distinct().ToListAsync(cancel);
        var staffed = await db.Users.Where(u => !u.IsClosed).Select(u => u.UnitCode).Distinct().ToListAsync(cancel);
        var (known, there) = (told.ToHashSet(StringComparer.Ordinal), staffed.ToHashSet(StringComparer.Ordinal));
        return units.FindAll(unit => there.Contains(unit.Code) && !known.Contains(CheckNotices.Link(year, unit.Code)));
    }
}
