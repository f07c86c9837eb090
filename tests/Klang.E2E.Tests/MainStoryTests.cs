using System.Globalization;
using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>A district records a round, the province sees it, the number is live: from sign-in to the total, in a real browser.</summary>
public sealed class MainStoryTests(Site site)
{
    [Fact]
    public async Task District_RecordsAndSubmits_ProvinceSeesTheLiveTotal()
    {
        var officer = await site.SignInAsync("officer5701");
        var entry = await OpenSavingsGroupsAsync(officer);

        await BlockedUntilConfirmedAsync(officer, entry);
        await ConfirmAllAsync(officer);
        await ErrorIsToldWhileTypingAsync(officer);
        await ChangeMembersAsync(officer, 100);

        var province = await site.SignInAsync("province57");
        var before = await MembersOfAsync(province, "5701");
        await ChangeMembersAsync(officer, 105);
        Assert.Equal(before + 5, await MembersOfAsync(province, "5701"));

        await SubmitAsync(officer, entry);
        await ProvinceOpensAsync(province, entry);
    }

    private static async Task<string> OpenSavingsGroupsAsync(IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
        var row = page.Locator("tr", new() { HasText = "กลุ่มออมทรัพย์เพื่อการผลิต" }).Filter(new() { HasText = "งวดที่ 1 ปีงบประมาณ 2570" });
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.Locator(".tabulator-row").First).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>The submit screen lists what blocks; each line leads to its cell.</summary>
    private static async Task BlockedUntilConfirmedAsync(IPage page, string entry)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "ตรวจและส่งรายงาน" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "ส่งรายงาน" })).ToBeDisabledAsync();
        await page.Locator(".issue-list a").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains(entry + "#cell=", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".tabulator-row").First).ToBeVisibleAsync();
    }

    private static async Task ConfirmAllAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันที่ไม่เปลี่ยนแปลง" }).ClickAsync();
        await page.Locator("dialog[open] button.button--primary").ClickAsync();
        await SavedAsync(page);
    }

    private static async Task ErrorIsToldWhileTypingAsync(IPage page)
    {
        var cell = page.Locator(".tabulator-row").First.Locator("[data-field=members_male]");
        await cell.ClickAsync();
        await page.Keyboard.TypeAsync("สามสิบ");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("ไม่ใช่ตัวเลข");
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task ChangeMembersAsync(IPage page, int male)
    {
        var cell = page.Locator(".tabulator-row").First.Locator("[data-field=members_male]");
        await cell.ClickAsync();
        await page.Keyboard.TypeAsync(male.ToString(CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Enter");
        await SavedAsync(page);
    }

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator(".grid-status.is-saved")).ToContainTextAsync("บันทึกแล้ว", new() { Timeout = 20_000 });

    private static async Task<decimal> MembersOfAsync(IPage page, string district)
    {
        var response = await page.APIRequest.GetAsync("/api/v1/figures?dataset=savings-group&indicator=members&fiscalYear=2570&round=1&by=district&within=57");
        Assert.True(response.Ok);
        var items = (await response.JsonAsync())!.Value.GetProperty("items").EnumerateArray();
        return items.Single(i => i.GetProperty("code").GetString() == district).GetProperty("values").GetProperty("members").GetDecimal();
    }

    private static async Task SubmitAsync(IPage page, string entry)
    {
        await page.GotoAsync(entry);
        await page.GetByRole(AriaRole.Link, new() { Name = "ตรวจและส่งรายงาน" }).ClickAsync();
        await page.WaitForURLAsync("**/submit");
        await ReasonInputs.FillAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งรายงาน" }).ClickAsync();
        await Assertions.Expect(page.Locator(".hash").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{64}$"));
    }

    private static async Task ProvinceOpensAsync(IPage page, string entry)
    {
        await page.GotoAsync("/monitoring?fiscalYear=2570&within=57");
        await Assertions.Expect(page.Locator($"a[href*='{entry.Split('/')[^1]}']").First).ToBeVisibleAsync();
        await page.GotoAsync(entry);
        await Assertions.Expect(page.Locator(".tabulator-row").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("ดูได้อย่างเดียว")).ToBeVisibleAsync();
    }
}
