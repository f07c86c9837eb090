using Klang.Core.Figures;

namespace Klang.Core.Tests.Figures;

public sealed class TargetLineTests
{
    [Fact]
    public void Read_PastedLines_TakesCommasTabsThaiDigitsAndSteps()
    {
        var lines = TargetLine.Read("รหัส,เป้าหมาย\r\n5701,1000\n๕๗๐๒,\"1,234.50\"\n5703,\n5704,10,1,2,3,4,10\n").Value;
        Assert.Equal([("5701", 1000m, 0), ("5702", 1234.50m, 0), ("5703", null, 0), ("5704", 10m, 5)], lines.Select(l => (l.Area.Digits, l.Amount, l.Steps.Length)));
        Assert.Equal(1234m, Assert.Single(TargetLine.Read("5701\t1,234").Value).Amount);
        Assert.Equal(7m, Assert.Single(TargetLine.Read("5701;7").Value).Amount);
        Assert.Empty(TargetLine.Read("").Value);
    }

    [Theory]
    [InlineData("5701,1000\nบ้าน,3", "2")]
    [InlineData("5701,1,234", "1")]
    [InlineData("5701", "1")]
    [InlineData("5701,abc", "1")]
    [InlineData("5701,-1", "1")]
    [InlineData("5701,1.23456", "1")]
    [InlineData("5701,100000000000000", "1")]
    [InlineData("5701,10,1,2,3,4,4", "1")]
    [InlineData("5701,10,1,2,,4,5", "1")]
    [InlineData("5701,,1,2,3,4,5", "1")]
    [InlineData("57,1\n=cmd(),1", "2")]
    public void Read_WrongLine_IsNamed(string text, string line)
    {
        var read = TargetLine.Read(text);
        Assert.Equal(("422.2", line), (read.Problem?.Code, read.Problem?.Where));
        Assert.NotEmpty(read.Problem!.Message.In("en"));
    }
}
