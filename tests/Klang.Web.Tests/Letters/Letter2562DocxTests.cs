using Klang.Core.Letters;
using Klang.Web.CommandLine;
using Klang.Web.Features.Letters;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Letters;

/// <summary>The circular of 31 January 2562 comes out of the shipped definitions and templates as it was sent, its two slips put right.</summary>
public sealed class Letter2562DocxTests
{
    /// <summary>The letter's table. A bar is a new line in the cell; where the paper's narrow columns broke a name there is none.</summary>
    private static readonly string[] Table =
    [
        "ชื่อฐานข้อมูล / กำหนดการบันทึกข้อมูลรายงาน / หน่วยรายงาน /  / หมายเหตุ",
        " /  / อำเภอ / จังหวัด / ",
        "ฐานข้อมูลสำนักเสริมสร้างความเข้มแข็งชุมชน /  /  /  / ",
        "๑ ข้อมูลการดำเนินกิจกรรมวันครบรอบโครงการพัฒนาผู้นำอาสาพัฒนาชุมชน / ๑ งวด (เดือนกุมภาพันธ์) /  / ✓ / ",
        "๒ ข้อมูลผลการดำเนินงานตามระบบมาตรฐานการพัฒนาชุมชน / ๒ งวด (เดือนมีนาคม และกันยายน)|หมายเหตุ|- เดือนมีนาคม บันทึกข้อมูลผู้สมัคร ภายในไตรมาส ๒|- เดือนกันยายน บันทึกข้อมูลผู้ผ่านการรับรอง ภายในไตรมาส ๔ / ✓ /  / ",
        "๓ ข้อมูลผู้นำ ข้อมูลกลุ่ม องค์กร เครือข่าย และชุมชน / ๑ งวด (ภายใน ๒๐ กันยายน) / ✓ / ✓ / ",
        "๔ ข้อมูลผลการประเมินผู้นำ อช. / ๑ งวด (ภายใน ๒๐ กันยายน) / ✓ /  / ",
        "๕ ข้อมูลหมู่บ้านเศรษฐกิจพอเพียง / ๒ งวด (ภายใน ๒๐ มีนาคม และ ๒๐ กันยายน) / ✓ /  / ",
        "ฐานข้อมูลสำนักพัฒนาทุนและองค์กรการเงินชุมชน /  /  /  / ",
        "๖ ข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต / ๔ งวด|งวดที่ ๑ : ภายใน ๒๐ ธันวาคม|งวดที่ ๒ : ภายใน ๒๐ มีนาคม|งวดที่ ๓ : ภายใน ๒๐ มิถุนายน|งวดที่ ๔ : ภายใน ๒๐ กันยายน / ✓ /  / ",
        "๗ ข้อมูลโครงการแก้ไขปัญหาความยากจน (กข.คจ.) / ๒ งวด|งวดที่ ๑ : ภายใน ๒๐ มีนาคม|งวดที่ ๒ : ภายใน ๒๐ กันยายน / ✓ /  / ",
        "๘ ข้อมูลศูนย์จัดการกองทุนชุมชน / ๒ งวด (ภายใน ๒๐ มีนาคม และ ๒๐ กันยายน) / ✓ /  / ",
        "๙ ข้อมูลเครือข่ายกองทุนชุมชน / ๑ งวด (ภายใน ๒๐ กันยายน) / ✓ /  / ",
        "ฐานข้อมูลสำนักภูมิปัญญาและวิสาหกิจชุมชน /  /  /  / ",
        "๑๐ ข้อมูลยอดจำหน่าย OTOP ประจำเดือน / ทุกเดือน ภายในวันที่ ๕ ของทุกเดือน / ✓ / ✓ / ",
        "ฐานข้อมูลกองแผนงาน /  /  /  / ",
        "๑๑ ข้อมูลผลการตรวจสอบสภาพกองทุนแม่ของแผ่นดิน / ๑ งวด (ภายใน ๒๐ เมษายน) / ✓ /  / ",
    ];

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Announce_2562_IsTheLettersOwnTableCellByCell(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);

        using var docx = new DocxReader(await AnnounceAsync(world));

        Assert.Equal(Table, docx.Cells.Select(row => string.Join(" / ", row)));
        Assert.Contains("กำหนดการจัดเก็บและบันทึกข้อมูลศูนย์ข้อมูลกลางฯ ประจำปี พ.ศ. ๒๕๖๒", docx.Paragraphs);
        Assert.Equal(1, await world.DbAsync(db => db.Letters.CountAsync(l => l.UnitCode == "57" && l.FiscalYear == 2562)));
    }

    [Fact]
    public async Task Announce_OpenedCalendar_IsTheSameTable()
    {
        await using var world = await FiguresWorld.MakeAsync(World.Sqlite);
        var opened = await world.RunAsync((Features.Rounds.RoundOpening o) => o.OpenYearAsync(Core.People.Actor.System, new Core.Rounds.FiscalYear(2562), new DateOnly(2019, 1, 31)));
        Assert.Equal(29, opened.Value!.Rounds);

        using var docx = new DocxReader(await AnnounceAsync(world));

        Assert.Equal(Table, docx.Cells.Select(row => string.Join(" / ", row)));
    }

    [Fact]
    public async Task Announce_ChiangRai2562_SaysTheCircularsWordsWithoutItsSlips()
    {
        await using var world = await FiguresWorld.MakeAsync(World.Sqlite);
        await world.DbAsync(db => db.AreaVersions.Where(v => v.Code == "57").ExecuteUpdateAsync(v => v.SetProperty(x => x.NameTh, "เชียงราย")));

        using var docx = new DocxReader(await AnnounceAsync(world));

        Assert.Equal(["ที่ ชร ๐๐๑๙.๓/ว ๒๕๙๒", "ศาลากลางจังหวัดเชียงราย|ถนนแม่ฟ้าหลวง ชร ๕๗๑๐๐"],
            docx.Body.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>().First().Descendants<DocumentFormat.OpenXml.Wordprocessing.TableCell>()
                .Select(c => string.Join('|', c.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText))));
        var said = docx.Paragraphs.ToList();
        Assert.Equal(
            [
                "๓๑ มกราคม ๒๕๖๒",
                "เรื่อง\tการดำเนินงานศูนย์ข้อมูลกลางเพื่อการบริหารจัดเก็บและใช้ประโยชน์ กรมการพัฒนาชุมชน ปี ๒๕๖๒",
                "เรียน\tนายอำเภอทุกอำเภอ",
                "สิ่งที่ส่งมาด้วย\tกำหนดการจัดเก็บและบันทึกข้อมูลศูนย์ข้อมูลกลางฯ ประจำปี ๒๕๖๒ จำนวน ๑ ฉบับ",
            ], said.Skip(1).Take(4));
        Assert.StartsWith("ด้วย กรมการพัฒนาชุมชน ได้จัดทำระบบศูนย์ข้อมูลกลางเพื่อการบริหารจัดเก็บและใช้ประโยชน์ กรมการพัฒนาชุมชน ขึ้น", said[5]);
        Assert.EndsWith("เป็นไปอย่างมีประสิทธิภาพ จังหวัดเชียงรายจึงขอให้อำเภอดำเนินการ ดังนี้", said[6]);
        Assert.StartsWith("๑. มอบหมายให้เจ้าหน้าที่พัฒนาชุมชน", said[7]);
        Assert.StartsWith("๒. ขอให้อำเภอตรวจสอบความถูกต้องของทะเบียนพื้นที่", said[8]);
        Assert.Equal(["จึงเรียนมาเพื่อทราบและดำเนินการ", "ขอแสดงความนับถือ"], said.Skip(9).Take(2));
        Assert.Contains("โทร. ๐-๕๓๑๗-๗๓๕๐", said);
        Assert.DoesNotContain("กรรมการพัฒนาชุมชน", docx.All);
        Assert.DoesNotContain("ขร", docx.All.Split(' ', '\n', '/'));
        Assert.DoesNotContain("Password", docx.All);
    }

    /// <summary>By the command line, on a database whose calendar has no such year.</summary>
    private static async Task<byte[]> AnnounceAsync(FiguresWorld world)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("klang-letter-").FullName, "sub", "letter.docx");
        var request = new LetterRequest { FiscalYear = "๒๕๖๒", Date = "31/1/2562", Number = "ชร 0019.3/ว 2592" };
        Assert.Equal(0, await world.RunAsync((IServiceProvider services) => LettersVerb.MakeAsync(services, LetterKind.Announcement, request, "57", path, CancellationToken.None)));
        return await File.ReadAllBytesAsync(path);
    }
}
