using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Features.Monitoring;

/// <summary>Which reports: a fiscal year's, of the units inside an area, of one dataset or all.</summary>
public sealed record MatrixQuery(FiscalYear Year, AreaCode Within)
{
    public string? Dataset { get; init; }
}

/// <summary>Where a page of units begins and how many it holds.</summary>
/// <param name="After">The last code of the page before; null for the first.</param>
/// <param name="Size">How many units at most.</param>
public sealed record UnitPage(string? After, int Size)
{
    public static UnitPage All { get; } = new(null, int.MaxValue);
}

/// <summary>One report of one unit.</summary>
/// <param name="SubmittedAt">UTC, of the submission that stands.</param>
public sealed record MatrixReport(
    Guid Id, ReportState State, SubmissionStatus Status, bool IsLate, bool IsOverdue, DateTime? SubmittedAt, int Rows, int Confirmed, int Errors)
{
    /// <summary>The effective due date, or the day until which the unit was granted more time.</summary>
    public required DateOnly OwedBy { get; init; }

    /// <summary>The last day in time, with the unit's more time.</summary>
    public required DateOnly OnTimeUntil { get; init; }

    public DateOnly? ExtendedUntil { get; init; }

    /// <summary>Confirmed rows of all rows, 0–100; null before anything is there.</summary>
    public int? Progress => Rows == 0 ? null : 100 * Confirmed / Rows;
}

/// <summary>Where a row meets a round.</summary>
/// <param name="Tally">How many reports, and how they stand.</param>
/// <param name="Report">The report itself, where the row is a unit.</param>
public sealed record MatrixCell(ReportTally Tally, MatrixReport? Report);

/// <summary>A unit, or in the country a province with all its units.</summary>
/// <param name="Code">The unit's code, or the area's.</param>
/// <param name="Area">Its area.</param>
/// <param name="Unit">The unit; null where the row is an area.</param>
/// <param name="Cells">By round id; a round that the row owes nothing for is not there.</param>
public sealed record MatrixRow(string Code, AreaCode Area, ReportingUnit? Unit, IReadOnlyDictionary<long, MatrixCell> Cells)
{
    public ReportTally Tally { get; } = Cells.Values.Aggregate(default(ReportTally), (all, cell) => all + cell.Tally);
}

/// <summary>Who owes what: rows are units, or provinces; columns are rounds, by the dataset's number.</summary>
public sealed record Matrix(MatrixQuery Query, ImmutableArray<RoundView> Rounds, ImmutableArray<MatrixRow> Rows)
{
    public ReportTally Total { get; } = Rows.Aggregate(default(ReportTally), (all, row) => all + row.Tally);

    public ReportTally OfRound(long round) => Rows.Aggregate(default(ReportTally), (all, row) => row.Cells.TryGetValue(round, out var cell) ? all + cell.Tally : all);
}
