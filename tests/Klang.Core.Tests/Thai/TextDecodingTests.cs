using System.Text;
using CsCheck;
using Klang.Core.Areas;
using Klang.Core.Thai;

namespace Klang.Core.Tests.Thai;

public sealed class TextDecodingTests
{
    private const string Text = "code,name_th\n57,เชียงราย น้ำ ๑๒\n";

    private static readonly Encoding Windows874 = CodePagesEncodingProvider.Instance.GetEncoding(874)!;

    [Fact]
    public void Read_EachEncoding_GivesTheSameText()
    {
        Assert.Equal(new DecodedText(Text, "utf-8"), TextDecoding.Read(Encoding.UTF8.GetBytes(Text)));
        Assert.Equal(new DecodedText(Text, "utf-8"), TextDecoding.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]));
        Assert.Equal(new DecodedText(Text, "utf-16"), TextDecoding.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]));
        Assert.Equal(new DecodedText(Text, "utf-16BE"), TextDecoding.Read([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)]));
        Assert.Equal(new DecodedText(Text, "windows-874"), TextDecoding.Read(Windows874.GetBytes(Text)));
        Assert.Equal(new DecodedText("", "utf-8"), TextDecoding.Read([]));
    }

    [Fact]
    public void Decode_AnyBytes_NeverThrows() => Gen.Byte.Array.Sample(bytes => Assert.NotNull(TextDecoding.Decode(bytes)));

    [Fact]
    public void Decode_AreaFileInWindows874_ReadsAsAreas()
    {
        var file = AreaFile.Read(new StringReader(TextDecoding.Decode(Windows874.GetBytes("code,name_th\n57,จังหวัดเชียงราย\n"))));

        Assert.Equal("เชียงราย", Assert.Single(file.Rows).NameTh);
    }
}
