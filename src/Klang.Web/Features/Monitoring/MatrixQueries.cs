using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Monitoring;

/// <summary>Who owes what, live. The door of the room: pages, API and letters read the matrix here.</summary>
public sealed class MatrixQueries(KlangDb db, RoundQueries calendar, ReportFacts facts, Guard guard, TimeProvider clock)
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
        var reports = (await facts.ReadAsync(actor, query.Within, query.Year.Year, cancel)).ToLookup(s => s.Unit, StringComparer.Ordinal);
        var cells = new MatrixCells(rounds, clock.Today());
        var units = await UnitsAsync(reports.Select(r => r.Key), page, cancel);
        return new Matrix(query, rounds, [.. units.Select(u => new MatrixRow(u.Code, AreaCode.Parse(u.AreaCode), u, cells.OfUnit(reports[u.Code])))]);
    }

    /// <summary>Provinces with their units counted; a report that belongs to none stands under the country.</summary>
    public async Task<Result<Matrix>> ProvincesAsync(Actor actor, MatrixQuery query, CancellationToken cancel = default)
    {
        if (await RefusalAsync(actor, query) is { } refusal)
        {
            return refusal;
        }

        var rounds = await RoundsAsync(query, cancel);
        var cells = new MatrixCells(rounds, clock.Today()).OfProvinces(await facts.ReadAsync(actor, query.Within, query.Year.Year, cancel));
        return new Matrix(query, rounds, [.. cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new MatrixRow(c.Key, AreaCode.Parse(c.Key), null, c.Value))]);
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

    /// <summary>By where the report stood when the round was made, not by where the unit stands now: an old round stays as it was.</summary>
    private Task<List<ReportingUnit>> UnitsAsync(IEnumerable<string> owing, UnitPage page, CancellationToken cancel)
    {
        var codes = owing.Order(StringComparer.Ordinal).Where(code => page.After is null || string.CompareOrdinal(code, page.After) > 0).Take(page.Size).ToList();
        return db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).OrderBy(u => u.Code).ToListAsync(cancel);
    }
}
