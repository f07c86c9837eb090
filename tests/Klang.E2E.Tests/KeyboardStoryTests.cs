using Klang.E2E.Tests.Support;
using Klang.Web.Features.People;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>An officer signs in, records, confirms, mends and submits without a mouse.</summary>
public sealed class KeyboardStoryTests(Site site)
{
    private const string Officer = "officer5705";

    [Fact]
    public async Task Officer_ByKeyboardAlone_RecordsMendsAndSubmits()
    {
        var page = await site.OpenAsync();
        var keys = new Keys(page);
        await SignInAsync(page, keys);
        await keys.FollowAsync(page.Locator("tr", new() { HasText = "กลุ่มออมทรัพย์เพื่อการผลิต" }).Filter(new() { HasText = "งวดที่ 1 ปีงบประมาณ 2570" }).GetByRole(AriaRole.Link).First);
        await Assertions.Expect(page.Locator(".tabulator-row").First).ToBeVisibleAsync();
        var grid = page.Url.Split('#')[0];

        await ConfirmAsync(page, keys);
        var was = await BreakACellAsync(page, keys);
        await keys.Keyboard.PressAsync("Escape");
        await keys.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "ตรวจและส่งรายงาน" }), back: true);
        await page.WaitForURLAsync("**/submit");

        // The line leads to the cell itself, where one types at once.
        await keys.FollowAsync(page.Locator("section[aria-labelledby=list-Errors] .issue-list__text a").First);
        await page.WaitForURLAsync(url => url.StartsWith(grid + "#cell=", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".grid-editor")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".grid-editor")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^สมาชิกชาย.*สามสิบ"));
        await keys.Keyboard.TypeAsync(was);
        await keys.Keyboard.PressAsync("Enter");
        await SavedAsync(page);
        await keys.Keyboard.PressAsync("Escape");
        await keys.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "ตรวจและส่งรายงาน" }), back: true);
        await page.WaitForURLAsync("**/submit");

        foreach (var reason in await page.Locator("input[name^='why.']").AllAsync())
        {
            await keys.TypeIntoAsync(reason, "ตรวจสอบกับสมุดบัญชีของกลุ่มแล้ว ถูกต้อง");
        }

        await keys.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "ส่งรายงาน" }));
        await Assertions.Expect(page.Locator(".hash").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{64}$"));
    }

    private static async Task SignInAsync(IPage page, Keys keys)
    {
        await page.GotoAsync("/account/sign-in");
        await keys.TypeIntoAsync(page.Locator("#user-name"), Officer);
        await keys.TypeIntoAsync(page.Locator("#password"), DemoAccounts.Passphrase);
        await keys.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }

    /// <returns>The number that stood there.</returns>
    private static async Task<string> BreakACellAsync(IPage page, Keys keys)
    {
        await keys.ReachAsync(page.Locator(".grid-editor"));
        await keys.Keyboard.PressAsync("Control+Home");
        for (var i = 0; i < 80 && await page.Locator(".grid-editor").GetAttributeAsync("aria-label") is var at && at?.StartsWith("สมาชิกชาย", StringComparison.Ordinal) != true; i++)
        {
            await keys.Keyboard.PressAsync("ArrowRight");
        }

        var was = System.Text.RegularExpressions.Regex.Match(await page.Locator(".grid-editor").GetAttributeAsync("aria-label") ?? "", ": ([0-9]+)").Groups[1].Value;
        await keys.Keyboard.TypeAsync("สามสิบ");
        await keys.Keyboard.PressAsync("Enter");
        await SavedAsync(page);
        return was;
    }

    private static async Task ConfirmAsync(IPage page, Keys keys)
    {
        await keys.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันที่ไม่เปลี่ยนแปลง" }));
        await keys.FollowAsync(page.Locator("dialog[open] button.button--primary"));
        await SavedAsync(page);

        // The button is done with and disabled: the focus stays beside it.
        await Assertions.Expect(page.Locator(".grid-bar button:focus")).ToHaveCountAsync(1);
    }

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator(".grid-status.is-idle.is-saved")).ToBeVisibleAsync(new() { Timeout = 60_000 });
}
