using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Hosting;

namespace Klang.Web.Features.AreaChecks;

/// <summary>The check as a piece of work of one unit.</summary>
/// <param name="DaysLeft">0 on the due date itself, negative after it.</param>
/// <param name="SignedAt">UTC; null while it is owed.</param>
public sealed record CheckTask(FiscalYear Year, string UnitCode, DateOnly DueOn, int DaysLeft, AreaCheckState State, AreaCheckTally Tally, DateTime? SignedAt)
{
    public string Address => $"/area-checks/{Year}/{UnitCode}";
}

/// <summary>What the work list shows of the yearly check: this fiscal year's, for officers of a district.</summary>
public sealed class CheckTasks(KlangDb db, CheckProgress progress, TimeProvider clock)
{
    /// <returns>Null for whoever owes none.</returns>
    public async Task<CheckTask?> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Role != Role.Officer || actor.Scope.Level != AreaLevel.District)
        {
            return null;
        }

        var checks = await progress.ReadAsync(actor, FiscalYear.Of(clock.Today()), actor.Scope, db.Units.Where(u => u.Code == actor.UnitCode), cancel);
        return checks.Units is [var unit]
            ? new CheckTask(checks.Year, unit.Unit.Code, checks.DueOn, checks.DaysLeft, unit.State, unit.Tally, unit.Sheet?.SignedAt)
            : null;
    }
}
