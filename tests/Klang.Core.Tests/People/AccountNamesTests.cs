using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;

namespace Klang.Core.Tests.People;

public sealed class AccountNamesTests
{
    [Fact]
    public void OfProvinceAndDistrict_AreTheCircularsNames()
    {
        Assert.Equal("cdd185700", CircularName.OfProvince(AreaCode.Parse("57")));
        Assert.Equal("cdd18570001", CircularName.OfDistrict(AreaCode.Parse("5701")));
    }

    [Theory]
    [InlineData("cdd185700")]
    [InlineData("CDD18 57 00 01")]
    [InlineData("cdd๑๘๕๗๐๐")]
    [InlineData("cdd18@5700")]
    public void Check_CircularsForm_IsNoUserName(string typed) =>
        Assert.Equal("user-name-circular", UserNames.Check(UserNames.Normalise(typed))?.Code);

    [Theory]
    [InlineData("Somchai.J", "somchai.j")]
    [InlineData(" officer๕๗๐๑ ", "officer5701")]
    public void Normalise_CapitalsAndThaiDigits_AreOneName(string typed, string name)
    {
        Assert.Equal(name, UserNames.Normalise(typed));
        Assert.Null(UserNames.Check(name));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("5701officer")]
    [InlineData("som chai")]
    [InlineData("สมชาย")]
    [InlineData("system")]
    public void Check_BadForm_IsRefused(string name) => Assert.NotNull(UserNames.Check(name));

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("@somebody")]
    [InlineData("ก")]
    [InlineData("สม<b>")]
    public void DisplayName_FormulaOrMarkup_IsRefused(string name) => Assert.NotNull(DisplayNames.Check(name));

    [Fact]
    public void Slip_IsReadHoweverItIsTyped()
    {
        Assert.Equal("k7mq-4tzp-w2hd", Slip.Show("k7mq4tzpw2hd"));
        Assert.Equal("k7mq4tzpw2hd", Slip.Normalise(" K๗MQ 4tzp–W2HD "));
    }

    [Fact]
    public void Alphabet_HasNoLookAlikes() => Assert.Empty(Slip.Alphabet.Intersect("0o1li"));

    [Fact]
    public void Parse_EveryRole_ByKeyAndThaiName()
    {
        Assert.All(Roles.All, r => Assert.Equal(r, Roles.Parse(r.Key())));
        Assert.All(Roles.All, r => Assert.Equal(r, Roles.Parse(r.Name().Th)));
        Assert.Null(Roles.Parse("boss"));
        Assert.Null(Roles.Parse(null));
    }

    [Theory]
    [InlineData(Role.Officer, UnitLevel.District, true)]
    [InlineData(Role.Officer, UnitLevel.Province, true)]
    [InlineData(Role.Officer, UnitLevel.Department, false)]
    [InlineData(Role.ProvinceReviewer, UnitLevel.Province, true)]
    [InlineData(Role.ProvinceReviewer, UnitLevel.District, false)]
    [InlineData(Role.Department, UnitLevel.Department, true)]
    [InlineData(Role.Department, UnitLevel.Province, false)]
    [InlineData(Role.Administrator, UnitLevel.Department, true)]
    [InlineData(Role.Administrator, UnitLevel.District, false)]
    public void BelongsTo_Table(Role role, UnitLevel level, bool belongs) => Assert.Equal(belongs, role.BelongsTo(level));
}
