using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Admin;

/// <summary>Opens the calendars a new database begins with: the circular's year for reference, and the year that runs.</summary>
public sealed class FirstCalendars(KlangDb db, RoundOpening opening, TimeProvider clock)
{
    private static readonly FiscalYear Circular = new(2562);
    private static readonly FiscalYear First = new(2570);

    public async Task LoadAsync(CancellationToken cancel = default)
    {
        if (await db.Rounds.AnyAsync(cancel))
        {
            return;
        }

        foreach (var year in new[] { Circular, First, FiscalYear.Of(clock.Today()) }.Distinct())
        {
            var opened = await opening.OpenYearAsync(Actor.System, year, year.Start, cancel: cancel);
            if (!opened.IsOk)
            {
                throw new InvalidOperationException(opened.Problem.Message.In("en"));
            }
        }
    }
}
