using System.Text;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Tests.Import;

public sealed class PartSearchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(65_530)]
    [InlineData(65_535)]
    [InlineData(131_060)]
    [InlineData(200_000)]
    public void MayHold_WordAnywhere_IsFound(int before) =>
        Assert.True(Search(Encoding.UTF8.GetBytes("<x>" + new string('a', before) + "mergeCell" + new string('b', 30))));

    [Theory]
    [InlineData(0)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    public void MayHold_WordNowhere_IsFalse(int length) => Assert.False(Search(Encoding.UTF8.GetBytes("<x>" + new string('n', length) + "ergeCell")));

    [Fact]
    public void MayHold_WideLetters_AreNotJudged()
    {
        Assert.True(Search(Encoding.Unicode.GetBytes("<worksheet/>")));
        Assert.True(Search(Encoding.BigEndianUnicode.GetBytes("<worksheet/>")));
        Assert.True(Search([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<worksheet/>")]));
    }

    private static bool Search(byte[] part) => PartSearch.MayHold(new MemoryStream(part), "mergeCell"u8);
}
