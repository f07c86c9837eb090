using System.Text.Json;
using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>The life of one report in a real browser, between three people: recorded, submitted, returned with remarks at two cells, mended, approved, locked, and thanked for by letter.</summary>
public sealed class RoundStoryTests(Site site)
{
    private const string Mended = "3333";

    [Fact]
    public async Task Round_FromTheDistrictToTheLetter()
    {
        var province = await site.SignInAsync("province57");
        var (id, unit) = await DraftAsync(province);
        var officer = await site.SignInAsync("officer" + unit);

        await RecordAsync(officer, id);
        await SubmitAsync(officer, id);
        await ReturnAtTwoCellsAsync(province, id);
        await MendAsync(officer, id);
        await SubmitAsync(officer, id);
        await ApproveAsync(province, id);

        var department = await site.SignInAsync("department");
        await LockAsync(department, id);
        await Assertions.Expect((await OpenAsync(officer, $"/submissions/{id}")).Locator(".badge--locked").First).ToBeVisibleAsync();
        await LetterAsync(province);
    }

    /// <summary>A district of the demonstration that has not sent the round; the last, so that other stories keep theirs.</summary>
    private static async Task<(string Id, string Unit)> DraftAsync(IPage page)
    {
        var response = await page.APIRequest.GetAsync("/api/v1/submissions?fiscalYear=2570&dataset=savings-group&round=1&status=draft");
        var draft = (await response.JsonAsync())!.Value.GetProperty("items").EnumerateArray().OrderBy(i => i.GetProperty("unit").GetString(), StringComparer.Ordinal).Last();
        return (draft.GetProperty("id").GetString()!, draft.GetProperty("unit").GetString()!);
    }

    private static async Task RecordAsync(IPage page, string id)
    {
        await page.GotoAsync($"/entry/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันที่ไม่เปลี่ยนแปลง" }).ClickAsync();
        await page.Locator("dialog[open] button.button--primary").ClickAsync();
        await Assertions.Expect(page.Locator(".grid-status.is-saved")).ToContainTextAsync("บันทึกแล้ว", new() { Timeout = 20_000 });
    }

    private static async Task SubmitAsync(IPage page, string id)
    {
        await page.GotoAsync($"/submissions/{id}/submit");
        await ReasonInputs.FillAsync(page);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "ส่งรายงาน" });
        Assert.True(await button.IsEnabledAsync(), await page.Locator("main").InnerTextAsync());
        await button.ClickAsync();
        await Assertions.Expect(page.Locator(".hash").First).ToBeVisibleAsync();
    }

    private static async Task ReturnAtTwoCellsAsync(IPage page, string id)
    {
        await page.GotoAsync("/reviews");
        await page.Locator($"a[href='/submissions/{id}/review']").ClickAsync();
        foreach (var (field, words) in new[] { ("borrowers", "จำนวนผู้กู้ไม่ตรงกับบัญชีลูกหนี้"), ("cash", "เงินสดไม่ตรงกับสมุดเงินสด") })
        {
            var other = page.Locator("details.review__other").First;
            await other.Locator("summary").ClickAsync();
            await other.Locator("select").SelectOptionAsync(field);
            await other.Locator("textarea").FillAsync(words);
            await other.GetByRole(AriaRole.Button, new() { Name = "เป็นเหตุผลให้ส่งกลับแก้ไข" }).ClickAsync();
            await Assertions.Expect(page.GetByText(words)).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งกลับแก้ไข", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".badge--returned").First).ToBeVisibleAsync();
    }

    private static async Task MendAsync(IPage page, string id)
    {
        await page.GotoAsync("/notices");
        await page.Locator($"a[href='/entry/{id}']").First.ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("แก้ไขตามที่ระบุไว้ในข้อมูล 2 แห่ง");
        await InBalanceAsync(page, id);
    }

    /// <summary>On the row's own form: what the sheet no longer adds up to goes into the bank.</summary>
    private static async Task InBalanceAsync(IPage page, string id)
    {
        var said = (await (await page.APIRequest.GetAsync($"/api/v1/submissions/{id}/comments")).JsonAsync())!.Value.GetProperty("items").EnumerateArray().First();
        var record = (await (await page.APIRequest.GetAsync($"/api/v1/submissions/{id}/records")).JsonAsync())!.Value.GetProperty("items").EnumerateArray()
            .Single(r => r.GetProperty("id").GetString() == said.GetProperty("recordId").GetString());
        var bank = Number(record, "bank_deposits") + Number(record, "cash") - decimal.Parse(Mended, System.Globalization.CultureInfo.InvariantCulture);
        await page.GotoAsync($"/entry/{id}/records/{record.GetProperty("id").GetString()}");
        await page.Locator("[name=cash]").FillAsync(Mended);
        await page.Locator("[name=bank_deposits]").FillAsync(bank.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("main form button.button--primary").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("saved=true", StringComparison.Ordinal) || !url.Contains("/records/" + record.GetProperty("id").GetString(), StringComparison.Ordinal));
    }

    private static decimal Number(JsonElement record, string field) => record.GetProperty("values").GetProperty(field).GetDecimal();

    private static async Task ApproveAsync(IPage page, string id)
    {
        await page.GotoAsync($"/submissions/{id}/review?show=SinceCopy");
        await Assertions.Expect(page.Locator("[data-cell=cash]")).ToContainTextAsync("3,333.00");
        await page.GetByRole(AriaRole.Button, new() { Name = "รับรอง", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".badge--approved").First).ToBeVisibleAsync();
    }

    private static async Task LockAsync(IPage page, string id)
    {
        await page.GotoAsync("/reviews?accept=true&dataset=savings-group");
        foreach (var chosen in await page.Locator("input[name=chosen]").AllAsync())
        {
            await chosen.SetCheckedAsync((await chosen.GetAttributeAsync("value"))!.StartsWith(id, StringComparison.Ordinal));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "รับและปิดที่เลือก" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--ok")).ToContainTextAsync("1");
    }

    private static async Task LetterAsync(IPage page)
    {
        await page.GotoAsync("/letters/new/thanks");
        await page.Locator("#make button").First.ClickAsync();
        await page.WaitForURLAsync("**/letters");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/file']").First.ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(new FileInfo((await download.PathAsync())!).Length > 4_000);
    }

    private static async Task<IPage> OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        return page;
    }
}
