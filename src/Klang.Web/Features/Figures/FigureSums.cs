using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Data.Shelf;

namespace Klang.Web.Features.Figures;

/// <summary>A question for figures as a question for sums.</summary>
internal static class FigureSums
{
    public static SumsQuery Of(FigureQuery query) => new()
    {
        Dataset = query.Round.DatasetKey,
        FiscalYear = query.Round.Year.Year,
        Round = query.Round.Number,
        Span = query.WholeYear ? SumsSpan.Year : SumsSpan.Round,
        Within = query.Within,
        By = Level(query),
        Statuses = query.Status.Statuses(),
    };

    /// <summary>A total is taken from the roll-ups, which know districts; inside a subdistrict only rows can tell.</summary>
    private static AreaLevel Level(FigureQuery query) =>
        query.By == AreaLevel.Country && query.Within.Level > AreaLevel.District ? AreaLevel.Village : query.By;
}
