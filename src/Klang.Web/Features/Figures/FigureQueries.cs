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

        var of = await RoundsAsync(query, cancel);
        if (of.Count > 0 && query.IsRegrouped)
        {
            var regrouped = await regrouping.ReadAsync(actor, query, of, cancel);
            return regrouped.IsOk ? SmallCells.Withhold(regrouped.Value, actor.Scope) : regrouped;
        }

        if (of.Count == 0 || !await areas.ExistsAsync(query.Within, cancel))
        {
            return of.Count == 0 ? FigureProblems.NoRound(query.Round) : Problems.NotFound;
        }

        var inside = query.By == AreaLevel.Country ? [] : await areas.InsideAsync(query.Within, query.By, cancel);
        var sums = (await shelf.SumsAsync(db, FigureSums.Of(query), cancel)).ToImmutableDictionary(s => AreaCode.Parse(s.Key), s => s.Value);
        return SmallCells.Withhold(FigureBoard.Of(query, inside, sums, await ReportsAsync(actor, query, of, cancel)), actor.Scope);
    }

    /// <summary>The round, or for a year its rounds up to it; none where the calendar does not have the round.</summary>
    private async Task<IReadOnlyList<Round>> RoundsAsync(FigureQuery query, CancellationToken cancel)
    {
        var (dataset, year, number) = (query.Round.DatasetKey, query.Round.Year.Year, query.Round.Number);
        var rounds = await db.Rounds.AsNoTracking()
            .Where(r => r.Dataset == dataset && r.FiscalYear == year && (r.Number == number || (query.WholeYear && r.Number < number))).ToListAsync(cancel);
        return rounds.Exists(r => r.Number == number) ? rounds : [];
    }

    /// <summary>Every submission of the rounds that reaches into the area: below districts, the district's own.</summary>
    private async Task<IReadOnlyCollection<ReportStanding>> ReportsAsync(Actor actor, FigureQuery query, IReadOnlyList<Round> of, CancellationToken cancel)
    {
        var unit = (query.Within.At(AreaLevel.District) ?? query.Within).Digits;
        var rounds = of.Select(r => r.Id).ToList();
        return (await db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => rounds.Contains(s.RoundId) && s.AreaCode.StartsWith(unit))
            .Select(s => new { s.Id, s.AreaCode, s.Status, s.RowsConfirmed, s.SavedAt }).ToListAsync(cancel))
            .ConvertAll(s => new ReportStanding(s.Id, AreaCode.Parse(s.AreaCode), s.Status, s.RowsConfirmed > 0, s.SavedAt));
    }
}
