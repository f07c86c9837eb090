using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Figures;

/// <summary>Which targets, as an address names them.</summary>
public sealed record TargetRequest
{
    public string? Dataset { get; init; }

    public string? FiscalYear { get; init; }

    public string? Indicator { get; init; }

    public string? Within { get; init; }
}

/// <summary>The targets of one indicator and fiscal year, of an area and those right below it.</summary>
public sealed record TargetQuery(CompiledDefinition Dataset, FiscalYear Year, CompiledIndicator Indicator, AreaCode Within);

/// <summary>Reads a <see cref="TargetRequest"/>; what is left out is this fiscal year, the first indicator, the person's own area.</summary>
public sealed class TargetRequests(Catalogue catalogue, TimeProvider clock)
{
    public Result<TargetQuery> Read(Actor actor, TargetRequest request)
    {
        if (catalogue.Find(request.Dataset ?? "") is not { } dataset)
        {
            return FigureProblems.UnknownDataset;
        }

        var year = FiscalYear.Of(clock.Today());
        if (!string.IsNullOrWhiteSpace(request.FiscalYear) && !FiscalYear.TryParse(ThaiDigits.ToArabic(request.FiscalYear.Trim()), out year))
        {
            return FigureProblems.BadYear;
        }

        var within = FigureRequests.Area(request.Within, actor);
        var indicator = string.IsNullOrWhiteSpace(request.Indicator)
            ? dataset.Indicators.OrderByDescending(i => i.Indicator.Core).FirstOrDefault()
            : dataset.Indicators.FirstOrDefault(i => i.Indicator.Key.Name == request.Indicator.Trim());
        return !within.IsOk ? within.Problem : indicator is null ? FigureProblems.UnknownIndicator : new TargetQuery(dataset, year, indicator, within.Value);
    }
}
