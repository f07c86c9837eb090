using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Monitoring;

/// <summary>What must come in today and soon, live: counts, and the reports to follow up.</summary>
public sealed class DeadlineQueries(KlangDb db, RoundQueries calendar, ReportFacts facts, AreaNames areas, Guard guard, TimeProvider clock)
{
    /// <returns>404 outside the person's area; 403 for officers, whose work list says it; 400 below districts.</returns>
    public async Task<Result<DeadlineBoard>> ReadAsync(Actor actor, DeadlineQuery query, CancellationToken cancel = default) =>
        await RefusalAsync(actor, query) is { } refusal ? refusal : await BoardAsync(query, await OwedAsync(actor, query, cancel), cancel);

    /// <summary>The same with what there is to follow up, the oldest due first; of the country no reports.</summary>
    /// <param name="most">How many reports of each list.</param>
    public async Task<Result<DeadlineScreen>> ScreenAsync(Actor actor, DeadlineQuery query, int most, CancellationToken cancel = default)
    {
        if (await RefusalAsync(actor, query) is { } refusal)
        {
            return refusal;
        }

        var owed = await OwedAsync(actor, query, cancel);
        var board = await BoardAsync(query, owed, cancel);
        return query.IsCountry
            ? new DeadlineScreen(board, [], [])
            : new DeadlineScreen(board, await ListAsync(owed, DeadlineList.Missing, most, cancel), await ListAsync(owed, DeadlineList.Stalled, most, cancel));
    }

    /// <summary>The reports to follow up, the oldest due first.</summary>
    public async Task<Result<ImmutableArray<DeadlineReport>>> ReportsAsync(Actor actor, DeadlineQuery query, DeadlineList list, int most, CancellationToken cancel = default) =>
        await RefusalAsync(actor, query) is { } refusal ? refusal : await ListAsync(await OwedAsync(actor, query, cancel), list, most, cancel);

    private async Task<Problem?> RefusalAsync(Actor actor, DeadlineQuery query) =>
        await guard.AskAsync(actor, Act.ReadFigures, new AreaTarget(query.Within), $"deadline {query.Within}".TrimEnd())
            ?? (query.Within.Level > AreaLevel.District ? MonitoringProblems.NoUnitsThere : actor.Role == Role.Officer ? Problems.NotYourRole : null);

    /// <summary>Reports of rounds that have opened, of this fiscal year, and of the year before (its September is due in October) as long as they are not locked.</summary>
    private async Task<List<DeadlineKind>> OwedAsync(Actor actor, DeadlineQuery query, CancellationToken cancel)
    {
        var (today, stuck) = (clock.Today(), clock.GetUtcNow().UtcDateTime.AddDays(-query.StuckDays));
        var year = FiscalYear.Of(today);
        var owed = new List<DeadlineKind>();
        foreach (var asked in new[] { year, year.Previous })
        {
            var rounds = (await calendar.YearAsync(asked, today, cancel))
                .Where(r => r.Round.Collects && r.Round.OpensOn <= today && (asked == year || r.Round.LocksOn > today))
                .ToDictionary(r => r.Round.Id, r => (View: r, r.Dates.OnTimeUntil));
            var reports = rounds.Count == 0 ? [] : await facts.ReadAsync(actor, query.Within, asked.Year, cancel);
            owed.AddRange(reports.Where(s => rounds.ContainsKey(s.Round)).Select(s => DeadlineKind.Of(s, rounds[s.Round].View, rounds[s.Round].OnTimeUntil, stuck)));
        }

        return owed;
    }

    private async Task<DeadlineBoard> BoardAsync(DeadlineQuery query, List<DeadlineKind> owed, CancellationToken cancel)
    {
        var today = clock.Today();
        var (places, rounds) = (new Dictionary<string, DeadlineCount>(StringComparer.Ordinal), new Dictionary<RoundView, DeadlineCount>(ReferenceEqualityComparer.Instance));
        foreach (var kind in owed)
        {
            var one = kind.Count(today);
            CollectionsMarshal.GetValueRefOrAddDefault(places, query.IsCountry ? kind.Report.Province : kind.Report.Unit, out _) += one;
            CollectionsMarshal.GetValueRefOrAddDefault(rounds, kind.Round, out _) += one;
        }

        var names = await NamesAsync(query, cancel);
        var due = rounds.Select(r => new DeadlineRound(r.Key, r.Value)).Where(r => r.Count.Today + r.Count.Ahead + r.Count.Overdue > 0)
            .OrderBy(r => r.Round.Dates.OnTimeUntil).ThenBy(r => r.Round.Definition.Number).ThenBy(r => r.Round.Round.Number);
        return new DeadlineBoard(query, today, [.. due], [.. places.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new DeadlinePlace(p.Key, names(p.Key).Th, names(p.Key).En, p.Value))]);
    }

    private async Task<ImmutableArray<DeadlineReport>> ListAsync(List<DeadlineKind> owed, DeadlineList list, int most, CancellationToken cancel)
    {
        var today = clock.Today();
        var chosen = owed.Where(k => k.IsOn(list, today))
            .OrderBy(k => k.Until).ThenBy(k => k.Report.Unit, StringComparer.Ordinal).ThenBy(k => k.Round.Round.Dataset, StringComparer.Ordinal).Take(most).ToList();
        var ids = chosen.ConvertAll(k => k.Report.Id);
        var said = await db.Submissions.Where(s => ids.Contains(s.Id)).Join(db.Units, s => s.UnitCode, u => u.Code, (s, u) => new Said(s.Id, s.SavedAt, s.SavedBy, u.NameTh, u.NameEn)).ToDictionaryAsync(s => s.Id, cancel);
        return [.. chosen.Where(k => said.ContainsKey(k.Report.Id)).Select(k => Report(k, said[k.Report.Id]))];
    }

    private static DeadlineReport Report(DeadlineKind kind, Said said)
    {
        var s = kind.Report;
        return new DeadlineReport(s.Id, s.Unit, said.UnitTh, said.UnitEn, kind.Round, kind.Until, s.Status, s.Rows, s.Confirmed, s.Errors, said.SavedAt, said.SavedBy, kind.StuckSince);
    }

    /// <summary>What is shown of a report and counted in nothing.</summary>
    private sealed record Said(Guid Id, DateTime? SavedAt, string? SavedBy, string UnitTh, string? UnitEn);

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
}
