using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;

namespace Klang.Web.Features.Figures;

/// <summary>Names for a table of figures: today's, or those of the day whose areas group it.</summary>
public sealed class FigureNames(AreaNames names, AreaPast past)
{
    /// <param name="more">Areas besides those of the table.</param>
    public async Task<AreaNamesSnapshot> OfAsync(FigureTable table, CancellationToken cancel, IEnumerable<AreaCode>? more = null)
    {
        var query = table.Query;
        return query.IsRegrouped
            ? await past.NamesAsync(table.Rows.Select(r => r.Area).Append(query.Within).Concat(more ?? []), new AreaMoment(query.AsOf, query.KnownAt), cancel)
            : await names.ReadAsync(cancel);
    }
}
