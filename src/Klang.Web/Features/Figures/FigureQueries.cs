using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Shelf;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Figures;

/// <summary>Live figures with their completeness. The door of the room: pages, API and exports read figures here.</summary>
public sealed class FigureQueries(KlangDb db, ShelfReader shelf, FigureAreas areas, FigureRegrouping regrouping, Guard guard)
{
    /// <summary>Figures by area, as they stand at the last commit.</summary>
    /// <returns>404 outside the person's area or for an area that never was; 400 for a round or level that cannot be.</returns>
    public async Task<Result<FigureTable>> ReadAsync(Actor actor, FigureQuery query, CancellationToken cancel = default)
    {
        var subject = $"figures {query.Round} {query.Within}".TrimEnd();
        if (await guard.AskAsync(actor, Act.ReadFigures, new AreaTarget(query.Within), subject) is { } refusal)
        {
            return refusal;
        }

        if (query.By != AreaLevel.Country && query.By < FigureLevels.OfTable(query.Within.Level))
        {
            return FigureProblems.LevelAboveArea;
        }

        var round = await FindRoundAsync(query, cancel);
        if (round is not null && query.IsRegrouped)
        {
            return await regrouping.ReadAsync(actor, query, round, cancel);
        }

        if (round is null || !await areas.ExistsAsync(query.Within, cancel))
        {
            return round is null ? FigureProblems.NoRound(query.Round) : Problems.NotFound;
        }

        var inside = query.By == AreaLevel.Country ? [] : await areas.InsideAsync(query.Within, query.By, cancel);
        return FigureBoard.Of(query, inside, await SumsAsync(query, cancel), await ReportsAsync(actor, query, round, cancel));
    }

    private Task<Round?> FindRoundAsync(FigureQuery query, CancellationToken cancel)
    {
        var (dataset, year, number) = (query.Round.DatasetKey, query.Round.Year.Year, query.Round.Number);
        return db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Dataset == dataset && r.FiscalYear == year && r.Number == number, cancel);
    }

    private async Task<IReadOnlyDictionary<AreaCode, ColumnSums>> SumsAsync(FigureQuery query, CancellationToken cancel)
    {
        var sums = await shelf.SumsAsync(db, new SumsQuery
        {
            Dataset = query.Round.DatasetKey,
            FiscalYear = query.Round.Year.Year,
            Round = query.Round.Number,
            Within = query.Within,
            By = query.By,
            Statuses = query.Status.Statuses(),
        }, cancel);
        return sums.ToImmutableDictionary(s => AreaCode.Parse(s.Key), s => s.Value);
    }

    /// <summary>Every submission of the round that reaches into the area: below districts, the district's own.</summary>
    private async Task<IReadOnlyCollection<ReportStanding>> ReportsAsync(Actor actor, FigureQuery query, Round round, CancellationToken cancel)
    {
        var unit = (query.Within.At(AreaLevel.District) ?? query.Within).Digits;
        return (await db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => s.RoundId == round.Id && s.AreaCode.StartsWith(unit))
            .Select(s => new { s.Id, s.AreaCode, s.Status, s.RowsConfirmed, s.SavedAt }).ToListAsync(cancel))
            .ConvertAll(s => new ReportStanding(s.Id, AreaCode.Parse(s.AreaCode), s.Status, s.RowsConfirmed > 0, s.SavedAt));
    }
}
