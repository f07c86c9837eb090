using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Web.Features.Admin;
using Klang.Web.Features.Areas;
using Klang.Web.Features.People;
using Klang.Web.Features.Support;
using Klang.Web.Tests.AreaChecks;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Admin;

public sealed class SampleCasesTests
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Demonstration_HasACaseOfEachKind_OnceOnly(string database)
    {
        await using var world = await RegistryWorld.StartAsync(database);
        await world.RunAsync((DemoAccounts accounts) => accounts.EnsureAsync());
        await world.RunAsync((DemoVillages villages) => villages.EnsureAsync(AreaCode.Parse("57"), 1));

        await world.RunAsync((SampleCases cases) => cases.EnsureAsync());
        await world.RunAsync((SampleCases cases) => cases.EnsureAsync());

        var made = await world.DbAsync(db => db.Cases.OrderBy(c => c.Number).Select(c => new { c.Kind, c.State, c.UnitCode }).ToListAsync());
        Assert.Equal(
            [(CaseKind.Correction, CaseState.Sent, "5709"), (CaseKind.Correction, CaseState.Reviewing, "5705"), (CaseKind.Problem, CaseState.Answered, "5704")],
            made.Select(c => (c.Kind, c.State, c.UnitCode)));
        var answers = await world.RunAsync((HelpBook help) => help.FindAsync("สมาชิกเสียชีวิต", 5));
        Assert.Equal("สมาชิกที่เสียชีวิต ต้องกรอกช่องใด", Assert.Single(answers).Title);
    }
}
