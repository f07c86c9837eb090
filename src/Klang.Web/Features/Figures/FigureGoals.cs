using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Figures;

/// <summary>Reads the targets of a year.</summary>
public sealed class FigureGoals(KlangDb db)
{
    /// <summary>Of the area asked for and of the areas of the table's level, by area and indicator.</summary>
    public async Task<ImmutableDictionary<(AreaCode Area, string Indicator), FigureGoal>> OfAsync(FigureQuery query, CancellationToken cancel = default)
    {
        var (dataset, year, within) = (query.Round.DatasetKey, query.Round.Year.Year, query.Within.Digits);
        var length = query.By == AreaLevel.Village ? 14 : (int)query.By * 2;
        var targets = await db.FigureTargets.AsNoTracking()
            .Where(t => t.Dataset == dataset && t.FiscalYear == year && t.AreaCode.StartsWith(within) && (t.AreaCode.Length <= length || t.AreaCode == within)).ToListAsync(cancel);
        return targets.Where(t => AreaCode.TryParse(t.AreaCode, out _) || t.AreaCode.Length == 0)
            .ToImmutableDictionary(t => (AreaCode.Parse(t.AreaCode), t.Indicator), Goal);
    }

    public static FigureGoal Goal(FigureTarget target) => new(target.Amount, target.Base, target.Steps is { } steps ? [.. JsonSerializer.Deserialize<decimal[]>(steps)!] : []);
}
