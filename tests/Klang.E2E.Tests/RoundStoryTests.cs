using System.Text.Json;
using Klang.Data;
using Klang.E2E.Tests.Support;
using Klang.Web.Features.Admin.Generate;
using Klang.Web.Features.People;
using Klang.Web.Hosting.Jobs;
using Klang.Web.Tests.Reminders;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>The life of one report in a real browser, between three people and a mail server: opened, reminded of, recorded, submitted, returned with remarks at two cells, mended, approved, locked, and thanked for by letter.</summary>
public sealed class RoundStoryTests(Site site)
{
    private const string Mended = "3333";
    private const float Minutes = 180_000;
    private const string Unit = "5701";
    private const string Address = "officer5701@example.org";

    /// <summary>Monday 14 December, 09:00 in Bangkok: a week before savings groups are due.</summary>
    private const string WeekBefore = "2026-12-14T02:00:00Z";

    [Fact]
    public async Task Round_FromItsOpeningToTheLetter()
    {
        // Without a browser the sign-in skips, or fails where everything must be there.
        using var mail = MailServer.Need();
        await mail.StartAsync();
        await using var server = await ServerAsync(mail);
        var department = await site.SignInAsync("department", server: server.Address);
        await OpenYearAsync(department);
        var officer = await site.SignInAsync("officer" + Unit, server: server.Address);
        var province = await site.SignInAsync("province57", server: server.Address);
        var id = await DraftAsync(province);

        await WantMailAsync(officer);
        await RemindAsync(server, mail, id);
        await FollowTheBellAsync(officer, id);
        await RecordAsync(officer, id);
        await SubmitAsync(officer, id);
        await ReturnAtTwoCellsAsync(province, id);
        await MendAsync(officer, id);
        await SubmitAsync(officer, id);
        await ApproveAsync(province, id);

        await LockAsync(department, id);
        await Assertions.Expect((await OpenAsync(officer, $"/submissions/{id}")).Locator(".badge--locked").First).ToBeVisibleAsync();
        await LetterAsync(province);
        await NobodyIsRemindedAnyMoreAsync(server, mail);
    }

    /// <summary>Last year's groups and their last round are there; of this year nobody has opened anything.</summary>
    private static async Task<KlangServer> ServerAsync(MailServer mail)
    {
        var server = await KlangServer.StartAsync("sqlite", WeekBefore, settings: mail.Settings);
        await server.WithAsync(async services =>
        {
            await services.GetRequiredService<DemoAccounts>().EnsureAsync();
            await services.GetRequiredService<Generator>().RunAsync(Scale.District, 57, Unit);
            var db = services.GetRequiredService<KlangDb>();
            await db.Submissions.Where(s => s.FiscalYear == 2570).ExecuteDeleteAsync();
            await db.Rounds.Where(r => r.FiscalYear == 2570).ExecuteDeleteAsync();
        });
        return server;
    }

    private static async Task OpenYearAsync(IPage page)
    {
        await page.GotoAsync("/rounds");
        await page.FillAsync("[name=newYear]", "2570");
        await page.FillAsync("[name=announcedOn]", "1/10/2569");
        // 25,648 reports of the whole country.
        await page.GetByRole(AriaRole.Button, new() { Name = "เปิดปีงบประมาณ" }).ClickAsync(new() { Timeout = Minutes });
        await page.WaitForURLAsync("**/rounds?fiscalYear=2570&opened=true", new() { Timeout = Minutes });
    }

    private static async Task<string> DraftAsync(IPage page)
    {
        var response = await page.APIRequest.GetAsync($"/api/v1/submissions?fiscalYear=2570&dataset=savings-group&round=1&unit={Unit}&status=draft");
        return (await response.JsonAsync())!.Value.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString()!;
    }

    private static async Task WantMailAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.FillAsync("#email", Address);
        await page.Locator("[name=wantsMail]").CheckAsync();
        await page.Locator("#contact button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--ok")).ToBeVisibleAsync();
    }

    /// <summary>The jobs as the scheduler starts them; what they send is what the mail server has in its box.</summary>
    private static async Task RemindAsync(KlangServer server, MailServer mail, string id)
    {
        await WorkAsync(server);
        var arrived = Assert.Single(mail.Taken());
        Assert.Equal(Address, Assert.Single(arrived.To.Mailboxes).Address);
        Assert.StartsWith("แจ้งเตือนการรายงาน", arrived.Subject, StringComparison.Ordinal);
        Assert.Contains("กำหนด 21 ธ.ค. 2569 (อีก 7 วัน)", arrived.TextBody, StringComparison.Ordinal);
        Assert.Contains("/entry/" + id, arrived.TextBody, StringComparison.Ordinal);
    }

    private static async Task WorkAsync(KlangServer server)
    {
        var runner = server.App.Services.GetRequiredService<TimedWorkRunner>();
        await runner.RunAsync("reminders");
        Assert.True(await runner.RunAsync("mail"));
    }

    private static async Task FollowTheBellAsync(IPage page, string id)
    {
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator(".bell__count")).ToBeVisibleAsync();
        await page.Locator(".bell").ClickAsync();
        var notice = page.Locator(".notices__item.is-unread", new() { HasText = "มีรายงานที่ต้องส่ง" });
        await Assertions.Expect(notice).ToContainTextAsync("ต้องส่ง");
        await notice.Locator("p a").ClickAsync();
        await Assertions.Expect(page.Locator($"a[href='/entry/{id}']").First).ToBeVisibleAsync();
    }

    /// <summary>The same morning again: the day's digest was written, and nothing goes out twice.</summary>
    private static async Task NobodyIsRemindedAnyMoreAsync(KlangServer server, MailServer mail)
    {
        await WorkAsync(server);
        Assert.Single(mail.Taken());
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
        await page.GotoAsync("/letters/new/thanks?round=savings-group/2570/1");
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
