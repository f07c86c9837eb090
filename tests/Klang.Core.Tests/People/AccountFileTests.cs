using Klang.Core.People;

namespace Klang.Core.Tests.People;

public sealed class AccountFileTests
{
    private const string Header = "user_name,display_name,unit_code,role,email\n";

    [Fact]
    public void Read_GoodFile_GivesAccountsWithTheirLines()
    {
        var (rows, faults) = AccountFile.Read("\uFEFF" + Header + "Malee.S,\"มาลี  แสงทอง\",๕๗๐๑,officer,\r\n\r\nsuda,สุดา ดีเลิศ,57,ผู้ตรวจระดับจังหวัด,suda@example.go.th\n");
        Assert.Empty(faults);
        Assert.Equal([2, 4], rows.Select(r => r.Line));
        Assert.Equal(new NewAccount { UserName = "malee.s", DisplayName = "มาลี แสงทอง", UnitCode = "5701", Role = Role.Officer }, rows[0].Account);
        Assert.Equal((Role.ProvinceReviewer, "suda@example.go.th"), (rows[1].Account.Role, rows[1].Account.Email));
    }

    [Theory]
    [InlineData("cdd185700,มาลี แสงทอง,57,officer", "user-name-circular")]
    [InlineData("malee,=1+1,57,officer", "display-name-form")]
    [InlineData("malee,มาลี แสงทอง,57,boss", "accounts-role")]
    [InlineData("malee,มาลี แสงทอง,57", "accounts-cells")]
    [InlineData("malee,มาลี แสงทอง,57,officer,nowhere", "email-form")]
    public void Read_BadLine_SaysWhereInThai(string line, string code)
    {
        var (rows, faults) = AccountFile.Read(Header + "first,คนแรก ดี,57,officer\n" + line);
        Assert.Single(rows);
        var fault = Assert.Single(faults);
        Assert.Equal((code, "บรรทัดที่ 3"), (fault.Code, fault.Where));
    }

    [Fact]
    public void Read_NameTwice_NamesTheFirstLine()
    {
        var fault = Assert.Single(AccountFile.Read(Header + "malee,มาลี แสงทอง,57,officer\nMALEE,มาลี อีกคน,5701,officer").Faults);
        Assert.Equal(("accounts-double", "บรรทัดที่ 3"), (fault.Code, fault.Where));
        Assert.Contains("บรรทัดที่ 2", fault.Message.Th, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "accounts-header")]
    [InlineData("name,unit\nx,y", "accounts-header")]
    [InlineData("user_name,display_name,unit_code,role\n\n", "accounts-empty")]
    public void Read_NoAccounts_IsRefused(string text, string code) => Assert.Equal(code, Assert.Single(AccountFile.Read(text).Faults).Code);
}
