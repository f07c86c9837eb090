using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Figures;

/// <summary>One area's target beside what it reached the year before.</summary>
/// <param name="Area">Whose.</param>
/// <param name="Target">Null where none is set.</param>
/// <param name="LastYear">Last fiscal year's figure; null is missing.</param>
/// <param name="MaySet">Whether the person may change it.</param>
public sealed record TargetRow(AreaCode Area, FigureTarget? Target, decimal? LastYear, bool MaySet);

/// <summary>The targets of an area and of the areas right below it.</summary>
public sealed record TargetSheet(TargetQuery Query, FigureIndicator Indicator, ImmutableArray<TargetRow> Rows)
{
    public bool MaySetAny => Rows.Any(r => r.MaySet);
}

/// <summary>Reads targets with their base. The door for the page and the API.</summary>
public sealed class TargetDesk(KlangDb db, FigureAreas areas, FigureQueries figures, Guard guard)
{
    /// <returns>404 outside the person's area or where no area bears the code.</returns>
    public async Task<Result<TargetSheet>> ReadAsync(Actor actor, TargetQuery query, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ReadFigures, new AreaTarget(query.Within), Subject(query)) is { } refusal)
        {
            return refusal;
        }

        if (!await areas.ExistsAsync(query.Within, cancel))
        {
            return Problems.NotFound;
        }

        var below = FigureLevels.Below(query.Within, query.Dataset.Definition);
        var inside = below > query.Within.Level ? await areas.InsideAsync(query.Within, below, cancel) : [];
        var listed = inside.Order().Prepend(query.Within).ToList();
        var set = await TargetsAsync(query, listed, cancel);
        var before = await LastYearAsync(actor, query, below, cancel);
        return new TargetSheet(query, Indicator(query), [.. listed.Select(area => new TargetRow(
            area, set.GetValueOrDefault(area.Digits), before.GetValueOrDefault(area), Permission.May(actor, Act.SetTargets, new AreaTarget(area)) is null))]);
    }

    public static string Subject(TargetQuery query) => $"targets {query.Dataset.Definition.Key} {query.Indicator.Indicator.Key} {query.Year} {query.Within}".TrimEnd();

    /// <summary>As a whole year's column.</summary>
    public static FigureIndicator Indicator(TargetQuery query) => FigureIndicator.Of(query.Indicator, Year(query, query.Year, query.Dataset.Definition.Rounds.RoundsAYear));

    /// <summary>Last year's figures of an area and the areas of a level, as the person may see them; empty where that year has no calendar.</summary>
    public async Task<Dictionary<AreaCode, decimal?>> LastYearAsync(Actor actor, TargetQuery query, AreaLevel by, CancellationToken cancel)
    {
        var (dataset, year) = (query.Dataset.Definition.Key, query.Year.Year - 1);
        var last = await db.Rounds.Where(r => r.Dataset == dataset && r.FiscalYear == year).MaxAsync(r => (int?)r.Number, cancel);
        if (last is null || year < FiscalYear.Least)
        {
            return [];
        }

        var table = (await figures.ReadAsync(actor, Year(query, query.Year.Previous, last.Value) with { By = by }, cancel)).Value;
        var key = query.Indicator.Indicator.Key.Name;
        var values = (table?.Rows ?? []).Where(r => !r.IsWhole).ToDictionary(r => r.Area, r => r.Values[key]);
        values[query.Within] = table?.Total.Values[key];
        return values;
    }

    private static FigureQuery Year(TargetQuery query, FiscalYear year, int rounds) => new()
    {
        Dataset = query.Dataset,
        Round = new RoundId(query.Dataset.Definition.Key, year, rounds),
        WholeYear = true,
        Within = query.Within,
        By = AreaLevel.Country,
    };

    private async Task<Dictionary<string, FigureTarget>> TargetsAsync(TargetQuery query, List<AreaCode> listed, CancellationToken cancel)
    {
        var (dataset, year, indicator, within) = (query.Dataset.Definition.Key, query.Year.Year, query.Indicator.Indicator.Key.Name, query.Within.Digits);
        var codes = listed.Select(a => a.Digits).ToHashSet(StringComparer.Ordinal);
        return (await db.FigureTargets.AsNoTracking()
            .Where(t => t.Dataset == dataset && t.FiscalYear == year && t.Indicator == indicator && t.AreaCode.StartsWith(within)).ToListAsync(cancel))
            .Where(t => codes.Contains(t.AreaCode)).ToDictionary(t => t.AreaCode, StringComparer.Ordinal);
    }
}
