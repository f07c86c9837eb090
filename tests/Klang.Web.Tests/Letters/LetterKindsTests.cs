using Klang.Core.Common;
using Klang.Core.Letters;
using Klang.Core.People;
using Klang.Web.Features.Letters;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Letters;

/// <summary>What each kind lists is what the screens say at that moment.</summary>
public sealed class LetterKindsTests
{
    private static readonly DateTime InTime = new(2026, 12, 9, 3, 0, 0, DateTimeKind.Utc);

    private static readonly DateTime Late = new(2026, 12, 22, 3, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Reminder_OneOfThreeReported_ListsTheRoundAndTheOthers(string database)
    {
        await using var world = await LetterTown.MakeAsync(database, LetterTown.Before);
        await LetterTown.ReportAsync(world, "5702", InTime);

        var letter = (await WriteAsync(world, LetterTown.Province, LetterKind.Reminder)).Value!;

        Assert.Equal(["๑ / ข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต งวดที่ ๑ / ๒๐ ธ.ค. ๒๕๖๙ / พื้นที่ ๕๗๐๑ พื้นที่ ๕๗๐๓"], Rows(letter));
        Assert.Equal("นายอำเภอพื้นที่ ๕๗๐๑ นายอำเภอพื้นที่ ๕๗๐๓", letter.To);
        Assert.Contains("จำนวน ๒ ฉบับ จาก ๒ หน่วย โดยรายงานที่ครบกำหนดก่อนคือวันที่ ๒๐ ธันวาคม ๒๕๖๙", letter.Paragraphs[1]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Overdue_FiveDaysAfter_ListsDistrictsAndDays(string database)
    {
        await using var world = await LetterTown.MakeAsync(database, LetterTown.After);
        await LetterTown.ReportAsync(world, "5701", InTime);

        var letter = (await WriteAsync(world, LetterTown.Province, LetterKind.Overdue)).Value!;

        Assert.Equal(["๑ / พื้นที่ ๕๗๐๒ / ข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต งวดที่ ๑ / ๒๐ ธ.ค. ๒๕๖๙ / ๑ / ๕", "๒ / พื้นที่ ๕๗๐๓ / ข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต งวดที่ ๑ / ๒๐ ธ.ค. ๒๕๖๙ / ๑ / ๕"], Rows(letter));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Overdue_OfTheDepartment_CountsProvinces(string database)
    {
        await using var world = await LetterTown.MakeAsync(database, LetterTown.After);

        var letter = (await WriteAsync(world, LetterTown.Bureau, LetterKind.Overdue)).Value!;

        Assert.Equal(["พื้นที่ ๕๐ / ๒", "พื้นที่ ๕๗ / ๓"], letter.Annex!.Table.Rows.Select(r => $"{r.Cells[1][0]} / {r.Cells[4][0]}"));
        Assert.Equal("ผู้ว่าราชการจังหวัดพื้นที่ ๕๐ ผู้ว่าราชการจังหวัดพื้นที่ ๕๗", letter.To);
        Assert.StartsWith("มท", letter.Number);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Thanks_InTimeAndLate_NamesOnlyWhoWasInTime(string database)
    {
        await using var world = await LetterTown.MakeAsync(database, LetterTown.After);
        await LetterTown.ReportAsync(world, "5701", InTime);
        await LetterTown.ReportAsync(world, "5703", Late);

        var letter = (await WriteAsync(world, LetterTown.Province, LetterKind.Thanks)).Value!;

        Assert.Equal(["๑ / พื้นที่ ๕๗๐๑ / ๑"], Rows(letter));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Transmittal_OneDistrictReported_CarriesTheFiguresOfTheScreen(string database)
    {
        await using var world = await LetterTown.MakeAsync(database, LetterTown.Before);
        await Seeding.GroupsAsync(world);
        await Seeding.OpenAsync(world, await Seeding.SubmissionAsync(world, "savings-group", 2570, 1, "5701"));
        await LetterTown.ReportAsync(world, "5701", InTime);

        var letter = (await WriteAsync(world, LetterTown.Province, LetterKind.Transmittal, new LetterRequest { Round = LetterTown.Round })).Value!;

        Assert.Equal(["พื้นที่ ๕๗๐๑ / ๑/๑", "พื้นที่ ๕๗๐๒ / ๐/๑", "พื้นที่ ๕๗๐๓ / ๐/๑", "รวม / ๑/๓"], letter.Annex!.Table.Rows.Select(r => $"{r.Cells[0][0]} / {r.Cells[^1][0]}"));
        Assert.Equal("ส่งผลการจัดเก็บข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต งวดที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๗๐", letter.Subject);
        Assert.Contains("๑ จาก ๓ ฉบับ", letter.Paragraphs[1]);
    }

    [Theory]
    [InlineData(LetterKind.Overdue, null, null, null, "letter-nobody")]
    [InlineData(LetterKind.Thanks, null, null, null, "letter-nobody")]
    [InlineData(LetterKind.Transmittal, null, null, null, "letter-round-needed")]
    [InlineData(LetterKind.Transmittal, LetterTown.Round, null, null, "letter-nobody")]
    [InlineData(LetterKind.Reminder, "savings-group/2570/9", null, null, "letter-round")]
    [InlineData(LetterKind.Reminder, "otop", null, null, "letter-round")]
    [InlineData(LetterKind.Reminder, null, "5001", null, "letter-unit")]
    [InlineData(LetterKind.Reminder, null, null, "31/2/2570", "letter-date")]
    [InlineData(LetterKind.Reminder, null, "5702", null, "ok")]
    public async Task Write_BadOrEmpty_IsRefusedByName(LetterKind kind, string? round, string? to, string? date, string code)
    {
        await using var world = await LetterTown.MakeAsync(World.Sqlite, LetterTown.Before);

        var written = await WriteAsync(world, LetterTown.Province, kind, new LetterRequest { Round = round, To = to, Date = date });

        Assert.Equal(code, written.Problem?.Code ?? "ok");
    }

    internal static async Task<Result<LetterText>> WriteAsync(FiguresWorld world, Actor actor, LetterKind kind, LetterRequest? request = null)
    {
        var asked = (request ?? new LetterRequest()) with { FiscalYear = "2570" };
        var order = await world.RunAsync((LetterRequests r) => r.ReadAsync(actor, actor.UnitCode, kind, asked));
        if (!order.IsOk)
        {
            return order.Problem;
        }

        var written = await world.RunAsync((LetterDesk d) => d.WriteAsync(actor, order.Value));
        return written.IsOk ? written.Value.Text : written.Problem;
    }

    private static IEnumerable<string> Rows(LetterText letter) => letter.Annex!.Table.Rows.Select(row => string.Join(" / ", row.Cells.Select(cell => string.Join('|', cell))));
}
