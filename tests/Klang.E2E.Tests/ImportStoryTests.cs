using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;
using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>An officer fetches the template, changes it, sends it back, looks, checks, saves, and sees it in the grid; then takes it back.</summary>
public sealed class ImportStoryTests(Site site)
{
    private const string Field = "members_male";

    [Fact]
    public async Task Officer_SendsTheTemplateBack_SeesItInTheGridAndTakesItBack()
    {
        var page = await site.SignInAsync("officer5703");
        var row = page.Locator("tr", new() { HasText = "กลุ่มออมทรัพย์เพื่อการผลิต" }).Filter(new() { HasText = "งวดที่ 1 ปีงบประมาณ 2570" });
        await row.GetByRole(AriaRole.Link, new() { Name = "นำเข้าจาก Excel" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "ดาวน์โหลดแบบ Excel" }).ClickAsync());
        var book = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xlsx");
        await download.SaveAsAsync(book);
        var code = Fill(book, 123);

        await page.Locator("#file").SetInputFilesAsync(book);
        await page.GetByRole(AriaRole.Button, new() { Name = "อ่านไฟล์" }).ClickAsync();
        await Assertions.Expect(page.Locator("#counts")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator("button[value=all], button[value=good]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ดูในตารางบันทึก" }).ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator($".tabulator-row:has-text('{code}') [data-field={Field}], .tabulator-row [data-field={Field}]").First).ToContainTextAsync("123");

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ยกเลิกการนำเข้าทั้งไฟล์" }).ClickAsync();
        await page.Locator("dialog[open] button.button--primary, dialog[open] button.button--danger").First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-state=Reverted]")).ToBeVisibleAsync();
        File.Delete(book);
    }

    /// <summary>Types a number for the first subject, as Excel would store it; its code.</summary>
    private static string Fill(string book, int number)
    {
        using var document = SpreadsheetDocument.Open(book, isEditable: true);
        var sheet = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().First(s => s.Name == "ข้อมูล");
        var rows = ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().ToList();
        var head = rows.First(r => r.RowIndex! == 5).Elements<Cell>().First(c => c.InnerText.StartsWith("สมาชิกชาย", StringComparison.Ordinal));
        var first = rows.First(r => r.RowIndex! == 6);
        var cell = first.Elements<Cell>().First(c => c.CellReference!.Value == head.CellReference!.Value![..^1] + "6");
        (cell.DataType, cell.InlineString, cell.CellValue) = (null, null, new CellValue(number));
        return first.Elements<Cell>().First().InnerText;
    }
}
