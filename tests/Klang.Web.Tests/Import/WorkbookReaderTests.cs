using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Core.Imports;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Tests.Import;

/// <summary>Files as they come, good and bad: each is read or refused with what to do about it, and nothing in them is run.</summary>
public sealed class WorkbookReaderTests
{
    private static List<SheetRow> Rows(byte[] file, ReadingLimits? limits = null)
    {
        var opened = WorkbookReader.Open(new MemoryStream(file), limits);
        Assert.True(opened.IsOk, opened.Problem?.Message.Th);
        using var book = opened.Value;
        var read = WorkbookReader.Read(book, b => b.Rows(b.Tabs[0].Name).ToList());
        Assert.True(read.IsOk, read.Problem?.Message.Th);
        return read.Value;
    }

    private static string Refusal(byte[] file, ReadingLimits? limits = null)
    {
        var opened = WorkbookReader.Open(new MemoryStream(file), limits);
        if (!opened.IsOk)
        {
            return opened.Problem.Code;
        }

        using var book = opened.Value;
        return WorkbookReader.Read(book, b => b.Tabs.Sum(t => b.Sample(t).RowCount)).Problem?.Code ?? "read";
    }

    [Fact]
    public void Rows_Xlsx_GivesTextNumbersAndDays()
    {
        var row = Assert.Single(Rows(Books.Of(["ก", 12.50m, new DateOnly(2026, 11, 15), null, 1234567890123L])));

        Assert.Equal([new("ก", CellNature.Text), new("12.50", CellNature.Number), new("2026-11-15", CellNature.Date), SheetCell.Empty, new("1234567890123", CellNature.Number)], row.Cells);
    }

    [Fact]
    public void Rows_FloatingPoint_ShowsWhatExcelShows() =>
        Assert.Equal("0.3", Rows(Books.Of([new Cell { CellValue = new CellValue("0.30000000000000004") }]))[0].Cells[0].Text);

    [Fact]
    public void Rows_BuddhistYearInADateCell_StaysBuddhist() =>
        Assert.Equal(new SheetCell("2569-11-15", CellNature.Date), Rows(Books.Of([new DateOnly(2569, 11, 15)]))[0].Cells[0]);

    [Fact]
    public void Rows_Percent_GivesWhatIsShown() =>
        Assert.Equal(new SheetCell("5", CellNature.Percent), Rows(Books.Of([new Cell { StyleIndex = 2, CellValue = new CellValue("0.05") }]))[0].Cells[0]);

    [Fact]
    public void Rows_Formula_GivesItsLastValueAndIsNeverRun() =>
        Assert.Equal(new SheetCell("7", CellNature.Number), Rows(Books.Of([new Cell { CellFormula = new CellFormula("WEBSERVICE(\"http://127.0.0.1:1/\")"), CellValue = new CellValue("7") }]))[0].Cells[0]);

    [Fact]
    public void Rows_FailedFormula_IsAnError() =>
        Assert.Equal(CellNature.Error, Rows(Books.Of([new Cell { DataType = CellValues.Error, CellValue = new CellValue("#REF!") }]))[0].Cells[0].Nature);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-874")]
    public void Rows_Csv_ReadsThaiOfEitherEncoding(string name)
    {
        var encoding = name == "utf-8" ? new UTF8Encoding(false) : CodePagesEncodingProvider.Instance.GetEncoding(874)!;

        var rows = Rows(encoding.GetBytes("ชื่อ,ยอด\r\n\"กลุ่ม, บ้านดู่\",\"1,200\"\r\n\r\nบ้าน \"\"ใหม่,5"));

        Assert.Equal([1, 2, 4], rows.Select(r => r.Number));
        Assert.Equal(["กลุ่ม, บ้านดู่", "1,200"], rows[1].Cells.Select(c => c.Text));
    }

    [Fact]
    public void Open_EmptyFile_SaysSo() => Assert.Equal(ReadingProblems.Empty.Code, Refusal([]));

    [Fact]
    public void Open_RenamedProgram_IsNoWorkbook() => Assert.Equal(ReadingProblems.NotAWorkbook.Code, Refusal([.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. new byte[500]]));

    [Fact]
    public void Open_ZipWithoutWorkbook_IsNoWorkbook()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("readme.txt");
        }

        Assert.Equal(ReadingProblems.NotAWorkbook.Code, Refusal(stream.ToArray()));
    }

    [Fact]
    public void Open_PasswordProtected_SaysHowToTakeItOff() =>
        Assert.Equal(ReadingProblems.Password.Code, Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[600]]));

    [Fact]
    public void Open_PageSavedAsXls_AsksForAWorkbook() => Assert.Equal(ReadingProblems.OtherFormat.Code, Refusal("<html><table><tr><td>1</td></tr></table></html>"u8.ToArray()));

    [Fact]
    public void Open_CutOffFile_IsDamaged() => Assert.Equal(ReadingProblems.Broken.Code, Refusal(Books.Of(["ก"])[..200]));

    [Fact]
    public void Read_ZipBomb_StopsAtTheLimit()
    {
        var book = Books.Of(["ก"]);
        var sheet = PartName(book);
        var bomb = Books.With(book, (sheet, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + new string('0', 60_000_000) + "</v></c></row></sheetData></worksheet>"));

        Assert.True(bomb.Length < 200_000);
        Assert.Equal(ReadingProblems.Bomb.Code, Refusal(bomb, new ReadingLimits { UnzippedBytes = 5_000_000 }));
    }

    [Fact]
    public void Read_TenMillionRows_AreRefused()
    {
        var book = Books.Of(["ก"]);
        var rows = string.Concat(Enumerable.Range(1, 300).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>1</v></c></row>")) + "<row r=\"10000000\"><c r=\"A10000000\"><v>1</v></c></row>";
        var large = Books.With(book, (PartName(book), $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"));

        Assert.Equal("413.42", Refusal(large));
        Assert.Equal("413.42", Refusal(large, new ReadingLimits { Rows = 100 }));
    }

    [Fact]
    public void Read_ExternalEntity_IsNeverResolved()
    {
        var book = Books.Of(["ก"]);
        var xxe = Books.With(book, (PartName(book), "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>"));

        Assert.Equal(ReadingProblems.Broken.Code, Refusal(xxe));
    }

    [Fact]
    public void Read_MacrosAndExternalLinks_AreNotLookedAt()
    {
        var book = Books.With(Books.Of(["ก"]), ("xl/vbaProject.bin", "not a macro"), ("xl/externalLinks/externalLink1.xml", "<!DOCTYPE broken"));

        Assert.Equal("ก", Rows(book)[0].Cells[0].Text);
    }

    private static string PartName(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return archive.Entries.First(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).FullName;
    }
}
