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
    /// <param name="rounds">The round, or a year's; the due day of each says whose code a code was.</param>
    /// <returns>404 where no area bears the code on the day; 403 where the day's area holds what is another office's.</returns>
    public async Task<Result<FigureTable>> ReadAsync(Actor actor, FigureQuery query, IReadOnlyList<Round> rounds, CancellationToken cancel)
    {
        var moment = new AreaMoment(query.AsOf ?? clock.Today(), query.KnownAt);
        var path = await areas.PathAsync(query.Within, moment, cancel);
        if (query.Within != AreaCode.Country && path.Count == 0)
        {
            return Problems.NotFound;
        }

        var carrier = await past.CarrierAsync(moment, cancel);
        var places = rounds.ToDictionary(r => r.Number, r => new FigurePlaces(carrier, r.DueOn, query.Within));
        var inside = query.By == AreaLevel.Country ? [] : await reporting.InsideAsync(query.Within, query.By, moment, cancel);
        var provinces = places.Values.SelectMany(p => p.Provinces()).Distinct().ToList();
        var sums = await SumsAsync(query, places, provinces, cancel);
        var reports = new List<(AreaCode Written, DateOnly On, ReportStanding Standing)>();
        foreach (var round in rounds)
        {
            reports.AddRange(await ReportsAsync(query, places[round.Number].Around(path), round, provinces, cancel));
        }

        if (actor.Scope != AreaCode.Country && await TouchesOthersAsync(actor, [.. reports.Select(r => (r.Written, r.On)), .. sums.Written], cancel))
        {
            return FigureProblems.OthersToo;
        }

        var table = FigureBoard.Of(query, inside, sums.Sums, reports.ConvertAll(r => r.Standing));
        var hidden = reports.Where(r => !r.Written.IsWithin(actor.Scope)).Select(r => r.Standing.Id).ToHashSet();
        return table with { Rows = [.. table.Rows.Select(r => r.SubmissionId is { } id && hidden.Contains(id) ? r with { SubmissionId = null } : r)] };
    }

    /// <summary>Somebody else's then and now: neither written in the person's area nor lying in it today.</summary>
    private async Task<bool> TouchesOthersAsync(Actor actor, IReadOnlyCollection<(AreaCode Code, DateOnly On)> written, CancellationToken cancel)
    {
        if (written.All(w => w.Code.IsWithin(actor.Scope)))
        {
            return false;
        }

        var carrier = await past.CarrierAsync(AreaMoment.Current, cancel);
        return written.Where(w => !w.Code.IsWithin(actor.Scope)).GroupBy(w => w.On)
            .Any(day => new FigurePlaces(carrier, day.Key, actor.Scope) is var today && day.Any(w => !today.Holds(w.Code)));
    }

    private async Task<(Dictionary<AreaCode, ColumnSums> Sums, HashSet<(AreaCode Code, DateOnly On)> Written)> SumsAsync(
        FigureQuery query, Dictionary<int, FigurePlaces> places, IEnumerable<AreaCode> provinces, CancellationToken cancel)
    {
        var (sums, codes) = (new Dictionary<AreaCode, ColumnSums>(), new HashSet<(AreaCode, DateOnly)>());
        foreach (var province in provinces)
        {
            // As small as they are written: a district that gave subdistricts away is not one thing.
            var written = await shelf.RowsAsync(db, FigureSums.Of(query) with { Within = province, By = AreaLevel.Village }, cancel);
            foreach (var (code, place, sum) in written.Select(row => (AreaCode.Parse(row.Area), places[row.Round], row.Sums)).Where(row => row.Item2.Holds(row.Item1)))
            {
                codes.Add((code, place.Written));
                var at = place.At(code, query.By);
                sums[at] = sums.GetValueOrDefault(at, ColumnSums.Zero) + sum;
            }
        }

        return (sums, codes);
    }

    private async Task<List<(AreaCode Written, DateOnly On, ReportStanding Standing)>> ReportsAsync(
        FigureQuery query, FigurePlaces place, Round round, IEnumerable<AreaCode> provinces, CancellationToken cancel)
    {
        var level = query.By < AreaLevel.District ? query.By : AreaLevel.District;
        var reports = new List<(AreaCode, DateOnly, ReportStanding)>();
        foreach (var province in provinces.Select(p => p.Digits))
        {
            reports.AddRange((await db.Submissions.AsNoTracking().Where(s => s.RoundId == round.Id && s.AreaCode.StartsWith(province))
                .Select(s => new { s.Id, s.AreaCode, s.Status, s.RowsConfirmed, s.SavedAt }).ToListAsync(cancel))
                .Select(s => (Code: AreaCode.Parse(s.AreaCode), Report: s)).Where(s => place.Holds(s.Code))
                .Select(s => (s.Code, place.Written, new ReportStanding(s.Report.Id, place.At(s.Code, level), s.Report.Status, s.Report.RowsConfirmed > 0, s.Report.SavedAt))));
        }

        return reports;
    }
}
