using Klang.Core.Datasets;
using Klang.Core.Imports;

namespace Klang.Core.Tests.Imports;

/// <summary>Rows between and below the data are told from it, and merged cells are never spread over values.</summary>
public sealed class RowReaderTests
{
    private static readonly ImportTarget Members = new("members", TargetRole.Cell, new("สมาชิก"), new IntegerField { Key = FieldKey.Parse("members"), Label = new("สมาชิก") }, []);

    private static readonly SheetPlan Plan = new()
    {
        Sheet = "s",
        HeaderRow = 1,
        Columns = [new(0, "ชื่อ", ImportTargets.Name, 1), new(1, "สมาชิก", "members", 1), new(2, "หมายเหตุ", ImportTargets.Aside, 1)],
    };

    private static ReadRow Read(SheetRow row, params MergedRange[] merges) =>
        new RowReader(Plan, [Members], new SubjectMatcher([new("A1", "กลุ่มรวมใจ"), new("A2", "กลุ่มสันติสุข")]), new CellReader(Plan, (_, _) => null, (_, _) => null), merges).Read(row);

    private static SheetRow Row(int number, params string[] cells) => new(number, [.. cells.Select(SheetCell.Of)]);

    [Theory]
    [InlineData("รวม", RowKind.Subtotal)]
    [InlineData("รวมทั้งสิ้น", RowKind.Subtotal)]
    [InlineData("รวม ต.เวียง", RowKind.Subtotal)]
    [InlineData("กลุ่มรวมใจ", RowKind.Data)]
    [InlineData("รวมใจ", RowKind.Data)]
    [InlineData("ชื่อ", RowKind.Data)]
    public void Read_Rows_TellsSumsFromNames(string name, RowKind kind) => Assert.Equal(kind, Read(Row(5, name, "12")).Kind);

    [Fact]
    public void Read_HeaderAgainAndNotes_AreNoData()
    {
        Assert.Equal(RowKind.Header, Read(Row(40, "ชื่อ", "สมาชิก")).Kind);
        Assert.Equal(RowKind.Words, Read(Row(41, "ลงชื่อ ................ ผู้รายงาน")).Kind);
    }

    [Fact]
    public void Read_ValuesWithoutASubject_AreKeptBack()
    {
        var row = Read(Row(5, "", "12"));

        Assert.Equal((RowKind.Data, false), (row.Kind, row.IsGood));
    }

    [Fact]
    public void Read_ValueMergedOverRows_IsKeptBack() => Assert.False(Read(Row(5, "กลุ่มรวมใจ", "12"), new MergedRange(5, 1, 7, 1)).IsGood);

    [Fact]
    public void Read_ValueMergedAcrossColumns_IsKeptBack() => Assert.False(Read(Row(5, "กลุ่มรวมใจ", "12"), new MergedRange(5, 1, 5, 2)).IsGood);

    [Fact]
    public void Read_GoodRow_GivesTextForTheParser()
    {
        var row = Read(Row(5, "กลุ่มสันติสุข", "๑,๒๐๐ "));

        Assert.Equal(("A2", true, "๑,๒๐๐ "), (row.Subject?.Key, row.IsGood, row.Cells["members"]));
    }
}
