using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>Opening a page without a network tells so, with what waits, and goes on by itself; nothing else is kept in the browser.</summary>
public sealed class OfflinePageTests(Site site, Workplace workplace) : IClassFixture<Workplace>
{
    private const string Male = "members_male";

    [Fact]
    public async Task Reload_WithoutNetwork_SaysWhatWaitsAndGoesOnByItself()
    {
        var office = await workplace.TakeAsync(6);
        var page = await site.OpenAsync(server: workplace.Address, worker: true);
        await page.GotoAsync("/account/sign-in");
        await Site.SignInOnAsync(page, office.User);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ?? new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done))).then(() => true)");
        var sheet = await Sheet.OpenAsync(page, office);
        await page.Context.SetOfflineAsync(true);
        await sheet.Cell(0, Male).ClickAsync();
        await sheet.TypeAsync("1");
        await sheet.TypeAsync("2");
        await sheet.TypeAsync("3");
        await Assertions.Expect(page.Locator(".grid-notice")).ToContainTextAsync("มี 3 ค่ารอส่ง");

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("ไม่มีสัญญาณ");
        await Assertions.Expect(page.Locator("[data-waiting=cells]").First).ToHaveTextAsync("รอส่งจากเครื่องนี้ 3 ค่า");
        await Assertions.Expect(page.GetByText("There is no connection")).ToBeVisibleAsync();
        Assert.EndsWith(office.Path, page.Url, StringComparison.Ordinal);
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.Locator("header").EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));

        // A page that was never open says the same.
        await page.GotoAsync("/figures");
        await Assertions.Expect(page.GetByText("There is no connection")).ToBeVisibleAsync();
        await page.GotoAsync(office.Path);

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".tabulator-row").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await sheet.SavedAsync();
        Assert.Equal(["1", "2", "3"], (await workplace.StoredAsync(office)).Where(c => c.Key.Field == Male).Select(c => c.Value).Order(StringComparer.Ordinal));
        var kept = await page.EvaluateAsync<string[]>("async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(r => new URL(r.url).pathname)))).flat().sort()");
        Assert.Equal(["/dist/offline.css", "/dist/offline.js", "/offline"], kept);
        Assert.DoesNotContain(office.User, await page.EvaluateAsync<string>("async () => (await (await caches.match('/offline')).text())"), StringComparison.Ordinal);
    }
}
