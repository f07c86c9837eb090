using Klang.Core.Areas;

namespace Klang.Core.Tests.Areas;

public sealed class AreaFileCsvTests
{
    private const string Above = "code,name_th\n57,เชียงราย\n5701,เมืองเชียงราย\n570103,บ้านดู่\n";

    private static readonly HashSet<AreaCode> Known = [.. new[] { "57", "5701", "570103" }.Select(AreaCode.Parse)];

    [Fact]
    public void Read_GoodFile_GivesRowsInOrderOfCodeWithTheirColumns()
    {
        var file = Read("code,type_th,name_th,name_en,postal_code,lat\n570103,ตำบล,ตำบลบ้านดู่,Ban Du,57100,19.9\n5701,อำเภอ,อ.เมืองเชียงราย,,,\n57,,จังหวัดเชียงราย,Chiang Rai,,\n");

        Assert.Empty(file.Faults);
        Assert.Equal(["57", "5701", "570103"], file.Rows.Select(row => row.Code.Digits));
        Assert.Equal(["เชียงราย", "เมืองเชียงราย", "บ้านดู่"], file.Rows.Select(row => row.NameTh));
        Assert.Equal([4, 3, 2], file.Rows.Select(row => row.Line));
        Assert.Equal(("Ban Du", "57100", "ตำบล"), (file.Rows[2].NameEn, file.Rows[2].PostalCode, file.Rows[2].TypeTh));
        Assert.Null(file.Rows[1].NameEn);
    }

    [Theory]
    [InlineData("57010301,\n", "areas.file.no-name")]
    [InlineData("57010301,(null)\n", "areas.file.no-name")]
    [InlineData("570104,-\n", "areas.file.no-name")]
    [InlineData("5701030,ขัวแคร่\n", "areas.file.bad-code")]
    [InlineData("5.7E+07,ขัวแคร่\n", "areas.file.bad-code")]
    [InlineData(",ขัวแคร่\n", "areas.file.bad-code")]
    [InlineData("57010301\n", "areas.file.row-width")]
    [InlineData("57010301,ขัวแคร่,ใต้\n", "areas.file.row-width")]
    [InlineData("57010401,ขัวแคร่\n", "areas.file.orphan")]
    [InlineData("970101,ทดสอบตำบล\n", "areas.file.test-province")]
    [InlineData("57010301,\"ขัวแคร่\n", "areas.file.quote")]
    [InlineData("57010301,ขัว\uFFFDแคร่\n", "areas.file.unreadable")]
    [InlineData("5701,เมือง\n", "areas.file.duplicate")]
    [InlineData("๕๗๐๑๐๐๐๐,เมือง\n", "areas.file.duplicate")]
    public void Read_OneBadLine_TellsItsLineAndKeepsTheOthers(string line, string problem)
    {
        var file = Read(Above + line);

        var fault = Assert.Single(file.Faults);
        Assert.Equal((5, problem), (fault.Line, fault.Problem.Code));
        Assert.Contains("บรรทัดที่ 5", fault.Problem.Message.Th);
        Assert.Contains("Line 5", fault.Problem.Message.En);
        Assert.Equal(["57", "5701", "570103"], file.Rows.Select(row => row.Code.Digits));
    }

    [Fact]
    public void Read_NameLongerThanTheRegistryKeeps_IsTold()
    {
        var file = Read(Above + "57010301," + new string('ก', 201) + "\n57010302," + new string('ก', 200) + "\n");

        Assert.Equal((5, "areas.file.too-long"), (Assert.Single(file.Faults).Line, file.Faults[0].Problem.Code));
        Assert.Equal("57010302", file.Rows[^1].Code.Digits);
    }

    [Fact]
    public void Read_TestProvince_IsTheOnlyFaultThatBlocksNothing()
    {
        var faults = Read(Above + "9701,ทดสอบ\n5702,\n").Faults;

        Assert.Equal([("areas.file.test-province", false), ("areas.file.no-name", true)], faults.Select(fault => (fault.Problem.Code, fault.Blocks)));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("01", true)]
    [InlineData("๑", true)]
    [InlineData("", true)]
    [InlineData("2", false)]
    [InlineData("ก", false)]
    public void Read_Moo_MustAgreeWithTheCode(string moo, bool good)
    {
        var file = AreaFile.Read(new StringReader($"code,moo,name_th\n57010301,{moo},ขัวแคร่\n"), Known);

        Assert.Equal(good ? [] : ["areas.file.moo"], file.Faults.Select(fault => fault.Problem.Code));
        Assert.Equal(good ? 1 : 0, file.Rows.Count);
    }

    [Fact]
    public void Read_VillageWithoutAName_GoesByItsNumber()
    {
        var file = AreaFile.Read(new StringReader("code,name_th\n57010301,-\n"), Known);

        Assert.Empty(file.Faults);
        Assert.Equal("หมู่ที่ 1", Assert.Single(file.Rows).NameTh);
    }

    [Fact]
    public void Read_ParentRefused_RefusesItsChildrenToo()
    {
        var file = Read("code,name_th\n57,เชียงราย\n5701,(null)\n570103,บ้านดู่\n57010301,ขัวแคร่\n");

        Assert.Equal([(3, "areas.file.no-name"), (4, "areas.file.orphan"), (5, "areas.file.orphan")], Told(file));
        Assert.Equal("57", Assert.Single(file.Rows).Code.Digits);
    }

    [Fact]
    public void Read_SubdistrictInEightDigits_IsASubdistrict()
    {
        var file = Read("code,name_th\n57,เชียงราย\n5701,เมืองเชียงราย\n57010300,บ้านดู่\n57010301,ขัวแคร่\n");

        Assert.Empty(file.Faults);
        Assert.Equal("570103", file.Rows[2].Code.Digits);
    }

    [Fact]
    public void Read_QuotedName_KeepsItsCommaAndCountsLinesOfTheFile()
    {
        var file = AreaFile.Read(new StringReader("code,name_th,note\r\n57010301,\"จระเข้,หัวสะแก\",\"สอง\r\nบรรทัด\"\r\n57010302,(null),\r\n"), Known);

        Assert.Equal("จระเข้,หัวสะแก", Assert.Single(file.Rows).NameTh);
        Assert.Equal([(4, "areas.file.no-name")], Told(file));
    }

    [Theory]
    [InlineData("", "areas.file.empty")]
    [InlineData("code,name_th\n", "areas.file.empty")]
    [InlineData("code,name\n57,เชียงราย\n", "areas.file.columns")]
    [InlineData("57,เชียงราย\n", "areas.file.columns")]
    public void Read_NoAreaList_GivesOneFaultAndNoRows(string text, string problem)
    {
        var file = Read(text);

        Assert.Empty(file.Rows);
        Assert.Equal([(1, problem)], Told(file));
    }

    [Theory]
    [InlineData("code;name_th\n57;เชียงราย\n")]
    [InlineData("Code\tNAME_TH\n57\tเชียงราย\n")]
    [InlineData("\uFEFFcode , name_th\r\n\r\n 57 , เชียงราย \r\n")]
    public void Read_AsOtherProgramsSaveIt_Reads(string text)
    {
        var file = Read(text);

        Assert.Empty(file.Faults);
        Assert.Equal("เชียงราย", Assert.Single(file.Rows).NameTh);
    }

    private static AreaFileContent Read(string text) => AreaFile.Read(new StringReader(text));

    private static IEnumerable<(int Line, string Code)> Told(AreaFileContent file) =>
        file.Faults.Select(fault => (fault.Line, fault.Problem.Code));
}
