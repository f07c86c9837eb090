using Klang.Core.Common;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Cases;

/// <summary>Numbers of cases: one row for the year, without gaps, whoever opens at once.</summary>
internal static class CaseNumbers
{
    public static async Task<int> NextAsync(ProcessScope scope, int year, CancellationToken cancel)
    {
        // Held until commit: the next one reads after this one is in, and a number given up is given again.
        await RowLock.StreamAsync(scope.Db, "cases-" + year.Plain(), cancel);
        return 1 + (await scope.Db.Cases.Where(c => c.FiscalYear == year).MaxAsync(c => (int?)c.Number, cancel) ?? 0);
    }
}
