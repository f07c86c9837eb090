using System.Net;
using AngleSharp.Dom;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Rounds;

public sealed class CalendarPageTests : IAsyncLifetime
{
    private RoundsWorld _world = null!;
    private RoundsSite _site = null!;

    /// <summary>The annex of 31 January 2562 as it was printed; spaces are the printer's.</summary>
    private static readonly string[] Letter =
    [
        "ฐานข้อมูลสำนักเสริมสร้างความเข้มแข็งชุมชน",
        "๑|ข้อมูลการดำเนินกิจกรรมวันครบรอบ โครงการพัฒนาผู้นำอาสาพัฒนาชุมชน|๑ งวด (เดือนกุมภาพันธ์)||✓|",
        "๒|ข้อมูลผลการดำเนินงานตาม ระบบมาตรฐานการพัฒนาชุมชน|๒ งวด (เดือนมีนาคม และกันยายน) หมายเหตุ - เดือนมีนาคม บันทึกข้อมูลผู้สมัคร ภายในไตรมาส ๒ - เดือนกันยายน บันทึกข้อมูลผู้ผ่าน การรับรอง ภายในไตรมาส ๔|✓||",
        "๓|ข้อมูลผู้นำ ข้อมูลกลุ่ม องค์กร เครือข่าย และชุมชน|๑ งวด (ภายใน ๒๐ กันยายน)|✓|✓|",
        "๔|ข้อมูลผลการประเมินผู้นำ อช.|๑ งวด (ภายใน ๒๐ กันยายน)|✓||",
        "๕|ข้อมูลหมู่บ้านเศรษฐกิจพอเพียง|๒ งวด (ภายใน ๒๐ มีนาคม และ ๒๐ กันยายน)|✓||",
        "ฐานข้อมูลสำนักพัฒนาทุนและองค์กรการเงินชุมชน",
        "๖|ข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต|๔ งวด งวดที่ ๑ : ภายใน ๒๐ ธันวาคม งวดที่ ๒ : ภายใน ๒๐ มีนาคม งวดที่ ๓ : ภายใน ๒๐ มิถุนายน งวดที่ ๔ : ภายใน ๒๐ กันยายน|✓||",
        "๗|ข้อมูลโครงการแก้ไขปัญหาความยากจน (กข.คจ.)|๒ งวด งวดที่ ๑ : ภายใน ๒๐ มีนาคม งวดที่ ๒ : ภายใน ๒๐ กันยายน|✓||",
        "๘|ข้อมูลศูนย์จัดการกองทุนชุมชน|๒ งวด (ภายใน ๒๐ มีนาคม และ ๒๐ กันยายน)|✓||",
        "๙|ข้อมูลเครือข่ายกองทุนชุมชน|๑ งวด (ภายใน ๒๐ กันยายน)|✓||",
        "ฐานข้อมูลสำนักภูมิปัญญาและวิสาหกิจชุมชน",
        "๑๐|ข้อมูลยอดจำหน่าย OTOP ประจำเดือน|ทุกเดือน ภายในวันที่ ๕ ของทุกเดือน|✓|✓|",
        "ฐานข้อมูลกองแผนงาน",
        "๑๑|ข้อมูลผลการตรวจสอบสภาพกองทุนแม่ ของแผ่นดิน|๑ งวด (ภายใน ๒๐ เมษายน)|✓||",
    ];

    public async ValueTask InitializeAsync()
    {
        _world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, "2026-11-22T03:00:00Z");
        _site = await RoundsSite.StartAsync(_world);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Get_2562InThaiDigits_PrintsTheLettersAnnex()
    {
        await OpenAsync(2562);
        var browser = await _site.BrowserOfAsync(RoundsWorld.Officer);

        var page = await Pages.ReadAsync(browser, "/rounds?fiscalYear=2562&digits=thai");

        var rows = page.QuerySelectorAll("#annex tbody tr").Select(r => string.Join('|', r.Children.Select(c => Packed(c.TextContent))));
        Assert.Equal(Letter.Select(Packed), rows);
        Assert.Contains("ประจำปี พ.ศ. ๒๕๖๒", page.QuerySelector("h2")!.TextContent);
    }

    [Fact]
    public async Task Get_YearWithRounds_ListsEveryRoundWithItsDaysAndWhyItMoved()
    {
        await OpenAsync(2570);
        var browser = await _site.BrowserOfAsync(RoundsWorld.Officer);

        var page = await Pages.ReadAsync(browser, "/rounds");

        Assert.Equal(29, page.QuerySelectorAll("#rounds tbody tr").Length);
        var otop = page.QuerySelectorAll("#rounds tbody tr").Single(r => r.QuerySelector("a")!.GetAttribute("href") == "/rounds/otop-sales/2570/2");
        Assert.Contains("งวดที่ 2 · พฤศจิกายน 2569", otop.TextContent);
        Assert.Contains("5 ธ.ค. 2569", otop.TextContent);
        Assert.Contains("8 ธ.ค. 2569", otop.TextContent);
        Assert.Contains("เลื่อนเพราะตรงกับวันคล้ายวันพระบรมราชสมภพ", otop.TextContent);
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.ProvinceReviewer)]
    [InlineData(Role.Department)]
    [InlineData(Role.Administrator)]
    public async Task Get_AnyRole_ReadsTheCalendar_AndOnlyKeepersSeeTheForm(Role role)
    {
        await OpenAsync(2570);
        var browser = await _site.BrowserOfAsync(RoundsWorld.Officer with { Role = role });

        var page = await Pages.ReadAsync(browser, "/rounds?fiscalYear=2570");

        Assert.NotEmpty(page.QuerySelectorAll("#rounds tbody tr"));
        Assert.Equal(role is Role.Department or Role.Administrator, page.QuerySelector("input[name=newYear]") is not null);
    }

    [Fact]
    public async Task Get_NotSignedIn_DoesNotShowTheCalendar()
    {
        await OpenAsync(2570);

        var response = await _site.Browser().GetAsync("/rounds");

        Assert.DoesNotContain("id=\"rounds\"", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("๒๕๗๐", HttpStatusCode.OK)]
    [InlineData("2027", HttpStatusCode.NotFound)]
    [InlineData("next", HttpStatusCode.NotFound)]
    public async Task Get_FiscalYear_IsABuddhistYearInEitherDigits(string year, HttpStatusCode status)
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Officer);

        Assert.Equal(status, (await browser.GetAsync("/rounds?fiscalYear=" + year)).StatusCode);
    }

    [Fact]
    public async Task Get_InEnglish_WordsTheScheduleInEnglish()
    {
        await OpenAsync(2570);
        var browser = await _site.BrowserOfAsync(RoundsWorld.Department);

        var page = await Pages.ReadAsync(browser, "/rounds?lang=en");

        Assert.Equal("Calendar, fiscal year 2570", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Round 1: by 20 December", page.QuerySelector("#annex")!.TextContent);
    }

    [Fact]
    public async Task Post_OpenYear_ByTheDepartment_MakesTheYear()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Department);
        var form = (await Pages.ReadAsync(browser, "/rounds")).Forms.Single(f => f.QuerySelector("[name=newYear]") is not null);

        var answer = await Pages.PostAsync(browser, "/rounds", form, ("newYear", "๒๕๗๐"), ("announcedOn", "1 ต.ค. 2569"));

        Assert.Equal("ปฏิทินปีงบประมาณ 2570 พร้อมแล้ว", (await Pages.ReadAsync(answer)).QuerySelector("[role=status]")?.TextContent);
        var announced = await _world.RunAsync((KlangDb db) => db.Rounds.Select(r => r.AnnouncedOn).Distinct().ToListAsync());
        Assert.Equal([new DateOnly(2026, 10, 1)], announced);
    }

    [Fact]
    public async Task Post_OpenYear_WithADateThatIsNone_SaysWhereAndKeepsWhatWasTyped()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Department);
        var form = (await Pages.ReadAsync(browser, "/rounds")).Forms.Single(f => f.QuerySelector("[name=newYear]") is not null);

        var page = await Pages.ReadAsync(await Pages.PostAsync(browser, "/rounds", form, ("newYear", "2570"), ("announcedOn", "31/2/2569")));

        Assert.Contains("วันที่ไม่ถูกต้อง", page.QuerySelector("#announcedOn-error")!.TextContent);
        Assert.Equal("31/2/2569", page.QuerySelector("#announcedOn")!.GetAttribute("value"));
        Assert.Equal(0, await _world.RunAsync((KlangDb db) => db.Rounds.CountAsync()));
    }

    private Task<Result<OpenedYear>> OpenAsync(int year) =>
        _world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, new FiscalYear(year), new DateOnly(2026, 11, 22)));

    private static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
