using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Monitoring;

/// <summary>The reports of a province in a round, counted by the database.</summary>
internal sealed record ReportCount(string Province, long RoundId, int Expected, int Started, int Reported, int Approved, int Returned, int Late, int Overdue, int DueSoon);

/// <summary>What a cell needs to know of a submission.</summary>
internal sealed record UnitReport(Guid Id, string Unit, long RoundId, SubmissionStatus Status, DateTime? SubmittedAt, int Rows, int Confirmed, int Errors, DateOnly? ExtendedUntil);

/// <summary>Makes the cells of a row, for the rounds that are shown, as they stand today.</summary>
internal sealed class MatrixCells(IEnumerable<RoundView> rounds, DateOnly today)
{
    private readonly Dictionary<long, RoundDates> _rounds = rounds.ToDictionary(r => r.Round.Id, r => r.Dates);

    public IReadOnlyDictionary<long, MatrixCell> Of(IEnumerable<UnitReport> reports) =>
        reports.Where(s => _rounds.ContainsKey(s.RoundId)).ToDictionary(s => s.RoundId, s => Cell(s, _rounds[s.RoundId]));

    public IReadOnlyDictionary<long, MatrixCell> Of(IEnumerable<ReportCount> counts) =>
        counts.Where(c => _rounds.ContainsKey(c.RoundId)).ToDictionary(c => c.RoundId, c => new MatrixCell(Tally(c), null));

    private static ReportTally Tally(ReportCount count) => new()
    {
        Expected = count.Expected,
        Started = count.Started,
        Reported = count.Reported,
        Approved = count.Approved,
        Returned = count.Returned,
        Late = count.Late,
        Overdue = count.Overdue,
        DueSoon = count.DueSoon,
    };

    private MatrixCell Cell(UnitReport s, RoundDates dates)
    {
        var round = dates with { ExtendedUntil = s.ExtendedUntil };
        var hasRecords = s.Confirmed > 0;
        var isLate = ReportStates.IsLate(s.Status, round, s.SubmittedAt is { } at ? Bangkok.DayOf(at) : null);
        var report = new MatrixReport(
            s.Id, ReportStates.Of(s.Status, hasRecords, round, today), s.Status, isLate, ReportStates.IsOverdue(s.Status, round, today),
            s.SubmittedAt, s.Rows, s.Confirmed, s.Errors)
        {
            OwedBy = round.OwedBy,
            OnTimeUntil = round.OnTimeUntil,
            ExtendedUntil = s.ExtendedUntil,
        };
        return new MatrixCell(ReportTally.Of(s.Status, hasRecords, isLate, round, today), report);
    }
}
