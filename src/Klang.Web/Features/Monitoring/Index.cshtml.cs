using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Monitoring;

/// <summary>ติดตามการรายงาน: who owes what, as it stands now.</summary>
public sealed class IndexModel(MatrixQueries queries, MonitoringRequests requests, AreaNames names, Catalogue catalogue) : KlangPage
{
    /// <summary>The most lines in the list of what is owed; the filters narrow it.</summary>
    public const int MostOwed = 200;

    public Matrix Matrix { get; private set; } = null!;

    public AreaNamesSnapshot Names { get; private set; } = null!;

    public MatrixFilter Filter { get; private set; }

    public ImmutableArray<FiscalYear> Years { get; private set; } = [];

    public IReadOnlyList<AreaCode> Areas { get; private set; } = [];

    public IEnumerable<DatasetDefinition> Datasets => catalogue.Datasets.Select(d => d.Definition);

    public bool IsCountry => Matrix.Query.Within == AreaCode.Country;

    public string Here => Address(Matrix.Query.Within);

    /// <summary>Rows with something that is looked for.</summary>
    public IEnumerable<MatrixRow> Rows => Matrix.Rows.Where(r => r.Cells.Values.Any(c => Filter.Matches(c.Tally)));

    /// <summary>What to follow up in a list: the unit's reports that are overdue, returned or due soon, the oldest first.</summary>
    public IEnumerable<(MatrixRow Row, RoundView Round, MatrixReport Report)> Owed =>
        from row in Rows
        from round in Matrix.Rounds
        let cell = row.Cells.GetValueOrDefault(round.Round.Id)
        where cell?.Report is { State: ReportState.Overdue or ReportState.Returned or ReportState.DueSoon } && Filter.Matches(cell.Tally)
        orderby cell.Report!.OnTimeUntil, row.Code
        select (row, round, cell.Report);

    public string Address(AreaCode within) =>
        $"/monitoring?fiscalYear={Matrix.Query.Year}&within={within.Digits}&dataset={Matrix.Query.Dataset}&state={(Filter == MatrixFilter.All ? "" : Filter.ToString())}";

    public async Task<IActionResult> OnGetAsync(MonitoringRequest request, [FromQuery] string? state, CancellationToken cancel)
    {
        var query = await requests.ReadAsync(Actor, request, cancel);
        var read = query.IsOk ? await queries.ReadAsync(Actor, query.Value, cancel) : query.Problem;
        if (!read.IsOk)
        {
            return Refuse(read.Problem);
        }

        Matrix = read.Value;
        Filter = Enum.TryParse<MatrixFilter>(state, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : MatrixFilter.All;
        Names = await names.ReadAsync(cancel);
        Years = await queries.YearsAsync(cancel);
        Areas = await queries.AreasAsync(Actor, Matrix.Query.Within, cancel);
        return Page();
    }
}
