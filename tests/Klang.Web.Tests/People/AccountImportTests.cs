using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

public sealed class AccountImportTests
{
    private const string Header = "user_name,display_name,unit_code,role,email\n";

    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Run_GoodFile_MakesAllWithSlips(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        var file = Header + "malee,มาลี แสงทอง,5701,officer,malee@example.go.th\nsuda,สุดา ดีเลิศ,57,province-reviewer,\nboon,บุญ มา,planning,department,\n";
        var (slips, faults) = await server.ScopeAsync(s => s.GetRequiredService<AccountImport>().RunAsync(Actor.System, file));
        Assert.Empty(faults);
        Assert.Equal(["malee", "suda", "boon"], slips.Select(s => s.UserName));
        using var browser = new PeopleBrowser(server);
        Assert.Equal("/account/password", (await browser.SignInAsync("suda", slips[1].Signs)).Location);
        Assert.Equal(["5701", "57", "planning"], (await server.TrailAsync("account.import")).OrderBy(t => t.Subject == "malee" ? 0 : t.Subject == "suda" ? 1 : 2).Select(t => t.Stream));
        var csv = SlipFile.Csv(slips).ToList();
        Assert.Equal("\uFEFFuser_name,display_name,unit,slip,expires_at", csv[0]);
        Assert.Equal($"malee,\"มาลี แสงทอง\",\"สำนักงานพัฒนาชุมชนอำเภอเมืองเชียงราย\",{slips[0].Signs},2026-12-15T03:00Z", csv[1]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Run_OneBadLine_MakesNone_AndNamesEveryFault(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        await server.AccountAsync("taken");
        var file = Header + "malee,มาลี แสงทอง,5701,officer,\nTAKEN,คนที่ สอง,5701,officer,\nnok,นก ดี,9999,officer,\nboss,หัวหน้า ดี,5701,province-reviewer,\ncdd185700,แบบเดิม ดี,57,officer,\n";
        var (slips, faults) = await server.ScopeAsync(s => s.GetRequiredService<AccountImport>().RunAsync(Actor.System, file));
        Assert.Empty(slips);
        Assert.Equal(
            [("บรรทัดที่ 3", "user-name-taken"), ("บรรทัดที่ 4", "unit-unknown"), ("บรรทัดที่ 5", "role-unit"), ("บรรทัดที่ 6", "user-name-circular")],
            faults.Select(f => (f.Where, f.Code)).Order());
        Assert.Equal(1, await server.ScopeAsync(s => Task.FromResult(s.GetRequiredService<KlangDb>().Users.Count())));
        Assert.Empty(await server.TrailAsync("account.import"));
    }

    [Fact]
    public async Task Check_GoodFile_MakesNothing()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        var (rows, faults) = await server.ScopeAsync(s => s.GetRequiredService<AccountImport>().CheckAsync(Header + "malee,มาลี แสงทอง,5701,officer,\n"));
        Assert.Equal((1, 0), (rows.Count, faults.Count));
        Assert.Equal(0, await server.ScopeAsync(s => Task.FromResult(s.GetRequiredService<KlangDb>().Users.Count())));
    }
}
