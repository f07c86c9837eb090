using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Monitoring;

/// <summary>A question about who owes what as it stands in an address; what is not said is chosen for the person.</summary>
public sealed record MonitoringRequest
{
    public string? FiscalYear { get; init; }

    public string? Within { get; init; }

    public string? Dataset { get; init; }
}

/// <summary>Reads a <see cref="MonitoringRequest"/>; a parameter that cannot be read is refused by its name.</summary>
public sealed class MonitoringRequests(Catalogue catalogue, MatrixQueries matrix, TimeProvider clock)
{
    /// <summary>Without a year: this fiscal year, or the latest in which anybody owes. Without an area: the person's own.</summary>
    public async Task<Result<MatrixQuery>> ReadAsync(Actor actor, MonitoringRequest request, CancellationToken cancel = default)
    {
        var within = string.IsNullOrWhiteSpace(request.Within) ? actor.Scope : AreaCode.TryParse(request.Within, out var code) ? code : (AreaCode?)null;
        var year = string.IsNullOrWhiteSpace(request.FiscalYear) ? await YearAsync(cancel)
            : FiscalYear.TryParse(request.FiscalYear.Trim(), out var asked) ? asked : (FiscalYear?)null;
        var dataset = string.IsNullOrWhiteSpace(request.Dataset) ? null : request.Dataset.Trim();
        if (within is null || year is null)
        {
            return within is null ? MonitoringProblems.BadArea : MonitoringProblems.BadYear;
        }

        return dataset is not null && catalogue.Find(dataset) is null
            ? MonitoringProblems.UnknownDataset
            : new MatrixQuery(year.Value, within.Value) { Dataset = dataset };
    }

    private async Task<FiscalYear> YearAsync(CancellationToken cancel)
    {
        var years = await matrix.YearsAsync(cancel);
        var current = FiscalYear.Of(clock.Today());
        return years.IsEmpty || years.Contains(current) ? current : years[0];
    }
}
