using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Monitoring;

/// <summary>What must come in today and soon, live: counts in one grouped query, and the reports to follow up.</summary>
public sealed class DeadlineQueries(KlangDb db, RoundQueries calendar, AreaNames areas, Guard guard, TimeProvider clock)
{
    /// <returns>404 outside the person's area; 403 for officers, whose work list says it; 400 below districts.</returns>
    public async Task<Result<DeadlineBoard>> ReadAsync(Actor actor, DeadlineQuery query, CancellationToken cancel = default)
    {
        if (await RefusalAsync(actor, query) is { } refusal)
        {
            return refusal;
        }

        var today = clock.Today();
        var rounds = (await RoundsAsync(today, cancel)).ToDictionary(r => r.Round.Id);
        var counts = (await CountsAsync(actor, query, today, cancel)).Where(c => rounds.ContainsKey(c.RoundId)).ToList();
        var names = await NamesAsync(query, cancel);
        var places = counts.GroupBy(c => c.Place, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new DeadlinePlace(g.Key, names(g.Key).Th, names(g.Key).En, Sum(g)));
        var due = counts.GroupBy(c => c.RoundId).Select(g => new DeadlineRound(rounds[g.Key], Sum(g)))
            .Where(r => r.Count.Today + r.Count.Ahead + r.Count.Overdue > 0)
            .OrderBy(r => r.Round.Dates.OnTimeUntil).ThenBy(r => r.Round.Definition.Number).ThenBy(r => r.Round.Round.Number);
        return new DeadlineBoard(query, today, [.. due], [.. places]);
    }

    /// <summary>The reports to follow up, the oldest due first.</summary>
    public async Task<Result<ImmutableArray<DeadlineReport>>> ReportsAsync(Actor actor, DeadlineQuery query, DeadlineList list, int most, CancellationToken cancel = default)
    {
        if (await RefusalAsync(actor, query) is { } refusal)
        {
            return refusal;
        }

        var today = clock.Today();
        var (last, stuck) = (today.AddDays(DeadlineQuery.Ahead), Stuck(query));
        var rounds = (await RoundsAsync(today, cancel)).ToDictionary(r => r.Round.Id);
        var (missing, stalled) = (list != DeadlineList.Stalled, list != DeadlineList.Missing);
        var found = await Owed(actor, query, today)
            .Where(x => (missing && x.Until <= last && (x.Report.Status == SubmissionStatus.Draft || x.Report.Status == SubmissionStatus.Returned))
                || (stalled && x.Report.Status == SubmissionStatus.Submitted && x.Report.SubmittedAt < stuck)
                || (stalled && x.Report.Status == SubmissionStatus.Returned && x.Report.ReviewedAt < stuck && (x.Report.SavedAt == null || x.Report.SavedAt < stuck)))
            .Join(db.Units, x => x.Report.UnitCode, u => u.Code, (x, u) => new { x.Report, x.Until, u.NameTh, u.NameEn })
            .OrderBy(x => x.Until).ThenBy(x => x.Report.UnitCode).ThenBy(x => x.Report.Dataset).Take(most).ToListAsync(cancel);
        return found.Where(f => rounds.ContainsKey(f.Report.RoundId))
            .Select(f => Report(f.Report, rounds[f.Report.RoundId], f.Until, (f.NameTh, f.NameEn), stuck)).ToImmutableArray();
    }

    private static DeadlineReport Report(Submission s, RoundView round, DateOnly until, (string Th, string? En) unit, DateTime stuck)
    {
        var touched = s.Status == SubmissionStatus.Submitted ? s.SubmittedAt : s.Status == SubmissionStatus.Returned ? Later(s.ReviewedAt, s.SavedAt) : null;
        return new DeadlineReport(
            s.Id, s.UnitCode, unit.Th, unit.En, round, until, s.Status, s.Rows, s.RowsConfirmed, s.Errors, s.SavedAt, s.SavedBy, touched < stuck ? touched : null);
    }

    private static DateTime? Later(DateTime? a, DateTime? b) => a is null || b > a ? b : a;

    private static DeadlineCount Sum(IEnumerable<PlaceCount> counts) => counts.Aggregate(default(DeadlineCount), (all, c) => all + c.Count);

    private DateTime Stuck(DeadlineQuery query) => clock.GetUtcNow().UtcDateTime.AddDays(-query.StuckDays);

    private async Task<Problem?> RefusalAsync(Actor actor, DeadlineQuery query) =>
        await guard.AskAsync(actor, Act.ReadFigures, new AreaTarget(query.Within), $"deadline {query.Within}".TrimEnd())
            ?? (query.Within.Level > AreaLevel.District ? MonitoringProblems.NoUnitsThere : actor.Role == Role.Officer ? Problems.NotYourRole : null);

    /// <summary>This fiscal year's rounds and those of the year before: its September is due in October.</summary>
    private async Task<IEnumerable<RoundView>> RoundsAsync(DateOnly today, CancellationToken cancel)
    {
        var year = FiscalYear.Of(today);
        return (await calendar.YearAsync(year, today, cancel)).Concat(await calendar.YearAsync(new FiscalYear(year.Year - 1), today, cancel));
    }

    private async Task<Func<string, (string Th, string? En)>> NamesAsync(DeadlineQuery query, CancellationToken cancel)
    {
        if (query.IsCountry)
        {
            var names = await areas.ReadAsync(cancel);
            return code => AreaCode.Parse(code) is var area && area == AreaCode.Country ? ("ส่วนกลาง", "Headquarters") : (names.Short(area).Th, names.Short(area).In("en"));
        }

        var within = query.Within.Digits;
        var units = await db.Units.AsNoTracking().Where(u => u.AreaCode.StartsWith(within)).ToDictionaryAsync(u => u.Code, u => (u.NameTh, u.NameEn), cancel);
        return code => units.TryGetValue(code, out var unit) ? unit : (code, null);
    }

    /// <summary>Reports of rounds that have opened, of this fiscal year or not locked yet, with their last day in time.</summary>
    private IQueryable<OwedReport> Owed(Actor actor, DeadlineQuery query, DateOnly today)
    {
        var (within, year) = (query.Within.Digits, FiscalYear.Of(today).Year);
        return db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => s.AreaCode.StartsWith(within) && (s.FiscalYear == year || s.FiscalYear == year - 1))
            .Join(
                db.Rounds.Where(r => r.Collects && r.OpensOn <= today && (r.FiscalYear == year || r.LocksOn > today)),
                s => s.RoundId,
                r => r.Id,
                (s, r) => new { Report = s, Until = r.AnnouncedOn > r.EffectiveDueOn ? r.AnnouncedOn : r.EffectiveDueOn })
            .Select(x => new OwedReport
            {
                Report = x.Report,
                Until = x.Report.ExtendedUntil != null && x.Report.ExtendedUntil > x.Until ? x.Report.ExtendedUntil.Value : x.Until,
            });
    }

    private async Task<List<PlaceCount>> CountsAsync(Actor actor, DeadlineQuery query, DateOnly today, CancellationToken cancel)
    {
        var (last, stuck, country) = (today.AddDays(DeadlineQuery.Ahead), Stuck(query), query.IsCountry);
        return await Owed(actor, query, today)
            .Select(x => new
            {
                Place = country ? x.Report.AreaCode.Substring(0, 2) : x.Report.UnitCode,
                x.Report.RoundId,
                x.Report.Rows,
                x.Report.RowsConfirmed,
                x.Report.SubmittedAt,
                x.Until,
                IsReported = x.Report.Status == SubmissionStatus.Submitted || x.Report.Status == SubmissionStatus.Approved || x.Report.Status == SubmissionStatus.Locked,
                IsWaiting = x.Report.Status == SubmissionStatus.Submitted,
                IsLeft = x.Report.Status == SubmissionStatus.Returned && x.Report.ReviewedAt < stuck && (x.Report.SavedAt == null || x.Report.SavedAt < stuck),
            })
            .GroupBy(s => new { s.Place, s.RoundId })
            .Select(g => new PlaceCount(g.Key.Place, g.Key.RoundId, new DeadlineCount
            {
                Expected = g.Count(),
                Reported = g.Count(s => s.IsReported),
                Late = g.Count(s => s.IsReported && s.SubmittedAt != null && DateOnly.FromDateTime(s.SubmittedAt.Value.AddHours(7)) > s.Until),
                Today = g.Count(s => s.Until == today),
                TodayReported = g.Count(s => s.IsReported && s.Until == today),
                Ahead = g.Count(s => !s.IsReported && s.Until > today && s.Until <= last),
                Overdue = g.Count(s => !s.IsReported && s.Until < today),
                NotBegun = g.Count(s => !s.IsReported && s.Until <= last && s.RowsConfirmed == 0),
                Drafts = g.Count(s => !s.IsReported && s.Until <= last && s.RowsConfirmed > 0),
                Rows = g.Sum(s => !s.IsReported && s.Until <= last && s.RowsConfirmed > 0 ? s.Rows : 0),
                Confirmed = g.Sum(s => !s.IsReported && s.Until <= last ? s.RowsConfirmed : 0),
                Waiting = g.Count(s => s.IsWaiting),
                WaitingLong = g.Count(s => s.IsWaiting && s.SubmittedAt < stuck),
                ReturnedLong = g.Count(s => s.IsLeft),
            }))
            .ToListAsync(cancel);
    }

    private sealed record PlaceCount(string Place, long RoundId, DeadlineCount Count);

    private sealed class OwedReport
    {
        public required Submission Report { get; init; }

        public required DateOnly Until { get; init; }
    }
}
