using Klang.Core.Areas;

namespace Klang.Core.Tests.Areas;

public sealed class AreaFileDopaTests
{
    private const string Header = "YYMM|CC-CODE|CC-DESC|RCODE-CODE|RCODE-DESC|CCAA-CODE|CCAA-DESC|CCAATT-CODE|CCAATT-DESC|CCAATTMM-CODE|CCAATTMM-DESC|MALE|FEMALE|TOTAL|HOUSE\n";

    private const string Village = "6212|57|จังหวัดเชียงราย|5799|ท้องถิ่นเทศบาลนครเชียงราย|5701|อำเภอเมืองเชียงราย|57010300|ตำบลบ้านดู่|57010301|ขัวแคร่|301|320|621|250\n";

    [Fact]
    public void Read_VillageLine_GivesTheVillageAndWhatItLiesIn()
    {
        var file = Read(Header + Village);

        Assert.Empty(file.Faults);
        Assert.Equal(AreaFileLayout.Dopa, file.Layout);
        Assert.Equal(
            [("57", "เชียงราย", true), ("5701", "เมืองเชียงราย", true), ("570103", "บ้านดู่", true), ("57010301", "ขัวแคร่", false)],
            file.Rows.Select(row => (row.Code.Digits, row.NameTh, row.IsParentOnly)));
    }

    [Fact]
    public void Read_SameVillageFromTwoOffices_IsOneVillage()
    {
        var file = Read(Header + Village + Village.Replace("5799|ท้องถิ่นเทศบาลนครเชียงราย", "5701|อำเภอเมืองเชียงราย"));

        Assert.Empty(file.Faults);
        Assert.Equal(4, file.Rows.Count);
    }

    [Theory]
    [InlineData("|ขัวแคร่|", "|บ้านใหม่|", "areas.file.two-names")]
    [InlineData("|57010301|ขัวแคร่|", "|57010302|(null)|", "areas.file.no-name")]
    [InlineData("|57010301|", "|5701030|", "areas.file.bad-code")]
    [InlineData("|57010301|", "|57010401|", "areas.file.orphan")]
    [InlineData("|301|320|621|250", "", null)]
    [InlineData("|57010301|ขัวแคร่|301|320|621|250", "", "areas.file.row-width")]
    public void Read_SecondLineWrong_TellsLineThree(string part, string instead, string? problem)
    {
        var file = Read(Header + Village + Village.Replace(part, instead));

        Assert.Equal(problem is null ? [] : [(3, problem)], file.Faults.Select(fault => (fault.Line, fault.Problem.Code)));
        Assert.Equal(4, file.Rows.Count);
    }

    [Fact]
    public void Read_TestProvince_IsOneFaultALine()
    {
        var file = Read(Header + "6212|97|ทดสอบจังหวัด|9701|ทดสอบ|9701|ทดสอบอำเภอ|970101|ทดสอบตำบล|97010101|ทดสอบ|1|1|2|1\n");

        Assert.Equal([(2, "areas.file.test-province")], file.Faults.Select(fault => (fault.Line, fault.Problem.Code)));
        Assert.Empty(file.Rows);
    }

    [Fact]
    public void Read_LinesOfTotals_AreTheAreaTheyTotal()
    {
        var file = Read(Header + "6212|57|เชียงราย|0||5701|เมืองเชียงราย|0||0||1|1|2|1\n6212|57|เชียงราย|0||0||0||00000000||1|1|2|1\n");

        Assert.Empty(file.Faults);
        Assert.Equal([("57", false), ("5701", false)], file.Rows.Select(row => (row.Code.Digits, row.IsParentOnly)));
    }

    [Theory]
    [InlineData("YYMM|CC-CODE|CC-DESC|AA-CODE|AA-DESC|TT-CODE|TT-DESC|MM-CODE|MM-DESC|TOTAL\n6212|57|เชียงราย|01|เมืองเชียงราย|03|บ้านดู่|1|ขัวแคร่|2\n")]
    [InlineData("YYMM|CC-CODE|CC-DESC|AA-CODE|AA-DESC|TT-CODE|TT-DESC|CCAATTMM-CODE|CCAATTMM-DESC|TOTAL\n6212|57|เชียงราย|5701|เมืองเชียงราย|570103|บ้านดู่|57010301|ขัวแคร่|2\n")]
    [InlineData("YYMM|CC-CODE|CC-DESC|AA-CODE|AA-DESC|CCAATT-CODE|CCAATT-DESC|MM-CODE|CCAATTMM-CODE|CCAATTMM-DESC|MM-DESC\n6212|57|เชียงราย|01|เมืองเชียงราย|57010300|บ้านดู่|01|57010301|ขัวแคร่|ขัวแคร่\n")]
    public void Read_CodesInParts_ArePutTogether(string text)
    {
        var file = Read(text);

        Assert.Empty(file.Faults);
        Assert.Equal(["57", "5701", "570103", "57010301"], file.Rows.Select(row => row.Code.Digits));
    }

    [Fact]
    public void Read_MooOfItsOwnColumnDiffers_IsAFault()
    {
        var file = Read("CCAATTMM-CODE|CCAATTMM-DESC|MM-CODE|MM-DESC\n57010301|ขัวแคร่|9|ขัวแคร่\n", "570103");

        Assert.Equal([(2, "areas.file.moo")], file.Faults.Select(fault => (fault.Line, fault.Problem.Code)));
    }

    [Fact]
    public void Read_NoHeader_TakesWhatCannotBeMistaken()
    {
        var file = Read(Village, "5701");

        Assert.Empty(file.Faults);
        Assert.Equal(["57", "570103", "57010301"], file.Rows.Select(row => row.Code.Digits));
        Assert.Equal(1, file.Rows[0].Line);
    }

    [Theory]
    [InlineData("a|b|c\n1|2|3\n")]
    [InlineData("|\n")]
    public void Read_OtherPipes_AreRefusedByTheirColumns(string text)
    {
        var file = Read(text);

        Assert.Empty(file.Rows);
        Assert.Equal("areas.file.columns", Assert.Single(file.Faults).Problem.Code);
    }

    private static AreaFileContent Read(string text, params string[] known) =>
        AreaFile.Read(new StringReader(text), known.Select(AreaCode.Parse).ToHashSet());
}
