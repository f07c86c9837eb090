using System.Globalization;
using System.Text.RegularExpressions;
using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>Nothing typed is lost: the network drops, the browser is killed, the session ends, a colleague types in the same cell.</summary>
public sealed class GridOfflineTests(Site site, Workplace workplace) : IClassFixture<Workplace>
{
    private const string Male = "members_male";
    private const string Female = "members_female";

    [Fact]
    public async Task Network_DropsAndTheBrowserIsKilled_EveryCellArrivesOnce()
    {
        var office = await workplace.TakeAsync(40);
        var profile = Directory.CreateTempSubdirectory("klang-browser-").FullName;
        var first = await site.LaunchAsync(profile, workplace.Address);
        var sheet = await Sheet.OpenAsync(await site.SignedInAsync(first, office.User), office);
        await sheet.Cell(0, Male).ClickAsync();
        await TypeColumnAsync(sheet, 1, 5);
        await sheet.SavedAsync();

        // The server takes a batch, but its answer never arrives; then nothing reaches the server at all.
        await first.RouteAsync("**/cells", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await TypeColumnAsync(sheet, 6, 5);
        await Assertions.Expect(sheet.Page.Locator(".grid-status.is-network")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await first.UnrouteAllAsync();
        await first.RouteAsync("**/*", route => route.AbortAsync("internetdisconnected"));
        await TypeColumnAsync(sheet, 11, 20);
        await Assertions.Expect(sheet.Status).ToContainTextAsync("รอส่ง 25 ค่า");
        await Assertions.Expect(sheet.Cell(28, Male)).ToHaveAttributeAsync("data-state", new Regex("is-offline"));
        await Kept.ValuesAsync(sheet.Page, 25);
        var before = sheet.Acknowledged.Count;
        await Site.KillAsync(first, profile);

        var second = await site.LaunchAsync(profile, workplace.Address);
        var again = await Sheet.OpenAsync(await site.SignedInAsync(second, office.User), office);
        await again.SavedAsync();
        await Kept.ValuesAsync(again.Page, 0);

        Assert.Equal(5, before);
        Assert.Equal(25, again.Acknowledged.Count);
        var stored = await workplace.StoredAsync(office);
        Assert.Equal(Enumerable.Range(1, 30), stored.Where(c => c.Key.Field == Male).Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture)).Order());
        Assert.All(sheet.Acknowledged.Concat(again.Acknowledged), cell => Assert.Equal(workplace.Read(cell.Key.Field, cell.Value), stored[cell.Key]));
        // Three writes: the first five; the batch whose answer was lost, whose repeat writes nothing; the rest.
        Assert.Equal(3, await workplace.SavesAsync(office));
        await second.CloseAsync();
    }

    [Fact]
    public async Task Outbox_Offline_ListsDiscardsOneAndExports()
    {
        var office = await workplace.TakeAsync(6);
        var sheet = await Sheet.OpenAsync(await site.SignInAsync(office.User, server: workplace.Address), office);
        await sheet.Page.Context.SetOfflineAsync(true);
        await sheet.Cell(0, Male).ClickAsync();
        await TypeColumnAsync(sheet, 1, 3);
        await Assertions.Expect(sheet.Page.Locator(".grid-notice")).ToContainTextAsync("มี 3 ค่ารอส่ง");
        await sheet.Page.Locator(".grid-bar__outbox").ClickAsync();
        var box = sheet.Page.Locator("#grid-outbox");
        await Assertions.Expect(box.Locator("[data-outbox-line]")).ToHaveCountAsync(3);

        var file = await sheet.Page.RunAndWaitForDownloadAsync(() => box.GetByText("บันทึกเป็น CSV").ClickAsync());
        var csv = await File.ReadAllTextAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Equal(4, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",สมาชิกชาย,2\r\n", csv, StringComparison.Ordinal);

        await box.Locator("[data-outbox-line]").Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("ทิ้งค่านี้") }).ClickAsync();
        await sheet.Page.Locator("dialog[open] button.button--primary", new() { HasText = "ทิ้ง" }).ClickAsync();
        await Assertions.Expect(box.Locator("[data-outbox-line]")).ToHaveCountAsync(2);
        await sheet.Page.Context.SetOfflineAsync(false);
        await sheet.SavedAsync();
        await Assertions.Expect(box).ToContainTextAsync("ทุกค่าถึงเครื่องแม่ข่ายแล้ว");
        Assert.Equal(["1", "3"], (await workplace.StoredAsync(office)).Where(c => c.Key.Field == Male).Select(c => c.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Session_Ends_IsRenewedInAnotherTabAndNothingIsLost()
    {
        var office = await workplace.TakeAsync(5);
        var sheet = await Sheet.OpenAsync(await site.SignInAsync(office.User, server: workplace.Address), office);
        await sheet.Page.Context.ClearCookiesAsync();
        await sheet.Cell(0, Male).ClickAsync();
        await TypeColumnAsync(sheet, 7, 2);
        var link = sheet.Page.Locator(".grid-notice a");
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 60_000 });

        // Somebody else signs in at the same computer: nothing of this officer's is sent in their name.
        var tab = await sheet.Page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await Site.SignInOnAsync(tab, "officer5718");
        await sheet.Page.Locator(".grid-notice").GetByText("ลองส่งอีกครั้ง").ClickAsync();
        await Assertions.Expect(sheet.Page.Locator(".grid-notice")).ToContainTextAsync("บัญชีของผู้อื่น");
        Assert.Empty(await workplace.StoredAsync(office));

        await tab.Context.ClearCookiesAsync();
        await tab.GotoAsync("/account/sign-in");
        await Site.SignInOnAsync(tab, office.User);
        await tab.CloseAsync();
        await sheet.Page.BringToFrontAsync();
        await sheet.Page.EvaluateAsync("dispatchEvent(new Event('focus'))");
        await sheet.SavedAsync();
        Assert.Equal(["7", "8"], (await workplace.StoredAsync(office)).Where(c => c.Key.Field == Male).Select(c => c.Value));
    }

    [Fact]
    public async Task TwoOfficers_SameCell_BothValuesAreShownAndNothingIsWrittenOver()
    {
        var office = await workplace.TakeAsync(4);
        var mine = await Sheet.OpenAsync(await site.SignInAsync(office.User, server: workplace.Address), office);
        var theirs = await Sheet.OpenAsync(await site.SignInAsync(office.User, server: workplace.Address), office);
        await mine.Page.Context.SetOfflineAsync(true);
        await mine.Cell(0, Male).ClickAsync();
        await mine.TypeAsync("50", "Tab");
        await mine.TypeAsync("60");
        await theirs.Cell(0, Male).ClickAsync();
        await theirs.TypeAsync("70");
        await theirs.SavedAsync();

        await mine.Page.Context.SetOfflineAsync(false);
        await mine.SavedAsync();
        await Assertions.Expect(mine.Cell(0, Male)).ToHaveAttributeAsync("data-state", new Regex("is-conflict"));
        Assert.Equal(["60", "70"], (await workplace.StoredAsync(office)).Where(c => c.Key.Field is Male or Female).Select(c => c.Value).Order(StringComparer.Ordinal));

        // Another save of the row, and even a reload, leave the question open.
        await mine.Cell(0, Female).ClickAsync();
        await mine.TypeAsync("61");
        await mine.SavedAsync();
        await Kept.ValuesAsync(mine.Page, 1);
        await mine.Page.ReloadAsync();
        await mine.Cell(0, Male).ClickAsync();
        await Assertions.Expect(mine.Page.Locator(".grid-panel")).ToContainTextAsync("“70”");
        await Assertions.Expect(mine.Page.Locator(".grid-panel")).ToContainTextAsync("“50”");
        await mine.Page.GetByRole(AriaRole.Button, new() { Name = "ใช้ค่าของฉัน" }).ClickAsync();
        await mine.SavedAsync();
        Assert.Equal(["50", "61"], (await workplace.StoredAsync(office)).Where(c => c.Key.Field is Male or Female).Select(c => c.Value).Order(StringComparer.Ordinal));
    }

    private static async Task TypeColumnAsync(Sheet sheet, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            await sheet.TypeAsync(i.ToString(CultureInfo.InvariantCulture));
        }
    }
}
