using Klang.Core.Imports;

namespace Klang.Core.Tests.Imports;

public sealed class OfficeSharingTests
{
    private static readonly OfficeSharing Sharing = new(
    [
        new OfficeFacts("1401", "พระนครศรีอยุธยา", [new SubjectFact("140101P001", "กลุ่มทอผ้า") { District = "พระนครศรีอยุธยา" }]),
        new OfficeFacts("1402", "ท่าเรือ", []),
        new OfficeFacts("14", "พระนครศรีอยุธยา", [new SubjectFact("14P001", "เครือข่ายจังหวัด")]) { IsProvince = true },
    ]);

    [Theory]
    [InlineData("ท่าเรือ", "1402")]
    [InlineData("อำเภอพระนครศรีอยุธยา", "1401")]
    [InlineData("พระนครศรีอยุธยา", "1401")]         // the district has the province's name
    [InlineData("สพจ.พระนครศรีอยุธยา", "14")]
    [InlineData("สพจ. พระนครศรีอยุธยา", "14")]
    [InlineData("สำนักงานพัฒนาชุมชนจังหวัดพระนครศรีอยุธยา", "14")]
    [InlineData("สำนักงานพัฒนาชุมชนจังหวัด", "14")]
    [InlineData("พช.จังหวัดพระนครศรีอยุธยา", "14")]
    [InlineData("สพจ.สระบุรี", null)]
    [InlineData("สำนักงานพัฒนาชุมชนอำเภอท่าเรือ", null)]
    [InlineData("เทศบาลนคร", null)]
    public void Of_District_IsItsOfficeAndTheProvincesOnlyWhereItIsWritten(string district, string? unit) =>
        Assert.Equal(unit, Sharing.Of(new SubjectClues("", "") { District = district }));

    [Theory]
    [InlineData("14", "14")]
    [InlineData("๑๔", "14")]
    [InlineData("1402", "1402")]
    [InlineData("14P001", "14")]
    [InlineData("140101P001", "1401")]
    public void Of_Code_IsTheOfficesOwnOrItsSubjects(string code, string unit) => Assert.Equal(unit, Sharing.Of(new SubjectClues(code, "")));

    [Fact]
    public void WhyNobodys_BareProvince_AsksWhichIsMeant()
    {
        var other = new OfficeSharing([new OfficeFacts("9001", "เมืองสงขลา", []), new OfficeFacts("90", "สงขลา", []) { IsProvince = true }]);
        var clues = new SubjectClues("", "") { District = "จังหวัดสงขลา" };

        Assert.Null(other.Of(clues));
        Assert.Contains("สพจ.สงขลา", other.WhyNobodys(clues).Th, StringComparison.Ordinal);
        Assert.DoesNotContain("สพจ.", other.WhyNobodys(clues with { District = "เทศบาลนครสงขลา" }).Th, StringComparison.Ordinal);
    }
}
