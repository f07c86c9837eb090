using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>Reads the calendar. It belongs to no unit, so nothing is filtered by area.</summary>
public sealed class RoundQueries(KlangDb db, Catalogue catalogue)
{
    /// <summary>The rounds of a fiscal year by the dataset's number, then the round's. A round whose dataset is not in the catalogue is left out.</summary>
    public async Task<ImmutableArray<RoundView>> YearAsync(FiscalYear year, DateOnly today, CancellationToken cancel = default)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.FiscalYear == year.Year).ToListAsync(cancel);
        return [.. rounds.Select(r => View(r, today)).OfType<RoundView>().OrderBy(v => v.Definition.Number).ThenBy(v => v.Round.Number)];
    }

    /// <summary>The rounds of a fiscal year, or of one that nobody has opened yet, those its plans would make: what a circular announces.</summary>
    public async Task<ImmutableArray<RoundView>> AnnouncedAsync(FiscalYear year, DateOnly today, CancellationToken cancel = default)
    {
        var known = await YearAsync(year, today, cancel);
        var plan = new OpeningPlan(year, year.Start, Collects: false);
        return known.IsEmpty
            ? [.. catalogue.Datasets.OrderBy(d => d.Definition.Number).SelectMany(d => plan.RoundsOf(d.Definition, WorkingDays.WeekendsOnly).Select(r => new RoundView(r, d, today)))]
            : known;
    }

    /// <summary>One round; null where there is none of that name.</summary>
    public async Task<RoundView?> FindAsync(RoundId id, DateOnly today, CancellationToken cancel = default) =>
        await db.Rounds.AsNoTracking().SingleOrDefaultAsync(Is(id), cancel) is { } round ? View(round, today) : null;

    /// <summary>The years that have rounds, latest first.</summary>
    public async Task<ImmutableArray<FiscalYear>> YearsAsync(CancellationToken cancel = default) =>
        [.. (await db.Rounds.Select(r => r.FiscalYear).Distinct().OrderDescending().ToListAsync(cancel)).Select(y => new FiscalYear(y))];

    internal static System.Linq.Expressions.Expression<Func<Round, bool>> Is(RoundId id)
    {
        var year = id.Year.Year;
        return r => r.Dataset == id.DatasetKey && r.FiscalYear == year && r.Number == id.Number;
    }

    private RoundView? View(Round round, DateOnly today) =>
        catalogue.Find(round.Dataset) is { } dataset ? new RoundView(round, dataset, today) : null;
}
