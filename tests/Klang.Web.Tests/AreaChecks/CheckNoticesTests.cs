using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.AreaChecks;
using Klang.Web.Tests.Cases;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.AreaChecks;

/// <summary>The bell: the district hears that the check is due, the province that it is signed.</summary>
public sealed class CheckNoticesTests
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Reminders_AreToldOnce_UntilTheSheetIsSigned(string database)
    {
        await using var world = await RegistryWorld.StartAsync(database, "2026-11-22T03:00:00Z");
        Actor[] people = [RegistryWorld.Officer("5702"), RegistryWorld.Officer("5703"), RegistryWorld.Reviewer];
        await world.DbAsync(db =>
        {
            db.Users.AddRange(people.Select(CasesWorld.Account));
            return db.SaveChangesAsync();
        });

        Assert.Equal(2, await RemindAsync(world));
        Assert.Equal(0, await RemindAsync(world));
        await SignAsync(world, people[0]);
        await DueAsync(world, world.Today.AddDays(14));
        Assert.Equal(1, await RemindAsync(world));
        await DueAsync(world, world.Today.AddDays(-1));
        Assert.Equal(1, await RemindAsync(world));
        Assert.Equal(0, await RemindAsync(world));

        Assert.Equal(["area-check.opened"], await ToldAsync(world, people[0]));
        Assert.Equal(["area-check.opened", "area-check.due-soon", "area-check.overdue"], await ToldAsync(world, people[1]));
        Assert.Equal(["area-check.signed"], await ToldAsync(world, people[2]));
        Assert.Equal(1, await world.DbAsync(db => db.Trail.CountAsync(t => t.What == "area-check.remind" && t.Subject == "area-check.opened")));
    }

    [Fact]
    public async Task Notice_IsReadByOpeningTheSheet_AndSaysWhoReopenedIt()
    {
        await using var world = await RegistryWorld.StartAsync(World.Sqlite);
        var (officer, reviewer) = (RegistryWorld.Officer("5702"), RegistryWorld.Reviewer);
        await world.DbAsync(db =>
        {
            db.Users.AddRange(CasesWorld.Account(officer), CasesWorld.Account(reviewer));
            return db.SaveChangesAsync();
        });
        var signed = await SignAsync(world, officer);
        await DueAsync(world, world.Today);
        var open = await world.RunAsync((CheckSigning signing) => signing.ReopenAsync(officer, world.Year, "5702", signed.Version, "พบว่าผิด"));
        Assert.True(open.IsOk, open.Problem?.Message.Th);

        Assert.Equal(["area-check.signed", "area-check.reopened"], await ToldAsync(world, reviewer));
        using var browser = await world.SignedInAsync(reviewer);
        Assert.Contains($"{officer.Name} เปิดแก้ผลการตรวจสอบ", (await Pages.ReadAsync(browser, "/notices")).Body!.TextContent, StringComparison.Ordinal);
        await Pages.ReadAsync(browser, $"/area-checks/{world.Year}/5702");
        Assert.Equal(0, await world.DbAsync(db => db.Notices.CountAsync(n => n.UserId == reviewer.Id && n.ReadAt == null)));
    }

    private static Task<int> RemindAsync(RegistryWorld world) => world.RunAsync((CheckReminders reminders) => reminders.RunAsync());

    private static Task<List<string>> ToldAsync(RegistryWorld world, Actor reader) =>
        world.DbAsync(db => db.Notices.Where(n => n.UserId == reader.Id).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync());

    private static async Task<CheckSheet> SignAsync(RegistryWorld world, Actor officer)
    {
        var ready = Good(await world.RunAsync((CheckWriter writer) => writer.SaveAsync(officer, world.Year, officer.UnitCode, 0, new CheckEdits { EverythingCorrect = true })));
        return Good(await world.RunAsync((CheckSigning signing) => signing.SignAsync(officer, world.Year, officer.UnitCode, new CheckSignature(ready.Version, ready.Fingerprint, Certified: true))));
    }

    private static async Task DueAsync(RegistryWorld world, DateOnly due)
    {
        var seen = await world.RunAsync((CheckYears years) => years.DueOnAsync(world.Year));
        Good(await world.RunAsync((CheckYears years) => years.ChangeAsync(RegistryWorld.Department, world.Year, seen, due, "ทดสอบ")));
    }

    private static T Good<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Problem?.Message.Th);
        return result.Value!;
    }
}
