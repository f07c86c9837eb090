using System.Globalization;
using System.Text.RegularExpressions;
using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>The grid with the keyboard and the clipboard alone, as in Excel.</summary>
public sealed class GridKeyboardTests(Site site, Workplace workplace) : IClassFixture<Workplace>
{
    private const string Male = "members_male";
    private const string Female = "members_female";

    private async Task<(Sheet Sheet, Office Office)> OpenAsync(int groups)
    {
        var office = await workplace.TakeAsync(groups);
        var page = await site.SignInAsync(office.User, server: workplace.Address);
        return (await Sheet.OpenAsync(page, office), office);
    }

    [Fact]
    public async Task Keys_MoveTypeFillAndUndo_AsInExcel()
    {
        var (sheet, office) = await OpenAsync(12);
        await sheet.Cell(0, Male).ClickAsync();

        await sheet.TypeAsync("11");
        await sheet.TypeAsync("๒๒");
        await Assertions.Expect(sheet.Cell(1, Male)).ToContainTextAsync("22");
        Assert.Contains("ทดสอบ 3:", await sheet.ActiveAsync(), StringComparison.Ordinal);

        // Tab goes right, Enter back to the column where the run of Tabs began, one row down.
        await sheet.TypeAsync("33", "Tab");
        await sheet.TypeAsync("44");
        Assert.StartsWith("สมาชิกชาย, กลุ่มออมทรัพย์ทดสอบ 4:", await sheet.ActiveAsync(), StringComparison.Ordinal);

        // Esc drops what was typed; F2 opens the old value; Ctrl and an arrow go to the edge of what is filled.
        await sheet.TypeAsync("99", "Escape");
        Assert.Contains("ว่าง", await sheet.ActiveAsync(), StringComparison.Ordinal);
        await sheet.PressAsync("ArrowUp", "F2");
        await sheet.TypeAsync("5");
        await Assertions.Expect(sheet.Cell(2, Male)).ToContainTextAsync("335");
        await sheet.PressAsync("ArrowUp", "Control+ArrowUp");
        Assert.Contains("ทดสอบ 1: 11", await sheet.ActiveAsync(), StringComparison.Ordinal);
        await sheet.PressAsync("Control+ArrowDown");
        Assert.Contains("ทดสอบ 3: 335", await sheet.ActiveAsync(), StringComparison.Ordinal);

        // Shift selects: the sum stands below; Ctrl+D fills down, Ctrl+Enter fills the selection.
        await sheet.PressAsync("Shift+ArrowUp", "Shift+ArrowUp");
        await Assertions.Expect(sheet.Page.Locator(".grid-panel__stats")).ToContainTextAsync("ผลรวม 368");
        await sheet.PressAsync("Control+Home", "ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d");
        await Assertions.Expect(sheet.Cell(2, Male)).ToContainTextAsync("11");
        await sheet.SavedAsync();

        // Undo reaches over what is saved already, step by step; redo comes back.
        await sheet.PressAsync("Control+z");
        await Assertions.Expect(sheet.Cell(2, Male)).ToContainTextAsync("335");
        await sheet.PressAsync("Control+z", "Control+z");
        await Assertions.Expect(sheet.Cell(2, Female)).Not.ToContainTextAsync("44");
        await sheet.PressAsync("Control+y");
        await sheet.PressAsync("Control+y");
        await Assertions.Expect(sheet.Cell(2, Female)).ToContainTextAsync("44");
        await sheet.SavedAsync();
        await CompareAsync(sheet, office);
        Assert.Equal("335", (await workplace.StoredAsync(office)).Single(c => c.Key.Field == Male && c.Value.StartsWith("33", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task Find_WordsInCells_GoesToTheNextCell()
    {
        var (sheet, _) = await OpenAsync(10);
        await sheet.Cell(3, Male).ClickAsync();
        await sheet.TypeAsync("1,234");
        await sheet.PressAsync("Control+Home", "Control+f");
        await Assertions.Expect(sheet.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await sheet.TypeAsync("๑๒๓๔");
        await Assertions.Expect(sheet.Page.Locator(".tabulator-row")).ToHaveCountAsync(1);
        await Assertions.Expect(sheet.Page.Locator(".grid-editor")).ToHaveAttributeAsync("aria-label", new Regex("^สมาชิกชาย, .*ทดสอบ 4: 1,234"));
    }

    [Fact]
    public async Task Panel_CtrlEnter_ShowsChecksAndWhoChangedIt()
    {
        var (sheet, _) = await OpenAsync(3);
        await sheet.Cell(0, Male).ClickAsync();
        await sheet.TypeAsync("สิบ");
        await sheet.SavedAsync();
        await sheet.PressAsync("ArrowUp", "Control+Enter");

        var side = sheet.Page.Locator("#grid-side");
        await Assertions.Expect(side).ToContainTextAsync("ไม่ใช่ตัวเลข");
        await Assertions.Expect(side).ToContainTextAsync("ว่าง → สิบ");
        await sheet.TypeAsync("10");
        await sheet.SavedAsync();
        await sheet.PressAsync("ArrowUp");
        await Assertions.Expect(side).ToContainTextAsync("สิบ → 10");
        await Assertions.Expect(side).ToContainTextAsync("1/2570");
        await sheet.PressAsync("Control+Enter");
        await Assertions.Expect(side).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Paste_FromTheRealClipboard_IsReadByTheServerAndMarkedWhereItCannotBe()
    {
        var (sheet, office) = await OpenAsync(30);
        // As Excel writes it: a quoted cell, Thai digits, commas, baht, a dash, words; the third column is calculated and stays.
        string[] lines = ["๑,๒๓๔\t20\tx\t7 คน", "\"5\"\t-\tx\t๖", "1,000 คน\tสิบ\tx\t0", .. Enumerable.Range(4, 27).Select(n => $"{n.ToString(CultureInfo.InvariantCulture)}\t1\t\t2")];
        await CopyAsync(sheet.Page, string.Join("\r\n", lines) + "\r\n");
        await sheet.Cell(0, Male).ClickAsync();
        await sheet.PressAsync("Control+v");

        await Assertions.Expect(sheet.Page.Locator(".toast").First).ToContainTextAsync("ข้าม 30 ช่อง");
        await sheet.SavedAsync();
        await Assertions.Expect(sheet.Cell(0, Male)).ToContainTextAsync("1,234");
        await Assertions.Expect(sheet.Cell(2, Female)).ToContainTextAsync("สิบ");
        await Assertions.Expect(sheet.Cell(2, Female)).ToHaveAttributeAsync("data-state", new Regex("is-error"));
        var stored = await workplace.StoredAsync(office);
        Assert.Equal(["1000", "1234", "5"], stored.Where(c => c.Key.Field == Male && c.Value.Length is 4 || c.Value == "5" && c.Key.Field == Male).Select(c => c.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(29, stored.Count(c => c.Key.Field == Female));
        Assert.Equal(30, stored.Count(c => c.Key.Field == "members_ordinary"));
        await CompareAsync(sheet, office);

        // The whole paste is one step of undo.
        await sheet.PressAsync("Control+z");
        await Assertions.Expect(sheet.Cell(0, Male)).Not.ToContainTextAsync("1,234");
        await sheet.SavedAsync();
        Assert.Empty(await workplace.StoredAsync(office));
    }

    [Fact]
    public async Task CopyAndCut_ToAnotherProgram_GiveTabSeparatedText()
    {
        var (sheet, office) = await OpenAsync(4);
        await sheet.Cell(0, Male).ClickAsync();
        await sheet.TypeAsync("1,500", "Tab");
        await sheet.TypeAsync("20");
        await sheet.PressAsync("ArrowUp", "Shift+ArrowRight", "Control+c");
        Assert.Equal("1500\t20", (await PastedAsync(sheet.Page)).ReplaceLineEndings("\n"));

        await sheet.Cell(0, Male).ClickAsync();
        await sheet.PressAsync("Shift+ArrowRight", "Control+x", "ArrowDown", "Control+v");
        await Assertions.Expect(sheet.Cell(1, Female)).ToContainTextAsync("20");
        await sheet.SavedAsync();
        Assert.Equal(["1500", "20"], (await workplace.StoredAsync(office)).Where(c => c.Key.Field is Male or Female).Select(c => c.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Burst_200Edits_MakesAtMostTenRequests()
    {
        var (sheet, office) = await OpenAsync(200);
        await sheet.Cell(0, Male).ClickAsync();
        for (var i = 0; i < 200; i++)
        {
            await sheet.TypeAsync((i + 1).ToString(CultureInfo.InvariantCulture));
        }

        await sheet.SavedAsync();
        await CompareAsync(sheet, office);
        Assert.Equal(200, (await workplace.StoredAsync(office)).Count(c => c.Key.Field == Male));
        Assert.InRange(sheet.Requests, 1, 10);
        Assert.Equal(sheet.Requests, await workplace.SavesAsync(office));
    }

    /// <summary>The times are told, not asserted: docs/performance.md has them as measured on a quiet machine.</summary>
    [Fact]
    public async Task Paste_1000By20_IsShownAtOnceAndArrivesWhole()
    {
        var (sheet, office) = await OpenAsync(1_000);
        await CopyAsync(sheet.Page, string.Join("\r\n", Enumerable.Range(1, 1_000).Select(n => string.Join('\t', Enumerable.Repeat(n.ToString(CultureInfo.InvariantCulture), 20)))));
        await sheet.Cell(0, Male).ClickAsync();
        await sheet.Page.EvaluateAsync("addEventListener('paste', e => { performance.mark('pasted'); requestAnimationFrame(() => requestAnimationFrame(() => performance.measure('shown', 'pasted'))); }, true)");
        await sheet.PressAsync("Control+v");
        await Assertions.Expect(sheet.Cell(7, Male)).ToContainTextAsync("8");
        await sheet.Page.WaitForFunctionAsync("performance.getEntriesByName('shown').length === 1");
        var shown = await sheet.Page.EvaluateAsync<double>("performance.getEntriesByName('shown')[0].duration");
        var started = Environment.TickCount64;
        await sheet.SavedAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"shown after {shown.ToString("0", CultureInfo.InvariantCulture)} ms, saved after {(Environment.TickCount64 - started).ToString(CultureInfo.InvariantCulture)} ms more, {sheet.Requests.ToString(CultureInfo.InvariantCulture)} requests");

        await CompareAsync(sheet, office);
        var stored = await workplace.StoredAsync(office);
        Assert.Equal(sheet.Acknowledged.Count, stored.Count(c => sheet.Acknowledged.ContainsKey(c.Key)));
        Assert.Equal(0, sheet.Acknowledged.Count % 1_000);
        Assert.InRange(sheet.Acknowledged.Count, 15_000, 20_000);
    }

    /// <summary>Every cell that the server acknowledged stands in the database as it was read.</summary>
    private async Task CompareAsync(Sheet sheet, Office office)
    {
        var stored = await workplace.StoredAsync(office);
        Assert.NotEmpty(sheet.Acknowledged);
        Assert.All(sheet.Acknowledged, cell => Assert.Equal(workplace.Read(cell.Key.Field, cell.Value), stored.GetValueOrDefault(cell.Key, "")));
    }

    /// <summary>Puts text on the real clipboard as another program would: from a text box of another page.</summary>
    private static async Task CopyAsync(IPage page, string text)
    {
        var other = await page.Context.NewPageAsync();
        await other.SetContentAsync("<textarea></textarea>");
        await other.Locator("textarea").FillAsync(text);
        await other.Locator("textarea").FocusAsync();
        await other.Keyboard.PressAsync("Control+a");
        await other.Keyboard.PressAsync("Control+c");
        await other.CloseAsync();
        await page.BringToFrontAsync();
    }

    private static async Task<string> PastedAsync(IPage page)
    {
        var other = await page.Context.NewPageAsync();
        await other.SetContentAsync("<textarea></textarea>");
        await other.Locator("textarea").FocusAsync();
        await other.Keyboard.PressAsync("Control+v");
        var text = await other.Locator("textarea").InputValueAsync();
        await other.CloseAsync();
        await page.BringToFrontAsync();
        return text;
    }
}
