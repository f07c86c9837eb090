using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>The table of days off as Core reads it.</summary>
public static class HolidayTable
{
    public static async Task<WorkingDays> WorkingDaysAsync(this KlangDb db, CancellationToken cancel = default) =>
        (await db.Holidays.AsNoTracking().ToListAsync(cancel)).WorkingDays();

    internal static WorkingDays WorkingDays(this IEnumerable<HolidayRow> rows) =>
        new(rows.Select(r => new Holiday(r.Day, new LocalText(r.NameTh, r.NameEn)) { Confirm = r.Confirm }));
}
