using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Monitoring;

/// <summary>Who owes what, live. The door of the room: pages, API and letters read the matrix here.</summary>
public sealed class MatrixQueries(KlangDb db, RoundQueries calendar, Guard guard, TimeProvider clock)
{
    /// <summary>Provinces for the country, units for anything smaller.</summary>
    /// <returns>404 outside the person's area; 400 for an area below districts, where nobody reports.</returns>
    public Task<Result<Matrix>> ReadAsync(Actor actor, MatrixQuery query, CancellationToken cancel = default) =>
        query.Within == AreaCode.Country ? ProvincesAsync(actor, query, cancel) : UnitsAsync(actor, query, UnitPage.All, cancel);

    /// <summary>The units that owe reports, by code, a page of them.</summary>
    public async Task<Result<Matrix>> UnitsAsync(Actor actor, MatrixQuery query, UnitPage page, CancellationToken cancel = default)
    {
        if (await RefusalAsync(actor, query) is { } refusal)
        {
            return refusal;
        }

        var rounds = await RoundsAsync(query, cancel);
        var units = await UnitsAsync(query, page, cancel);
        var reports = (await ReportsAsync(actor, query, page == UnitPage.All ? null : units.ConvertAll(u => u.Code), cancel)).ToLookup(s => s.Unit, StringComparer.Ordinal);
        var cells = new MatrixCells(rounds, clock.Today());
        return new Matrix(query, rounds, [.. units.Select(u => new MatrixRow(u.Code, AreaCode.Parse(u.AreaCode), u, cells.Of(reports[u.Code])))]);
    }

    /// <summary>Provinces with their units counted; a report that belongs to none stands under the country.</summary>
    public async Task<Result<Matrix>> ProvincesAsync(Actor actor, MatrixQuery query, CancellationToken cancel = default)
    {
        if (await RefusalAsync(actor, query) is { } refusal)
        {
            return refusal;
        }

        var rounds = await RoundsAsync(query, cancel);
        var counts = (await CountsAsync(actor, query, cancel)).ToLookup(c => c.Province, StringComparer.Ordinal);
        var cells = new MatrixCells(rounds, clock.Today());
        var rows = counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new MatrixRow(c.Key, AreaCode.Parse(c.Key), null, cells.Of(c)));
        return new Matrix(query, rounds, [.. rows]);
    }

    /// <summary>The years in which somebody owes reports, latest first.</summary>
    public async Task<ImmutableArray<FiscalYear>> YearsAsync(CancellationToken cancel = default) =>
        [.. (await db.Rounds.Where(r => r.Collects).Select(r => r.FiscalYear).Distinct().OrderDescending().ToListAsync(cancel)).Select(y => new FiscalYear(y))];

    /// <summary>The areas to choose from: the person's own, and for the country its provinces; the chosen one always among them.</summary>
    public async Task<IReadOnlyList<AreaCode>> AreasAsync(Actor actor, AreaCode chosen, CancellationToken cancel = default)
    {
        var provinces = actor.Scope != AreaCode.Country ? [] : await db.Units.Where(u => u.ProvinceCode != "").Select(u => u.ProvinceCode).Distinct().ToListAsync(cancel);
        return [.. provinces.Select(AreaCode.Parse).Append(actor.Scope).Append(chosen).Distinct().Order()];
    }

    private async Task<Problem?> RefusalAsync(Actor actor, MatrixQuery query) =>
        await guard.AskAsync(actor, Act.ReadFigures, new AreaTarget(query.Within), $"monitoring {query.Year} {query.Within}".TrimEnd())
            ?? (query.Within.Level > AreaLevel.District ? MonitoringProblems.NoUnitsThere : null);

    private async Task<ImmutableArray<RoundView>> RoundsAsync(MatrixQuery query, CancellationToken cancel) =>
        [.. (await calendar.YearAsync(query.Year, clock.Today(), cancel)).Where(r => r.Round.Collects && (query.Dataset is null || r.Definition.Key == query.Dataset))];

    private Task<List<ReportingUnit>> UnitsAsync(MatrixQuery query, UnitPage page, CancellationToken cancel)
    {
        var (within, year) = (query.Within.Digits, query.Year.Year);

        // By where the report stood when the round was made, not by where the unit stands now: an old round stays as it was.
        var units = db.Units.AsNoTracking().Where(u => db.Submissions.Any(s => s.UnitCode == u.Code && s.FiscalYear == year && s.AreaCode.StartsWith(within)));
        return (page.After is { } after ? units.Where(u => u.Code.CompareTo(after) > 0) : units).OrderBy(u => u.Code).Take(page.Size).ToListAsync(cancel);
    }

    private IQueryable<Submission> Owed(Actor actor, MatrixQuery query)
    {
        var (within, year, dataset) = (query.Within.Digits, query.Year.Year, query.Dataset);
        var owed = db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => s.FiscalYear == year && s.AreaCode.StartsWith(within));
        return dataset is null ? owed : owed.Where(s => s.Dataset == dataset);
    }

    private Task<List<UnitReport>> ReportsAsync(Actor actor, MatrixQuery query, List<string>? units, CancellationToken cancel)
    {
        var owed = Owed(actor, query);
        return (units is null ? owed : owed.Where(s => units.Contains(s.UnitCode)))
            .Select(s => new UnitReport(s.Id, s.UnitCode, s.RoundId, s.Status, s.SubmittedAt, s.Rows, s.RowsConfirmed, s.Errors, s.ExtendedUntil)).ToListAsync(cancel);
    }

    /// <summary>One grouped query over the year's reports; a submission's day is Bangkok's, seven hours on.</summary>
    private async Task<List<ReportCount>> CountsAsync(Actor actor, MatrixQuery query, CancellationToken cancel)
    {
        var today = clock.Today();
        var soon = today.AddDays(ReportStates.SoonDays);
        return await Owed(actor, query)
            .Join(db.Rounds, s => s.RoundId, r => r.Id, (s, r) => new { Report = s, r.OpensOn, Until = r.AnnouncedOn > r.EffectiveDueOn ? r.AnnouncedOn : r.EffectiveDueOn })
            .Select(x => new
            {
                Province = x.Report.AreaCode.Substring(0, 2),
                x.Report.RoundId,
                x.OpensOn,
                HasRecords = x.Report.RowsConfirmed > 0,
                IsReported = x.Report.Status == SubmissionStatus.Submitted || x.Report.Status == SubmissionStatus.Approved || x.Report.Status == SubmissionStatus.Locked,
                IsApproved = x.Report.Status == SubmissionStatus.Approved || x.Report.Status == SubmissionStatus.Locked,
                IsReturned = x.Report.Status == SubmissionStatus.Returned,
                x.Report.SubmittedAt,
                Until = x.Report.ExtendedUntil != null && x.Report.ExtendedUntil > x.Until ? x.Report.ExtendedUntil.Value : x.Until,
            })
            .GroupBy(s => new { s.Province, s.RoundId })
            .Select(g => new ReportCount(
                g.Key.Province, g.Key.RoundId, g.Count(), g.Count(s => s.HasRecords || s.IsReported), g.Count(s => s.IsReported), g.Count(s => s.IsApproved), g.Count(s => s.IsReturned),
                g.Count(s => s.IsReported && s.SubmittedAt != null && DateOnly.FromDateTime(s.SubmittedAt.Value.AddHours(7)) > s.Until),
                g.Count(s => !s.IsReported && s.Until < today),
                g.Count(s => !s.IsReported && s.Until >= today && s.Until <= soon && s.OpensOn <= today)))
            .ToListAsync(cancel);
    }
}
