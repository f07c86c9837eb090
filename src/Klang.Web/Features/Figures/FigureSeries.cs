using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Shelf;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Figures;

/// <summary>An area's figures round by round: those of the fiscal year and of the one before.</summary>
public sealed class FigureSeries(KlangDb db, ShelfReader shelf, FigureRounds rounds, FigureQueries figures)
{
    /// <summary>Newest first. The person may see the area: <see cref="FigureReports"/> has asked.</summary>
    public async Task<ImmutableArray<FigurePoint>> ReadAsync(Actor actor, FigureQuery query, CancellationToken cancel = default)
    {
        var year = query.Round.Year.Year;
        var known = (await rounds.OfAsync(actor, query.Round.DatasetKey, cancel)).Where(r => r.Round.FiscalYear == year || r.Round.FiscalYear == year - 1).ToList();
        var rows = query.IsRegrouped ? await CarriedAsync(actor, query, known, cancel) : await WrittenAsync(actor, query, known, cancel);
        return [.. known.Where(r => rows.ContainsKey(r.Round.Id)).Select(r => new FigurePoint(r.Id, r.Round.Name(), rows[r.Round.Id]))];
    }

    private static FigureQuery One(FigureQuery query, FigureRound round) => query with { Round = round.Id, WholeYear = false, By = AreaLevel.Country };

    /// <summary>All rounds in two questions.</summary>
    private async Task<Dictionary<long, FigureRow>> WrittenAsync(Actor actor, FigureQuery query, List<FigureRound> known, CancellationToken cancel)
    {
        var asked = FigureSums.Of(query with { WholeYear = false, By = AreaLevel.Country }) with { Span = SumsSpan.EachRound };
        var sums = (await shelf.RowsAsync(db, asked, cancel)).ToLookup(s => (s.FiscalYear, s.Round), s => s.Sums);
        var reports = await ReportsAsync(actor, query, known, cancel);
        return known.ToDictionary(r => r.Round.Id, r =>
        {
            var all = new Dictionary<AreaCode, ColumnSums> { [query.Within] = sums[(r.Round.FiscalYear, r.Round.Number)].Aggregate(ColumnSums.Zero, ColumnSums.Add) };
            return SmallCells.Withhold(FigureBoard.Of(One(query, r), [], all, [.. reports[r.Round.Id]]), actor.Scope).Total;
        });
    }

    private async Task<ILookup<long, ReportStanding>> ReportsAsync(Actor actor, FigureQuery query, List<FigureRound> known, CancellationToken cancel)
    {
        var unit = (query.Within.At(AreaLevel.District) ?? query.Within).Digits;
        var ids = known.ConvertAll(r => r.Round.Id);
        return (await db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => ids.Contains(s.RoundId) && s.AreaCode.StartsWith(unit))
            .Select(s => new { s.Id, s.RoundId, s.AreaCode, s.Status, s.RowsConfirmed, s.SavedAt }).ToListAsync(cancel))
            .ToLookup(s => s.RoundId, s => new ReportStanding(s.Id, AreaCode.Parse(s.AreaCode), s.Status, s.RowsConfirmed > 0, s.SavedAt));
    }

    /// <summary>By the areas of another day, one round after the other; a round that the person may not see so is left out.</summary>
    private async Task<Dictionary<long, FigureRow>> CarriedAsync(Actor actor, FigureQuery query, List<FigureRound> known, CancellationToken cancel)
    {
        var rows = new Dictionary<long, FigureRow>();
        foreach (var round in known)
        {
            if ((await figures.ReadAsync(actor, One(query, round), cancel)).Value is { } table)
            {
                rows[round.Round.Id] = table.Total;
            }
        }

        return rows;
    }
}
