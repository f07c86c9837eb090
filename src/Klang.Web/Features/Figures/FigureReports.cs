using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.People;

namespace Klang.Web.Features.Figures;

/// <summary>Figures with all that stands beside them: earlier rounds, last year, targets. Pages, API and files read this.</summary>
public sealed class FigureReports(FigureQueries figures, FigureSeries series, FigureGoals goals)
{
    /// <returns>The refusals of <see cref="FigureQueries.ReadAsync"/>.</returns>
    public async Task<Result<FigureReport>> ReadAsync(Actor actor, FigureQuery query, CancellationToken cancel = default)
    {
        var table = await figures.ReadAsync(actor, query, cancel);
        if (!table.IsOk)
        {
            return table.Problem;
        }

        var rounds = await series.ReadAsync(actor, query, cancel);
        return new FigureReport
        {
            Table = table.Value,
            Rounds = rounds,
            Before = query.WholeYear ? null : Before(query, rounds)?.Row,
            YearAgo = await YearAgoAsync(actor, query, rounds, cancel),
            Attainments = await AttainmentsAsync(actor, table.Value, cancel),
        };
    }

    /// <summary>The next older round of the same year, or the last of the year before.</summary>
    private static FigurePoint? Before(FigureQuery query, ImmutableArray<FigurePoint> rounds)
    {
        var (year, number, last) = (query.Round.Year.Year, query.Round.Number, query.Dataset.Definition.Rounds.RoundsAYear);
        return rounds.FirstOrDefault(p => number > 1 ? p.Round.Year.Year == year && p.Round.Number == number - 1 : p.Round.Year.Year == year - 1 && p.Round.Number == last);
    }

    private async Task<FigureRow?> YearAgoAsync(Actor actor, FigureQuery query, ImmutableArray<FigurePoint> rounds, CancellationToken cancel)
    {
        var ago = rounds.FirstOrDefault(p => p.Round.Year.Year == query.Round.Year.Year - 1 && p.Round.Number == query.Round.Number);
        return ago is null || !query.WholeYear
            ? ago?.Row
            : (await figures.ReadAsync(actor, query with { Round = ago.Round, By = AreaLevel.Country }, cancel)).Value?.Total;
    }

    /// <summary>What grows over the year is measured by the year to date, whatever round is shown.</summary>
    private async Task<ImmutableDictionary<(AreaCode Area, string Indicator), FigureAttainment>> AttainmentsAsync(Actor actor, FigureTable table, CancellationToken cancel)
    {
        var query = table.Query;
        var set = await goals.OfAsync(query, cancel);
        if (set.IsEmpty)
        {
            return ImmutableDictionary<(AreaCode, string), FigureAttainment>.Empty;
        }

        var year = query.WholeYear ? table : (await figures.ReadAsync(actor, query with { WholeYear = true }, cancel)).Value ?? table;
        var (shown, toDate) = (ByArea(table), ByArea(year));
        var indicators = table.Indicators.Where(i => i.IsAsked || i.Accumulates).ToDictionary(i => i.Key, StringComparer.Ordinal);
        return set.Where(g => indicators.ContainsKey(g.Key.Indicator)).ToImmutableDictionary(g => g.Key, g =>
        {
            var indicator = indicators[g.Key.Indicator];
            var row = (indicator.Accumulates ? toDate : shown).GetValueOrDefault(g.Key.Area);
            return FigureAttainment.Of(indicator, g.Value, row?.Values[indicator.Key], query.Round.Number, query.Dataset.Definition.Rounds.RoundsAYear);
        });
    }

    /// <summary>The whole last, so that it stands for its area where a row does too.</summary>
    private static Dictionary<AreaCode, FigureRow> ByArea(FigureTable table)
    {
        var rows = table.Rows.Where(r => !r.IsWhole).ToDictionary(r => r.Area);
        rows[table.Query.Within] = table.Total;
        return rows;
    }
}
