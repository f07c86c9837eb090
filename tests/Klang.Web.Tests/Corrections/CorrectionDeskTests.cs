using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Corrections;
using Klang.Web.Tests.Cases;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Corrections;

public sealed class CorrectionDeskTests(Desks desks)
{
    private static readonly CorrectionWish Nothing = new(null, null, null, [], [], IsSpelling: false);
    private static int s_village;

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Apply_RenameAskedByADistrict_ChangesTheRegistryOnItsDay(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var village = await VillageAsync(world);
        var asked = await ForwardedAsync(world, village, CorrectionKind.WrongName, Nothing with { NameTh = "แม่เย็นกลาง" });

        var applied = await ApplyAsync(world, world.Department, asked, Nothing with { NameTh = "แม่เย็นกลาง" }, new DateOnly(2017, 7, 13));

        Assert.True(applied.IsOk, applied.Problem?.Message.Th);
        Assert.Equal(CaseState.Applied, applied.Value.State);
        var versions = await VersionsAsync(world, village);
        Assert.Equal(["แม่เย็นกลาง"], versions.Where(v => v.ValidFrom == new DateOnly(2017, 7, 13)).Select(v => v.NameTh));
        Assert.Single(versions, v => v.ValidTo == new DateOnly(2017, 7, 13));
        Assert.Contains("case.applied", await world.ToldAsync(world.Officer, asked));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Apply_Twice_SecondIsToldAndChangesNothing(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var village = await VillageAsync(world);
        var wish = Nothing with { NameTh = "ใหม่กว่า", IsSpelling = true };
        var asked = await ForwardedAsync(world, village, CorrectionKind.WrongName, wish);

        Assert.True((await ApplyAsync(world, world.Department, asked, wish, null)).IsOk);
        var before = await VersionsAsync(world, village);
        var again = await ApplyAsync(world, world.Department, asked, wish with { NameTh = "อีกครั้ง" }, null);

        Assert.Equal(409, again.Problem is { Status: 412 } ? 409 : again.Problem?.Status ?? 0);
        Assert.Equal(before.Select(v => v.Id), (await VersionsAsync(world, village)).Select(v => v.Id));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Open_MissingVillage_CanBeWorkedWithAtOnceAndBecomesOfficial(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var village = await VillageAsync(world);
        var wish = Nothing with { NameTh = "หมู่บ้านตั้งใหม่" };
        var asked = await ForwardedAsync(world, village.Parent, CorrectionKind.Missing, wish);
        var held = Assert.Single(await NamedAsync(world, village.Parent, "หมู่บ้านตั้งใหม่"));
        Assert.True(held.Provisional);

        var official = await FreeAsync(world, village.Parent);
        var applied = await ApplyAsync(world, world.Department, asked, wish with { Code = official.Digits }, new DateOnly(2019, 9, 1));

        Assert.True(applied.IsOk, applied.Problem?.Message.Th);
        var now = Assert.Single(await NamedAsync(world, village.Parent, "หมู่บ้านตั้งใหม่"));
        Assert.Equal((official.Digits, held.AreaId, false), (now.Code, now.AreaId, now.Provisional));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Close_Refused_EndsTheProvisionalArea(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var village = await VillageAsync(world);
        var asked = await ForwardedAsync(world, village.Parent, CorrectionKind.Missing, Nothing with { NameTh = "ไม่มีจริง" });

        var silent = await CloseAsync(world, world.Department, asked, CaseState.Refused, null);
        var refused = await CloseAsync(world, world.Department, asked, CaseState.Refused, "ไม่พบในประกาศ");

        Assert.Equal(422, silent.Problem?.Status);
        Assert.True(refused.IsOk, refused.Problem?.Message.Th);
        Assert.DoesNotContain(await NamedAsync(world, village.Parent, "ไม่มีจริง"), v => v.ValidTo == null);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Apply_ByTheProvince_IsRefusedWithATrail(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var village = await VillageAsync(world);
        var asked = await ForwardedAsync(world, village, CorrectionKind.Abolished, Nothing);

        var applied = await ApplyAsync(world, world.Reviewer, asked, Nothing, new DateOnly(2020, 1, 1));

        Assert.Equal(403, applied.Problem?.Status);
        Assert.Contains(await VersionsAsync(world, village), v => v.ValidTo == null);
    }

    [Fact]
    public async Task Open_AreaOfAnotherDistrict_IsNotFound()
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        var elsewhere = world.Neighbour.Scope;
        var opened = await world.Desk.DoAsync(s => s.GetRequiredService<CorrectionDesk>().OpenAsync(world.Officer, new NewCorrection(elsewhere, CorrectionKind.Abolished, Nothing, null, null)));
        Assert.Equal(404, opened.Problem?.Status);
    }

    [Fact]
    public async Task Preview_Rename_SaysWhatItTouchesAndChangesNothing()
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        var village = await VillageAsync(world);
        var asked = await ForwardedAsync(world, village, CorrectionKind.WrongName, Nothing with { NameTh = "ดูก่อน" });
        var before = await VersionsAsync(world, village);

        var preview = await world.Desk.DoAsync(s => s.GetRequiredService<CorrectionDesk>().PreviewAsync(world.Department, asked.Id, Completed(Nothing with { NameTh = "ดูก่อน" }, new DateOnly(2026, 1, 1))));

        Assert.Equal("ดูก่อน", Assert.Single(preview.Value!.Steps).After?.Name.Th);
        Assert.Equal(before.Select(v => v.Id), (await VersionsAsync(world, village)).Select(v => v.Id));
    }

    /// <summary>Asked by the officer, forwarded by the province.</summary>
    private static async Task<Case> ForwardedAsync(CasesWorld world, AreaCode area, CorrectionKind kind, CorrectionWish wish)
    {
        var opened = await world.Desk.DoAsync(s => s.GetRequiredService<CorrectionDesk>().OpenAsync(world.Officer, new NewCorrection(area, kind, wish, null, "ผู้ใหญ่บ้านแจ้ง")));
        Assert.True(opened.IsOk, opened.Problem?.Message.Th);
        return await world.MovedAsync(world.Reviewer, await world.MovedAsync(world.Reviewer, opened.Value, CaseState.Reviewing), CaseState.Forwarded);
    }

    private static Completion Completed(CorrectionWish wish, DateOnly? on) => new(wish, "แก้ไขทะเบียน", "ประกาศทดสอบ", null, null, on, "เรียบร้อย");

    private static Task<Result<Case>> ApplyAsync(CasesWorld world, Actor by, Case at, CorrectionWish wish, DateOnly? on) =>
        world.Desk.DoAsync(s => s.GetRequiredService<CorrectionDesk>().ApplyAsync(by, at.Id, at.Version, Completed(wish, on)));

    private static Task<Result<Case>> CloseAsync(CasesWorld world, Actor by, Case at, CaseState to, string? reason) =>
        world.Desk.DoAsync(s => s.GetRequiredService<CorrectionDesk>().CloseAsync(by, at.Id, at.Version, to, reason));

    /// <summary>A village of the district that no other test uses.</summary>
    private static Task<AreaCode> VillageAsync(CasesWorld world)
    {
        var number = Interlocked.Increment(ref s_village);
        return world.Desk.DoAsync(async s => AreaCode.Parse(await s.GetRequiredService<KlangDb>().AreaVersions
            .Where(v => v.Level == AreaLevel.Village && v.Code.StartsWith(world.Desk.Area) && v.SupersededAt == null && v.ValidTo == null && !v.Provisional)
            .OrderBy(v => v.Code).Select(v => v.Code).Skip(number).FirstAsync()));
    }

    private static Task<AreaCode> FreeAsync(CasesWorld world, AreaCode parent) =>
        world.Desk.DoAsync(async s => (await s.GetRequiredService<Klang.Web.Features.Areas.AreaDecisions>().FreeCodeAsync(parent))!.Value);

    private static Task<List<AreaVersion>> VersionsAsync(CasesWorld world, AreaCode code) => world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().AreaVersions
        .AsNoTracking().Where(v => v.Code == code.Digits && v.SupersededAt == null).OrderBy(v => v.Id).ToListAsync());

    private static Task<List<AreaVersion>> NamedAsync(CasesWorld world, AreaCode parent, string name) => world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().AreaVersions
        .AsNoTracking().Where(v => v.Code.StartsWith(parent.Digits) && v.NameTh == name && v.SupersededAt == null).ToListAsync());
}
