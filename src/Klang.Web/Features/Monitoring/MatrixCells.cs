using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data.Reports;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Monitoring;

/// <summary>Makes the cells of a row, for the rounds that are shown, as they stand today.</summary>
internal sealed class MatrixCells(IEnumerable<RoundView> rounds, DateOnly today)
{
    private readonly Dictionary<long, RoundDates> _rounds = rounds.ToDictionary(r => r.Round.Id, r => r.Dates);

    /// <summary>One unit's reports, each in its cell.</summary>
    public IReadOnlyDictionary<long, MatrixCell> OfUnit(IEnumerable<ReportFact> reports) =>
        reports.Where(s => _rounds.ContainsKey(s.Round)).ToDictionary(s => s.Round, s => new MatrixCell(Tally(s, Dates(s)), Report(s, Dates(s))));

    /// <summary>The reports of many units, counted by where the area says they belong: by province, then by round.</summary>
    public IReadOnlyDictionary<string, Dictionary<long, MatrixCell>> OfProvinces(IEnumerable<ReportFact> reports)
    {
        var tallies = new Dictionary<(string Province, long Round), ReportTally>();
        foreach (var s in reports.Where(s => _rounds.ContainsKey(s.Round)))
        {
            ref var tally = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(tallies, (s.Province, s.Round), out _);
            tally += Tally(s, Dates(s));
        }

        return tallies.GroupBy(t => t.Key.Province, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToDictionary(t => t.Key.Round, t => new MatrixCell(t.Value, null)), StringComparer.Ordinal);
    }

    private RoundDates Dates(ReportFact s) => s.ExtendedUntil is null ? _rounds[s.Round] : _rounds[s.Round] with { ExtendedUntil = s.ExtendedUntil };

    private static bool IsLate(ReportFact s, RoundDates round) => ReportStates.IsLate(s.Status, round, s.SubmittedAt is { } at ? Bangkok.DayOf(at) : null);

    private ReportTally Tally(ReportFact s, RoundDates round) => ReportTally.Of(s.Status, s.Confirmed > 0, IsLate(s, round), round, today);

    private MatrixReport Report(ReportFact s, RoundDates round) => new(
        s.Id, ReportStates.Of(s.Status, s.Confirmed > 0, round, today), s.Status, IsLate(s, round), ReportStates.IsOverdue(s.Status, round, today),
        s.SubmittedAt, s.Rows, s.Confirmed, s.Errors)
    {
        OwedBy = round.OwedBy,
        OnTimeUntil = round.OnTimeUntil,
        ExtendedUntil = s.ExtendedUntil,
    };
}
