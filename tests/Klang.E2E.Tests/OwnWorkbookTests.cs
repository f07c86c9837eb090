using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>
/// An officer sends the workbook that the office keeps anyway: titles, a head of two rows with merged cells, subtotals, Thai digits and one
/// value that nobody can know. What the pages say is held against the database at each step.
/// </summary>
public sealed class OwnWorkbookTests(Site site, Workplace workplace) : IClassFixture<Workplace>
{
    private const string BadCell = "D10";

    /// <summary>A dash is no answer, and one is wanted before the report is sent.</summary>
    private const string DashCell = "E11";

    private static readonly string[] Male = ["41", "๔๒", " 43 ", "ประมาณ 40 หรือ 50", "๑,๐๔๕", "46 คน"];

    private static readonly string[] Female = ["51", "52", "๕๓", "54", "-", "1,056"];

    private static readonly object[] Savings = ["๑๒,๕๐๐.๕๐ บาท", 20_000, "30,000.00", 40_000.25m, "50000", "๖๐,๐๐๐"];

    private static byte[] Book() => OfficeBook.Make(
        "ข้อมูล ต.ค.-พ.ย.", ["A1:F1", "A2:F2", "A4:A5", "B4:B5", "C4:C5", "D4:E4"],
        ["แบบเก็บข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต ปีงบประมาณ ๒๕๗๐"],
        ["สำนักงานพัฒนาชุมชนอำเภอ"],
        [],
        ["ที่", "ชื่อกลุ่ม", "ข้อมูล ณ วันที่", "สมาชิก", null, "เงินออม"],
        [null, null, null, "ชาย", "หญิง", "ยอดสะสมของกลุ่ม"],
        Group(1), Group(2), Group(3),
        [null, "รวมตำบลเวียง", null, 126, 156, 62_500.5m],
        Group(4), Group(5), Group(6),
        [null, "รวมทั้งสิ้น", null, 999, 999, 999_999],
        [],
        ["หมายเหตุ", "ข้อมูลจากสมุดบัญชีกลุ่ม ลงชื่อ ................ ผู้รายงาน"]);

    private static object?[] Group(int number) =>
        [number, number == 2 ? "กลุ่มออมทรัพย์ทดสอบ  ๒" : $"กลุ่มออมทรัพย์ทดสอบ {number}", number % 2 == 0 ? "15 พ.ย. 2569" : "๑๕/๑๑/๒๕๖๙", Male[number - 1], Female[number - 1], Savings[number - 1]];

    [Fact]
    public async Task Officer_SendsOwnWorkbook_CorrectsChecksTakesMendsAndTakesBack()
    {
        var office = await workplace.TakeAsync(6);
        var page = await site.SignInAsync(office.User, server: workplace.Address);
        await page.GotoAsync($"/submissions/{office.Submission}/import");
        var empty = await workplace.StoredAsync(office);

        await SendAsync(page);
        await Assertions.Expect(page.Locator("#layout")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await CorrectAsync(page);
        Assert.Equal(empty, await workplace.StoredAsync(office));
        await MarkedAsync(page);

        await page.Locator("button[value=good]").ClickAsync();
        await CountAsync(page, "Taken", 5);
        Assert.Equal(await ExpectedAsync(office, without: 4), await StoredAsync(office));

        await MendAsync(page);
        var job = page.Url.Split('?')[0];
        var whole = await workplace.StoredAsync(office);
        Assert.Equal(await ExpectedAsync(office, without: null), await StoredAsync(office));

        await AgainAsync(page, office);
        Assert.Equal(whole, await workplace.StoredAsync(office));

        await page.GotoAsync(job);
        await page.GetByRole(AriaRole.Button, new() { Name = "ยกเลิกการนำเข้าทั้งไฟล์" }).ClickAsync();
        await page.Locator("dialog[open] button.button--primary, dialog[open] button.button--danger").First.ClickAsync();
        await CountAsync(page, "Reverted", 6);
        Assert.Equal(empty, await workplace.StoredAsync(office));
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "ของอำเภอ.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = Book() });
        await page.GetByRole(AriaRole.Button, new() { Name = "อ่านไฟล์" }).ClickAsync();
    }

    /// <summary>The proposal stands beside what the file holds; the one column that nobody can know is said by hand.</summary>
    private static async Task CorrectAsync(IPage page)
    {
        foreach (var (column, target) in new[] { ("B", "#name"), ("C", "as_of_date"), ("D", "members_male"), ("E", "members_female") })
        {
            await Assertions.Expect(RowOf(page, column).Locator("select")).ToHaveValueAsync(target);
        }

        await Assertions.Expect(RowOf(page, "F")).ToContainTextAsync("ยอดสะสมของกลุ่ม");
        await Assertions.Expect(RowOf(page, "F").Locator(".glyph.is-warning")).ToBeVisibleAsync();
        await RowOf(page, "F").Locator("select").SelectOptionAsync("satja_balance");
        await page.Locator("#layout button[value=check]").ClickAsync();
        await CountAsync(page, "New", 5);
        await CountAsync(page, "Wrong", 1);
    }

    private static ILocator RowOf(IPage page, string column) => page.Locator("#columns tbody tr").Filter(new() { Has = page.Locator($"td:first-child:text-is('{column}')") });

    /// <summary>The officer's own workbook comes back as it was, with comments at the cells that want a look.</summary>
    private static async Task MarkedAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "ดาวน์โหลดไฟล์ของท่านพร้อมผลตรวจ" }).ClickAsync());
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xlsx");
        await download.SaveAsAsync(path);
        var sent = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xlsx");
        await File.WriteAllBytesAsync(sent, Book());
        var (marked, own) = (OfficeBook.Read(path), OfficeBook.Read(sent));

        Assert.Equal("ของอำเภอ-ตรวจแล้ว.xlsx", download.SuggestedFilename);
        Assert.Equal(own.Texts, marked.Texts);
        Assert.Equal(own.Merged, marked.Merged);
        Assert.Equal("ประมาณ 40 หรือ 50", marked.Texts[BadCell]);
        Assert.Equal([BadCell, DashCell], marked.Comments.Where(c => c.Value.Contains("ผิด: ", StringComparison.Ordinal)).Select(c => c.Key).Order());
        Assert.Contains("ยังไม่ได้กรอก", marked.Comments[DashCell], StringComparison.Ordinal);
        File.Delete(path);
        File.Delete(sent);
    }

    private static async Task MendAsync(IPage page)
    {
        var row = page.Locator("#row-10");
        await row.GetByLabel("สมาชิกชาย").FillAsync("๔๔");
        await row.GetByRole(AriaRole.Button, new() { Name = "แก้แถวนี้" }).ClickAsync();
        await page.Locator("button[value=all]").ClickAsync();
        await CountAsync(page, "Taken", 6);
    }

    /// <summary>The layout is remembered, so the file is checked at once; it says what stands, but for the value that nobody can know.</summary>
    private async Task AgainAsync(IPage page, Office office)
    {
        var saves = await workplace.SavesAsync(office);
        await page.GotoAsync($"/submissions/{office.Submission}/import");
        await SendAsync(page);
        await CountAsync(page, "Same", 5);
        await CountAsync(page, "New", 0);
        await CountAsync(page, "Wrong", 1);
        await Assertions.Expect(page.Locator("button[value=good], button[value=all]")).ToHaveCountAsync(0);
        Assert.Equal(saves, await workplace.SavesAsync(office));
    }

    private static Task CountAsync(IPage page, string state, int count) =>
        Assertions.Expect(page.Locator($"#counts [data-state={state}] .stat__value")).ToHaveTextAsync(count.ToString(System.Globalization.CultureInfo.InvariantCulture), new() { Timeout = 60_000 });

    /// <summary>What the file truly says, as it would be typed again.</summary>
    private async Task<SortedDictionary<string, string>> ExpectedAsync(Office office, int? without)
    {
        var names = (await workplace.NamesAsync(office)).Values.ToHashSet(StringComparer.Ordinal);
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i <= Male.Length; i++)
        {
            var name = $"กลุ่มออมทรัพย์ทดสอบ {i}";
            Assert.Contains(name, names);
            foreach (var (field, text) in i == without ? [] : new[] { ("as_of_date", "15/11/2569"), ("members_male", i == 4 ? "44" : Male[i - 1]), ("members_female", Female[i - 1]), ("satja_balance", FormattableString.Invariant($"{Savings[i - 1]}")) })
            {
                var read = workplace.Read(field, text);
                if (read.Length > 0)
                {
                    expected[$"{name} {field}"] = read;
                }
            }
        }

        return expected;
    }

    private async Task<SortedDictionary<string, string>> StoredAsync(Office office)
    {
        var (names, stored) = (await workplace.NamesAsync(office), await workplace.StoredAsync(office));
        return new(stored.Where(c => c.Key.Field is "as_of_date" or "members_male" or "members_female" or "satja_balance").ToDictionary(c => $"{names[c.Key.Record]} {c.Key.Field}", c => c.Value), StringComparer.Ordinal);
    }
}
