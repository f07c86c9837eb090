using Klang.Core.Areas;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>A district's workbook of its villages.</summary>
public sealed class VillagesTests
{
    private const int Villages = 85;

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "Probe §5.8: Excel import of 85 villages reports errors per row+column in Thai"), MemberData(nameof(Databases))]
    public async Task Import_EightyFiveVillages_TellsEachWrongCellByRowAndColumn(string database)
    {
        await using var server = await KlangServer.StartAsync(database, "2027-01-15T03:00:00Z");
        await server.WithAsync(OpenAsync);
        var (submission, villages) = await server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            var id = await db.Submissions.Where(s => s.UnitCode == "5701" && s.RoundNumber == 1).Select(s => s.Id).SingleAsync();
            var codes = await db.AreaVersions.Where(v => v.Level == AreaLevel.Village && v.Code.StartsWith("5701")).OrderBy(v => v.Code).Select(v => v.Code).Take(Villages).ToListAsync();
            return (id, codes);
        });
        Assert.Equal(Villages, villages.Count);
        var book = Books.Of([["รหัสหมู่บ้าน", "ครัวเรือนทั้งหมด"], .. villages.Select((v, i) => new object?[] { v, i switch { 9 => "ร้อยกว่า", 41 => "ไม่ทราบแน่", _ => 100 + i } })]);

        var done = await server.WithAsync(async s => await s.GetRequiredService<ImportRun>().RunAsync((await s.GetRequiredService<EntryLoader>().FindAsync(submission))!, "หมู่บ้าน.xlsx", book, true));

        Assert.True(done.IsOk, done.Problem?.Message.Th);
        var wrong = await server.WithAsync(s => s.GetRequiredService<KlangDb>().ImportRows.AsNoTracking().Where(r => r.JobId == done.Value.Job.Id && r.State == ImportRowState.Wrong).OrderBy(r => r.Number).ToListAsync());
        Assert.Equal([11, 43], wrong.Select(r => r.Number));
        Assert.All(wrong, r => Assert.Contains("households_total", r.Findings, StringComparison.Ordinal));
        Assert.All(wrong, r => Assert.Matches("[\u0e01-\u0e2e]", r.Findings!));
        Assert.Equal(Villages - 2, done.Value.Summary.Of(ImportRowState.New));
    }

    private static async Task OpenAsync(IServiceProvider services)
    {
        await services.GetRequiredService<DemoVillages>().EnsureAsync(AreaCode.Parse("5701"), 6);
        Assert.True((await services.GetRequiredService<RoundOpening>().OpenYearAsync(Actor.System, new FiscalYear(2570), new DateOnly(2026, 10, 1), ["sufficiency-village"])).IsOk);
        await services.GetRequiredService<KlangDb>().Rounds.ExecuteUpdateAsync(s => s.SetProperty(r => r.OpensOn, new DateOnly(2026, 10, 1)).SetProperty(r => r.LocksOn, new DateOnly(2027, 12, 30)));
    }
}
