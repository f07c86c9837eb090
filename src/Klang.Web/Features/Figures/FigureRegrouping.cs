using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Shelf;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Figures;

/// <summary>
/// Figures by the areas of another day. Records keep the code they were written under; lineage carries them, so that the total of
/// the country is the same whichever day's areas group it.
/// </summary>
public sealed class FigureRegrouping(KlangDb db, ShelfReader shelf, AreaPast past, AreaQueries areas, FigureAreas reporting, TimeProvider clock)
{
    /// <param name="query">Names a day or a moment.</param>
    /// <param name="round">The round; its due day says whose code a code was.</param>
    /// <returns>404 where no area bears the code on the day; 403 where the day's area holds what is another office's.</returns>
    public async Task<Result<FigureTable>> ReadAsync(Actor actor, FigureQuery query, Round round, CancellationToken cancel)
    {
        var moment = new AreaMoment(query.AsOf ?? clock.Today(), query.KnownAt);
        var path = await areas.PathAsync(query.Within, moment, cancel);
        if (query.Within != AreaCode.Country && path.Count == 0)
        {
            return Problems.NotFound;
        }

        var place = new FigurePlaces(await past.CarrierAsync(moment, cancel), round.DueOn, query.Within);
        var inside = query.By == AreaLevel.Country ? [] : await reporting.InsideAsync(query.Within, query.By, moment, cancel);
        var provinces = place.Provinces();
        var sums = await SumsAsync(query, place, provinces, cancel);
        var reports = await ReportsAsync(query, place.Around(path), round, provinces, cancel);
        if (actor.Scope != AreaCode.Country && await TouchesOthersAsync(actor, place, [.. reports.Select(r => r.Written), .. sums.Written], cancel))
        {
            return FigureProblems.OthersToo;
        }

        var table = FigureBoard.Of(query, inside, sums.Sums, reports.ConvertAll(r => r.Standing));
        var hidden = reports.Where(r => !r.Written.IsWithin(actor.Scope)).Select(r => r.Standing.Id).ToHashSet();
        return table with { Rows = [.. table.Rows.Select(r => r.SubmissionId is { } id && hidden.Contains(id) ? r with { SubmissionId = null } : r)] };
    }

    /// <summary>Somebody else's then and now: neither written in the person's area nor lying in it today.</summary>
    private async Task<bool> TouchesOthersAsync(Actor actor, FigurePlaces place, IReadOnlyCollection<AreaCode> written, CancellationToken cancel)
    {
        if (written.All(code => code.IsWithin(actor.Scope)))
        {
            return false;
        }

        var today = new FigurePlaces(await past.CarrierAsync(AreaMoment.Current, cancel), place.Written, actor.Scope);
        return written.Any(code => !code.IsWithin(actor.Scope) && !today.Holds(code));
    }

    private async Task<(Dictionary<AreaCode, ColumnSums> Sums, HashSet<AreaCode> Written)> SumsAsync(FigureQuery query, FigurePlaces place, IEnumerable<AreaCode> provinces, CancellationToken cancel)
    {
        var (sums, codes) = (new Dictionary<AreaCode, ColumnSums>(), new HashSet<AreaCode>());
        foreach (var province in provinces)
        {
            // As small as they are written: a district that gave subdistricts away is not one thing.
            var written = await shelf.SumsAsync(db, new SumsQuery
            {
                Dataset = query.Round.DatasetKey,
                FiscalYear = query.Round.Year.Year,
                Round = query.Round.Number,
                Within = province,
                By = AreaLevel.Village,
                Statuses = query.Status.Statuses(),
            }, cancel);
            foreach (var (code, sum) in written.Select(s => (AreaCode.Parse(s.Key), s.Value)).Where(s => place.Holds(s.Item1)))
            {
                codes.Add(code);
                var at = place.At(code, query.By);
                sums[at] = sums.GetValueOrDefault(at, ColumnSums.Zero) + sum;
            }
        }

        return (sums, codes);
    }

    private async Task<List<(AreaCode Written, ReportStanding Standing)>> ReportsAsync(
        FigureQuery query, FigurePlaces place, Round round, IEnumerable<AreaCode> provinces, CancellationToken cancel)
    {
        var level = query.By < AreaLevel.District ? query.By : AreaLevel.District;
        var reports = new List<(AreaCode, ReportStanding)>();
        foreach (var province in provinces.Select(p => p.Digits))
        {
            reports.AddRange((await db.Submissions.AsNoTracking().Where(s => s.RoundId == round.Id && s.AreaCode.StartsWith(province))
                .Select(s => new { s.Id, s.AreaCode, s.Status, s.RowsConfirmed, s.SavedAt }).ToListAsync(cancel))
                .Select(s => (Code: AreaCode.Parse(s.AreaCode), Report: s)).Where(s => place.Holds(s.Code))
                .Select(s => (s.Code, new ReportStanding(s.Report.Id, place.At(s.Code, level), s.Report.Status, s.Report.RowsConfirmed > 0, s.Report.SavedAt))));
        }

        return reports;
    }
}
