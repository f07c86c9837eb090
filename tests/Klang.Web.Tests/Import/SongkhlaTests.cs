using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>
/// A real file of the department: OTOP sales of Songkhla's districts, five fiscal years, in rows of year, district and amount. Each office's
/// total of a year goes into its last round.
/// </summary>
public sealed class SongkhlaTests
{
    private const string Dataset = "otop-sales";

    [Fact]
    public async Task Import_FiveYearsOfTotals_AreTakenAndMunicipalitiesLeftOut()
    {
        var file = Shared("real/otop-songkhla-2563-2567.csv");
        await using var server = await KlangServer.StartAsync("sqlite", "2026-11-22T03:00:00Z");
        var bytes = await File.ReadAllBytesAsync(file);
        var districts = await server.WithAsync(s => s.GetRequiredService<KlangDb>().AreaVersions.Where(v => v.Level == AreaLevel.District && v.Code.StartsWith("90") && v.ValidTo == null && v.SupersededAt == null).OrderBy(v => v.Code).ToDictionaryAsync(v => v.Code, v => v.NameTh));
        Assert.Equal(16, districts.Count);
        var totals = new Dictionary<int, decimal>();
        for (var year = 2563; year <= 2567; year++)
        {
            var round = await RoundAsync(server, year);
            foreach (var code in districts.Keys)
            {
                var submission = await OweAsync(server, round, year, code);
                var (summary, record) = await TakeAsync(server, submission, bytes, "totals.csv");
                Assert.Equal((1, 0, 89), (summary.Of(ImportRowState.Taken), summary.Of(ImportRowState.Wrong), summary.Of(ImportRowState.Skipped)));
                Assert.Contains(summary.Findings, f => f.Message.Th.Contains("เทศบาลนครสงขลา” ไม่ใช่หน่วยรายงาน", StringComparison.Ordinal));
                Assert.Contains(summary.Findings, f => f.Message.Th.Contains("เทศบาลนครหาดใหญ่” ไม่ใช่หน่วยรายงาน", StringComparison.Ordinal));
                totals[year] = totals.GetValueOrDefault(year) + record.Answers.Value(FieldKey.Parse("total_amount")).Number;
            }

            var province = await OweAsync(server, round, year, "90");
            await TakeAsync(server, province, Books.Of(["ปีงบประมาณ", "อำเภอ", "ค่าข้อมูล"], [year, "สงขลา", totals[year]]), "province.xlsx");
        }

        // The year that broke and the district that broke in it are asked about; a year like the last is not.
        var district = districts.Single(d => d.Value == "ควนเนียง").Key;
        Assert.Equal(-39.6m, decimal.Round(100 * (totals[2565] - totals[2564]) / totals[2564], 1));
        Assert.Equal(-93m, decimal.Round(100 * (await TotalAsync(server, 2565, district) - await TotalAsync(server, 2564, district)) / await TotalAsync(server, 2564, district)));
        foreach (var broke in (string[])["90", district])
        {
            var asked = Assert.Single((await ReadinessAsync(server, 2565, broke)).Unexplained, w => w.RuleKey == "year_against_last_year");
            Assert.Equal((Severity.Warning, null), (asked.Severity, asked.Reason));
            Assert.Contains("ปีก่อน", asked.Message.Th, StringComparison.Ordinal);
        }

        Assert.DoesNotContain((await ReadinessAsync(server, 2564, "90")).Unexplained, w => w.RuleKey == "year_against_last_year");
    }

    private static Task<decimal> TotalAsync(KlangServer server, int year, string unit) => server.WithAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        var record = await db.Records.AsNoTracking().SingleAsync(r => r.State != RecordState.Carried && db.Submissions.Any(s => s.Id == r.SubmissionId && s.Dataset == Dataset && s.FiscalYear == year && s.UnitCode == unit));
        return record.Answers.Value(FieldKey.Parse("total_amount")).Number;
    });

    /// <summary>What the officer is asked about before the year is sent.</summary>
    private static Task<Readiness> ReadinessAsync(KlangServer server, int year, string unit) => server.WithAsync(async services =>
    {
        var id = await services.GetRequiredService<KlangDb>().Submissions.Where(s => s.Dataset == Dataset && s.FiscalYear == year && s.UnitCode == unit).Select(s => s.Id).SingleAsync();
        var context = (await services.GetRequiredService<EntryLoader>().FindAsync(id))!;
        return await services.GetRequiredService<Blockers>().OfAsync(context);
    });

    /// <summary>The file as the officer maps it: district, year, and one amount; that something was sold is said for every row.</summary>
    private static async Task<(ImportSummary Summary, Data.Model.Record Total)> TakeAsync(KlangServer server, Guid submission, byte[] bytes, string name) => await server.WithAsync(async services =>
    {
        var (desk, steps, db) = (services.GetRequiredService<ImportDesk>(), services.GetRequiredService<ImportSteps>(), services.GetRequiredService<KlangDb>());
        var actor = ImportRun.OfficerOf((await services.GetRequiredService<EntryLoader>().FindAsync(submission))!);
        var context = (await desk.OpenAsync(actor, submission)).Value!;
        var job = (await desk.StartAsync(actor, context, name, bytes)).Value!;
        job = await StepAsync(job);
        if (job.State == ImportState.Proposed)
        {
            job = (await desk.CheckAsync(actor, context, job.Id, job.Version, Mapped(SheetPlan.Read(job.Layout!)))).Value!;
        }

        // From the second year on the unit's layout is remembered.
        Assert.Equal((ImportState.Checking, "มี"), (job.State, SheetPlan.Read(job.Layout!).Fixed["has_sales"]));
        job = await StepAsync(job);
        job = await StepAsync((await desk.TakeAsync(actor, context, job.Id, job.Version, all: true)).Value!);
        return (ImportSummary.Read(job.Summary), await db.Records.AsNoTracking().SingleAsync(r => r.SubmissionId == submission && r.State != RecordState.Carried));

        async Task<ImportJob> StepAsync(ImportJob at)
        {
            db.ChangeTracker.Clear();
            await steps.RunAsync(at, actor);
            db.ChangeTracker.Clear();
            return await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == at.Id);
        }
    });

    private static SheetPlan Mapped(SheetPlan plan)
    {
        Assert.Equal([ImportTargets.Year, ImportTargets.District], plan.Columns.Where(c => c.Heading is "ปีงบประมาณ" or "อำเภอ").Select(c => c.Target));
        return plan with
        {
            Columns = [.. plan.Columns.Select(c => c.Heading == "ค่าข้อมูล" ? c with { Target = "lines.amount" } : c)],
            Fixed = ImmutableSortedDictionary<string, string>.Empty.Add("has_sales", "มี"),
        };
    }

    /// <summary>The last round of a year past, taken up again.</summary>
    private static Task<long> RoundAsync(KlangServer server, int year) => server.WithAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        var round = new Round
        {
            Dataset = Dataset, FiscalYear = year, Number = 12, ReportedBy = "district,province", OpensOn = new(year - 543, 9, 1), DueOn = new(year - 543, 10, 5), EffectiveDueOn = new(year - 543, 10, 5),
            GraceUntil = new(2030, 1, 1), LocksOn = new(2030, 1, 1), AnnouncedOn = new(year - 543, 9, 1), Collects = true,
        };
        db.Rounds.Add(round);
        await db.SaveChangesAsync();
        return round.Id;
    });

    private static Task<Guid> OweAsync(KlangServer server, long round, int year, string unit) => server.WithAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        var submission = new Submission { Id = Guid.CreateVersion7(), RoundId = round, Dataset = Dataset, FiscalYear = year, RoundNumber = 12, UnitCode = unit, AreaCode = unit };
        db.Submissions.Add(submission);
        await db.SaveChangesAsync();
        return submission.Id;
    });

    private static string Shared(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", path) is var file && File.Exists(file))
            {
                return file;
            }
        }

        Assert.False(TestDatabases.MustHaveAll, $"KLANG_TEST_REQUIRE_ALL=1, but there is no shared/data/{path} beside the project.");
        Assert.Skip($"No shared/data/{path} beside the project.");
        return "";
    }
}
