using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>A correction of the area registry, from the village's page to the changed name, through three levels in a real browser.</summary>
public sealed class CorrectionStoryTests(Site site)
{
    private const string Village = "57020201";
    private const string RightName = "สันทรายทดสอบใหม่";

    [Fact]
    public async Task District_AsksForARename_DepartmentAppliesIt()
    {
        var officer = await site.SignInAsync("officer5702");
        var link = await AskAsync(officer);

        var province = await site.SignInAsync("province57");
        await MoveAsync(province, link, "รับเรื่องไว้ตรวจ");
        await MoveAsync(province, link, "ส่งต่อถึงกรม");

        var department = await site.SignInAsync("department");
        await ApplyAsync(department, link);

        await officer.GotoAsync("/areas/" + Village);
        await Assertions.Expect(officer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(RightName);
        await officer.GotoAsync("/notices");
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync(RightName);
        await officer.GotoAsync("/areas/changes");
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync(RightName);
    }

    private static async Task<string> AskAsync(IPage page)
    {
        await page.GotoAsync("/areas/" + Village);
        await page.GetByRole(AriaRole.Link, new() { Name = "แจ้งแก้ไข" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ชื่อไม่ถูกต้อง" }).ClickAsync();
        await page.GetByLabel("ชื่อที่ถูกต้อง").FillAsync(RightName);
        await page.GetByLabel("มีผลตั้งแต่วันที่").FillAsync("๑/๙/๒๕๖๒");
        await page.GetByLabel("รายละเอียด").FillAsync("ประกาศจังหวัดเชียงราย");
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งคำขอ" }).ClickAsync();

        // Back on the village's page, which tells that it was sent.
        await page.WaitForURLAsync(url => url.EndsWith("/areas/" + Village, StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Link, new() { Name = "ดูคำขอ" }).ClickAsync();
        await Assertions.Expect(page.Locator("#correction")).ToContainTextAsync(RightName);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task MoveAsync(IPage page, string link, string move)
    {
        await page.GotoAsync(link);
        await page.GetByRole(AriaRole.Button, new() { Name = move }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = move })).ToHaveCountAsync(0);
    }

    private static async Task ApplyAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.GetByRole(AriaRole.Link, new() { Name = "แก้ทะเบียนตามคำขอ" }).ClickAsync();
        await page.GetByLabel("ที่มา").FillAsync("ประกาศจังหวัดเชียงราย ลงวันที่ 31 ตุลาคม 2562");
        await page.GetByLabel("วันที่ประกาศในราชกิจจานุเบกษา").FillAsync("31/10/2562");
        await page.GetByRole(AriaRole.Button, new() { Name = "ดูผลก่อน" }).ClickAsync();
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync(RightName);
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกลงทะเบียน" }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-head .badge")).ToContainTextAsync("แก้");
    }
}
