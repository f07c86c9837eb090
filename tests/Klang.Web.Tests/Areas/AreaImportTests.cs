using System.Text;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas;

public sealed class AreaImportTests
{
    private const string Now = "2019-12-01T03:00:00Z";

    private static readonly DateOnly Effective = new(2017, 7, 13);

    private static readonly AreaCode Village = AreaCode.Parse("57051205");

    private static byte[] First => TestFiles.Csv("code,moo,name_th", "57051205,5,ทุ่งพัฒนา", "57051206,6,บ้านดง");

    private static byte[] Renamed => TestFiles.Csv("code,moo,name_th", "57051205,5,บ้านแม่เย็นกลาง", "57051206,6,ดง");

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Run_VillagesOfTheWholeCountry_TakesThemOnce(string database)
    {
        var file = TestFiles.Shared("areas/villages.csv");
        await using var host = await AreasHost.StartAsync(database);

        var trial = await host.ImportAsync(file, request => request with { DryRun = true });
        Assert.Equal((74_654, 0, 0, 0, false), (trial.New, trial.Renamed, trial.Gone, trial.Faults.Count, trial.Committed));
        Assert.Equal(8_441, await host.RunAsync((KlangDb db) => db.AreaVersions.CountAsync()));

        var taken = await host.ImportAsync(file);
        Assert.Equal((74_654, true), (taken.New, taken.Committed));
        var (villages, chiangRai, orphans) = await host.RunAsync(async (KlangDb db) => (
            await db.AreaVersions.CountAsync(v => v.Level == AreaLevel.Village),
            await db.AreaVersions.CountAsync(v => v.Level == AreaLevel.Village && v.Code.StartsWith("57")),
            await db.AreaVersions.CountAsync(v => v.Level != AreaLevel.Province && !db.Areas.Any(a => a.Id == v.ParentId))));
        Assert.Equal((74_654, 1_753, 0), (villages, chiangRai, orphans));

        var again = await host.ImportAsync(file);
        Assert.Equal((0, 0, 74_654, true), (again.New, again.Renamed, again.Unchanged, again.Committed));
        Assert.Equal(83_095, await host.RunAsync((KlangDb db) => db.AreaVersions.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Run_OtherName_HoldsFromItsDayAndWhatWasKnownStays(string database)
    {
        await using var host = await AreasHost.StartAsync(database, Now);
        await host.ImportAsync(First);
        var report = await host.ImportAsync(Renamed, request => request with { Effective = Effective });

        Assert.Equal((0, 1, 1), (report.New, report.Renamed, report.Unchanged));
        var history = await host.RunAsync((AreaQueries areas) => areas.HistoryAsync(Village));
        Assert.Equal(
            [
                ("ทุ่งพัฒนา", AreaChangeKind.Create, null, (DateOnly?)null, true),
                ("ทุ่งพัฒนา", AreaChangeKind.Create, null, Effective, false),
                ("บ้านแม่เย็นกลาง", AreaChangeKind.Rename, (DateOnly?)Effective, null, false),
            ],
            history.Select(v => (v.Name.Th, v.Kind, v.ValidFrom, v.ValidTo, v.SupersededAt is not null)));
        Assert.Single(history.Select(v => v.AreaId).Distinct());
        Assert.Equal("หนังสือทดสอบ", history[^1].Source);

        var before = await host.RunAsync((AreaQueries areas) => areas.FindAsync(Village, new AreaMoment(Effective.AddDays(-1), null)));
        var after = await host.RunAsync((AreaQueries areas) => areas.FindAsync(Village, new AreaMoment(Effective, null)));
        Assert.Equal(("ทุ่งพัฒนา", "บ้านแม่เย็นกลาง"), (before!.Name.Th, after!.Name.Th));
    }

    [Fact]
    public async Task Find_KnownBeforeTheImport_StillTellsTheOldName()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(First);
        var known = (await host.RunAsync((AreaQueries areas) => areas.FindAsync(Village)))!.RecordedAt;
        await host.ImportAsync(Renamed, request => request with { Effective = Effective });

        var then = await host.RunAsync((AreaQueries areas) => areas.FindAsync(Village, new AreaMoment(new DateOnly(2026, 1, 1), known)));
        var earlier = await host.RunAsync((AreaQueries areas) => areas.FindAsync(Village, new AreaMoment(null, known.AddDays(-1))));

        Assert.Equal("ทุ่งพัฒนา", then!.Name.Th);
        Assert.Null(earlier);
    }

    [Fact]
    public async Task Run_SpellingOnly_MakesNoNewPeriod()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(First);
        await host.ImportAsync(Renamed, request => request with { SpellingOnly = true });

        var history = await host.RunAsync((AreaQueries areas) => areas.HistoryAsync(Village));
        Assert.Equal([AreaChangeKind.Create, AreaChangeKind.Correction], history.Select(v => v.Kind));
        Assert.All(history, v => Assert.Equal((null, null), (v.ValidFrom, v.ValidTo)));
        Assert.Equal([true, false], history.Select(v => v.SupersededAt is not null));
        Assert.Equal("บ้านแม่เย็นกลาง", (await host.RunAsync((AreaQueries areas) => areas.FindAsync(Village, new AreaMoment(new DateOnly(2000, 1, 1), null))))!.Name.Th);
    }

    [Fact]
    public async Task Run_MoreOfAKnownArea_CorrectsWhatWasMissing()
    {
        await using var host = await AreasHost.StartAsync();
        var report = await host.ImportAsync(TestFiles.Csv("code,name_th,postal_code", "570101,ต.เวียง,57001"));

        Assert.Equal((0, 0, 1, 0), (report.New, report.Renamed, report.Completed, report.Unchanged));
        var area = await host.RunAsync((AreaQueries areas) => areas.FindAsync(AreaCode.Parse("570101")));
        Assert.Equal(("57001", "Wiang", AreaChangeKind.Correction), (area!.PostalCode, area.Name.En, area.Kind));
    }

    [Fact]
    public async Task Run_AreaThatTheFileLacks_IsToldAndStays()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(First);
        var report = await host.ImportAsync(TestFiles.Csv("code,name_th", "57051205,ทุ่งพัฒนา"));

        var gone = Assert.Single(report.Changes);
        Assert.Equal((AreaListDifference.Gone, "57051206"), (gone.Kind, gone.Code.Digits));
        Assert.NotNull(await host.RunAsync((AreaQueries areas) => areas.FindAsync(gone.Code)));
    }

    [Fact]
    public async Task Run_DepartmentsLayoutInWindows874_TakesItAndLeavesTheTestProvinceOut()
    {
        await using var host = await AreasHost.StartAsync();
        var text = "YYMM|CC-CODE|CC-DESC|CCAA-CODE|CCAA-DESC|CCAATT-CODE|CCAATT-DESC|CCAATTMM-CODE|CCAATTMM-DESC|MALE\n"
            + "6610|57|เชียงราย|5705|อำเภอพาน|570512|ทรายขาว|57051205|ทุ่งพัฒนา|10\n"
            + "6610|97|ทดสอบจังหวัด|9701|ทดสอบ|970101|ทดสอบ|97010101|ทดสอบ|1\n";
        var report = await host.ImportAsync(CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetBytes(text));

        Assert.Equal(("windows-874", AreaFileLayout.Dopa), (report.Encoding, report.Layout));
        Assert.Empty(report.Faults);
        Assert.Contains(report.Changes, change => change.Code == Village && change.Kind == AreaListDifference.New);
        Assert.True(report is { Committed: true, LeftOut: 1 });
    }

    [Theory]
    [InlineData("57051299,\n")]
    [InlineData("57051205,ทุ่งพัฒนา\n57051205,ซ้ำ\n")]
    [InlineData("5705129,หมู่เจ็ดหลัก\n")]
    [InlineData("57999901,ไม่มีตำบล\n")]
    public async Task Run_OneFault_ChangesNothing(string lines)
    {
        await using var host = await AreasHost.StartAsync();
        var report = await host.ImportAsync(Encoding.UTF8.GetBytes("code,name_th\n57051201,ดี\n570512,ทรายใหม่\n" + lines));

        var fault = Assert.Single(report.Faults);
        Assert.StartsWith($"บรรทัดที่ {fault.Line}:", fault.Problem.Message.Th);
        Assert.False(report.Committed);
        Assert.Equal((8_441, 8_441, 1), await host.RunAsync(async (KlangDb db) => (await db.Areas.CountAsync(), await db.AreaVersions.CountAsync(), await db.Trail.CountAsync())));
    }

    [Fact]
    public async Task Run_DayBeforeAnAreaBegan_IsRefusedByLine()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(First, request => request with { Effective = new DateOnly(2019, 9, 1) });
        var report = await host.ImportAsync(Renamed, request => request with { Effective = Effective });

        Assert.Equal([2, 3], report.Faults.Select(fault => fault.Line));
        Assert.All(report.Faults, fault => Assert.Contains("1 ก.ย. 2562", fault.Problem.Message.Th));
        Assert.False(report.Committed);
    }

    [Fact]
    public async Task Run_Twice_LeavesOneTrailLineEachWithItsCounts()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(First, request => request with { DryRun = true });
        await host.ImportAsync(First);
        await host.ImportAsync(Renamed);

        var lines = await host.RunAsync((KlangDb db) => db.Trail.Where(line => line.What == "areas.import").OrderBy(line => line.Number).ToListAsync());
        Assert.Equal(2, lines.Count);
        Assert.Contains("\"new\":2,\"renamed\":0", lines[0].Details);
        Assert.Contains("\"new\":0,\"renamed\":1", lines[1].Details);
    }

    [Fact]
    public async Task Run_ByAnOfficer_IsRefused()
    {
        await using var host = await AreasHost.StartAsync();

        var result = await host.RunAsync((AreaImport import) => import.RunAsync(new AreaImportRequest(First, AreasHost.Officer) { Source = "x" }));

        Assert.Equal("403.1", result.Problem?.Code);
        Assert.Null(await host.RunAsync((AreaQueries areas) => areas.FindAsync(Village)));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Run_Communities_StandInTheirSubdistrictsUnderTheirOwnNumbers(string database)
    {
        await using var host = await AreasHost.StartAsync(database);
        var lines = Encoding.UTF8.GetString(TestFiles.Shared("areas/communities.csv")).Split('\n');
        var orphans = await host.ImportAsync(TestFiles.Csv(lines));
        Assert.Equal((false, 49), (orphans.Committed, orphans.Faults.Count));
        Assert.All(orphans.Faults, f => Assert.Equal("areas.file.orphan", f.Problem.Code));

        // Two subdistricts of Bangkok ended in 2560, before the list was made.
        var file = TestFiles.Csv([.. lines.Where(l => !l.Contains(",104701,", StringComparison.Ordinal) && !l.Contains(",105001,", StringComparison.Ordinal) && l.Trim().Length > 0)]);
        var report = await host.ImportAsync(file);
        Assert.Equal((7_581, 0), (report.New, report.Faults.Count));
        var community = (await host.RunAsync((AreaQueries areas) => areas.FindAsync(AreaCode.Parse("93010100500594"))))!;
        Assert.Equal((AreaLevel.Community, "ชุมชนบ้านส้มตรีดออก", "00500594"), (community.Level, community.Full.Th, community.Code.Label));
        Assert.Equal(["93", "9301", "930101", "93010100500594"], (await host.RunAsync((AreaQueries areas) => areas.PathAsync(community.Code))).Select(a => a.Code.Digits));
        Assert.Empty((await host.RunAsync((AreaCheck check) => check.RunAsync())).Report.Problems);
        Assert.Equal((0, 7_581), ((await host.ImportAsync(file)).New, (await host.ImportAsync(file)).Unchanged));
        Assert.Contains((await host.RunAsync((AreaOptions options) => options.WithinAsync(AreaCode.Parse("9301"), AreaLevel.Village))), o => o.Code == community.Code.Digits && o.Label.StartsWith("00500594", StringComparison.Ordinal));
    }
}
