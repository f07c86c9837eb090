using Klang.Core.Submissions;

namespace Klang.Web.Features.Monitoring;

/// <summary>Which reports somebody looks for.</summary>
public enum MatrixFilter
{
    All,
    Overdue,
    DueSoon,
    Returned,

    /// <summary>Submitted, and nobody has approved or returned it.</summary>
    Waiting,
    Approved,
    NotBegun,
}

/// <summary>Finds reports by where they stand; the same for one report and for a province's.</summary>
public static class MatrixFilters
{
    public static bool Matches(this MatrixFilter filter, ReportTally tally) => filter switch
    {
        MatrixFilter.All => true,
        MatrixFilter.Overdue => tally.Overdue > 0,
        MatrixFilter.DueSoon => tally.DueSoon > 0,
        MatrixFilter.Returned => tally.Returned > 0,
        MatrixFilter.Waiting => tally.Reported > tally.Approved,
        MatrixFilter.Approved => tally.Approved > 0,
        MatrixFilter.NotBegun => tally.Expected > tally.Started,
        _ => throw new NotSupportedException($"Unknown filter {filter}."),
    };
}
