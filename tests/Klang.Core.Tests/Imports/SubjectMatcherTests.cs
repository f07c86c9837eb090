using Klang.Core.Imports;

namespace Klang.Core.Tests.Imports;

/// <summary>Whom a row is about: only the same name of one subject is taken without asking.</summary>
public sealed class SubjectMatcherTests
{
    private static readonly SubjectFact[] Facts =
    [
        new("57010101S01", "กลุ่มออมทรัพย์บ้านสันโค้ง") { Subdistrict = "เวียง", Moo = 1, Village = "บ้านสันโค้ง" },
        new("57010202S01", "กลุ่มออมทรัพย์บ้านใหม่พัฒนา") { Subdistrict = "รอบเวียง", Moo = 2, Village = "บ้านใหม่พัฒนา" },
        new("57010303S01", "กลุ่มออมทรัพย์บ้านใหม่พัฒนา") { Subdistrict = "บ้านดู่", Moo = 3, Village = "บ้านใหม่พัฒนา" },
    ];

    private static SubjectMatch Match(string code, string name, string moo = "", string subdistrict = "") =>
        new SubjectMatcher(Facts).Match(new SubjectClues(code, name) { Moo = moo, Subdistrict = subdistrict });

    [Theory]
    [InlineData("57010101S01", "")]
    [InlineData("๕๗๐๑๐๑๐๑s01", "")]
    [InlineData("", "กลุ่มออมทรัพย์ บ้านสันโค้ง")]
    [InlineData("", "1. กลุ่มออมทรัพย์สันโค้ง หมู่ที่ ๑")]
    [InlineData("", "กลุ่มออมทรัพย์บ้านสันโคง")]
    public void Match_SameSubject_IsFound(string code, string name) => Assert.Equal(("57010101S01", SubjectVerdict.Found), (Match(code, name).Subject?.Key, Match(code, name).Verdict));

    [Fact]
    public void Match_Namesakes_AreToldApartByPlaceOrAsked()
    {
        Assert.Equal(SubjectVerdict.Several, Match("", "กลุ่มออมทรัพย์บ้านใหม่พัฒนา").Verdict);
        Assert.Equal("57010303S01", Match("", "กลุ่มออมทรัพย์บ้านใหม่พัฒนา", moo: "3").Subject?.Key);
        Assert.Equal("57010202S01", Match("", "กลุ่มออมทรัพย์บ้านใหม่พัฒนา", subdistrict: "ต.รอบเวียง").Subject?.Key);
    }

    [Fact]
    public void Match_ASlip_IsOnlyLikely() => Assert.Equal((SubjectVerdict.Likely, "57010101S01"), (Match("", "กลุ่มออมทรัพย์บ้านสันโค้").Verdict, Match("", "กลุ่มออมทรัพย์บ้านสันโค้").Subject?.Key));

    [Fact]
    public void Match_SameNameElsewhere_IsOnlyLikely() => Assert.Equal(SubjectVerdict.Likely, Match("", "กลุ่มออมทรัพย์บ้านสันโค้ง", subdistrict: "บ้านดู่").Verdict);

    [Fact]
    public void Match_CodeAndNameOfTwo_Disagree() => Assert.Equal(SubjectVerdict.Disagree, Match("57010101S01", "กลุ่มออมทรัพย์บ้านใหม่พัฒนา").Verdict);

    [Fact]
    public void Match_NeitherCodeNorName_IsNothing() => Assert.Equal(SubjectVerdict.Nothing, Match("", "").Verdict);
}
