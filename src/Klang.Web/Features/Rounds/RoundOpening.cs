using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>How many rows an opening added; both 0 when everything was there.</summary>
public sealed record OpenedYear(int Rounds, int Submissions);

/// <summary>Makes a fiscal year's calendar and what each unit owes in it.</summary>
public sealed class RoundOpening(ProcessRunner processes, Guard guard, Catalogue catalogue, Publications publications, TimeProvider clock)
{
    /// <summary>
    /// Adds the rounds that are missing, of every dataset or of those named, and one empty submission for each unit that must
    /// report a new one. Rounds that exist are left as they are, units added since included: the expected set is frozen.
    /// Any number of callers at once make each round once.
    /// </summary>
    /// <param name="announcedOn">No round opens, and no unit is late, before this day. For a year kept for reference it is the year's first day.</param>
    /// <param name="collects">Whether units owe the rounds; left out: unless the year has ended before today.</param>
    /// <returns>Problems: 403.1, 422.2 (no such dataset; no units to report).</returns>
    public async Task<Result<OpenedYear>> OpenYearAsync(
        Actor actor, FiscalYear year, DateOnly announcedOn, IReadOnlyCollection<string>? datasets = null, bool? collects = null, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ManageCalendar, WholeSystem.Instance, Subject(year)) is { } refusal)
        {
            return refusal;
        }

        if (datasets?.FirstOrDefault(key => catalogue.Find(key) is null) is { } unknown)
        {
            return Problems.Invalid($"ไม่มีฐานข้อมูล {unknown}", $"There is no dataset {unknown}.", unknown);
        }

        var chosen = catalogue.Datasets.Select(d => d.Definition).Where(d => datasets?.Contains(d.Key) != false).ToImmutableArray();
        var plan = OpeningPlan.For(year, announcedOn, collects, clock.Today());
        return await processes.RunAsync(new Process("rounds.open", actor), scope => MakeAsync(scope, plan, chosen, cancel), cancel);
    }

    private static string Subject(FiscalYear year) => $"ปีงบประมาณ {year}";

    private async Task<Result<OpenedYear>> MakeAsync(ProcessScope scope, OpeningPlan plan, ImmutableArray<DatasetDefinition> chosen, CancellationToken cancel)
    {
        await RowLock.StreamAsync(scope.Db, RoundsRoom.Stream, cancel);
        var rounds = await MissingAsync(scope, plan, chosen, cancel);
        if (rounds.Count == 0)
        {
            return new OpenedYear(0, 0);
        }

        var units = plan.Collects ? await UnitsAsync(scope, cancel) : [];
        if (plan.Collects && rounds.Find(r => !units.Exists(u => r.IsReportedBy(u.Level))) is { } ownerless)
        {
            return NoUnits(ownerless);
        }

        scope.Db.Rounds.AddRange(rounds);
        if (plan.Collects)
        {
            await publications.PublishAsync(scope, rounds.Select(r => r.Dataset), cancel);
        }

        await scope.Db.SaveChangesAsync(cancel);
        var submissions = await ExpectedReports.WriteAsync(scope.Db, rounds, units, cancel);
        scope.Note(RoundsRoom.Stream, Subject(plan.Year), new { plan.AnnouncedOn, plan.Collects, rounds = rounds.Select(r => r.Id().ToString()), submissions });
        return new OpenedYear(rounds.Count, submissions);
    }

    /// <summary>Offices stay when their areas get other codes or end, because reports hang on them; but they owe nothing new.</summary>
    private async Task<List<ReportingUnit>> UnitsAsync(ProcessScope scope, CancellationToken cancel)
    {
        var today = clock.Today();
        var offices = scope.Db.AreaVersions.AsNoTracking().KnownAt(null).Where(v => v.Level == AreaLevel.Province || v.Level == AreaLevel.District);
        var ended = (await offices.Where(v => v.ValidTo != null && v.ValidTo <= today).Select(v => v.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        ended.ExceptWith(await offices.InForceOn(today).Where(v => ended.Contains(v.Code)).Select(v => v.Code).ToListAsync(cancel));
        return [.. (await scope.Db.Units.AsNoTracking().ToListAsync(cancel)).Where(u => !ended.Contains(u.AreaCode))];
    }

    private static async Task<List<Round>> MissingAsync(ProcessScope scope, OpeningPlan plan, ImmutableArray<DatasetDefinition> chosen, CancellationToken cancel)
    {
        var year = plan.Year.Year;
        var there = (await scope.Db.Rounds.AsNoTracking().Where(r => r.FiscalYear == year).ToListAsync(cancel)).Select(r => r.Id()).ToHashSet();
        var days = await scope.Db.WorkingDaysAsync(cancel);
        return [.. chosen.SelectMany(d => plan.RoundsOf(d, days)).Where(r => !there.Contains(r.Id()))];
    }

    /// <summary>A round that nobody owes would stay so, because the expected set is frozen when it is made.</summary>
    private static Problem NoUnits(Round round) => Problems.Invalid(
        $"ยังไม่มีหน่วยรายงานของฐานข้อมูล {round.Dataset} ในระบบ นำเข้าทะเบียนพื้นที่ก่อนเปิดปีงบประมาณ",
        $"No unit that reports {round.Dataset} is loaded. Load the areas before opening the year.",
        round.Dataset);
}
