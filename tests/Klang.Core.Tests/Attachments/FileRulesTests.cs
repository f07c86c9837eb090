using System.Text;
using CsCheck;
using Klang.Core.Attachments;

namespace Klang.Core.Tests.Attachments;

public sealed class FileRulesTests
{
    [Fact]
    public void Judge_LooksAtContent_NotAtTheName()
    {
        Assert.Equal("file-kind", FileRules.Judge("ประกาศ.pdf", Pictures.Exe).Problem?.Code);
        Assert.Equal("file-kind", FileRules.Judge("a.png", "<svg onload=alert(1)>"u8.ToArray()).Problem?.Code);
        Assert.Equal("file-kind", FileRules.Judge("a.docx", "PK\u0003\u0004"u8.ToArray()).Problem?.Code);
        Assert.Equal("file-kind", FileRules.Judge("a.pdf", default).Problem?.Code);
        var picture = FileRules.Judge("ประกาศ.pdf", Pictures.Jpeg()).Value!;
        Assert.Equal((FileKind.Jpeg, "image/jpeg", "ประกาศ.jpg"), (picture.Kind, picture.ContentType, picture.Name));
        Assert.Equal("application/pdf", FileRules.Judge("ประกาศ", Pictures.Pdf).Value!.ContentType);
    }

    [Fact]
    public void Judge_TooLarge_SaysWhatToDo()
    {
        var large = new byte[FileRules.MostBytes + 1];
        Pictures.Pdf.CopyTo(large, 0);
        var problem = FileRules.Judge("แผนที่.pdf", large).Problem!;
        Assert.Equal("file-too-large", problem.Code);
        Assert.Contains("แผนที่.pdf", problem.Message.Th);
        Assert.True(FileRules.Judge("แผนที่.pdf", large.AsMemory(0, FileRules.MostBytes)).IsOk);
    }

    [Fact]
    public void Judge_CutOff_IsDamaged()
    {
        Assert.Equal("file-damaged", FileRules.Judge("a.pdf", Pictures.Pdf.AsMemory(0, 20)).Problem?.Code);
        Assert.Equal("file-damaged", FileRules.Judge("a.png", Pictures.Png().AsMemory(0, 40)).Problem?.Code);
        Assert.Equal("file-damaged", FileRules.Judge("a.jpg", Pictures.Jpeg().AsMemory(0, 60)).Problem?.Code);
        Assert.Equal("file-damaged", FileRules.Judge("a.jpg", new byte[] { 0xFF, 0xD8, 0xFF, 0xD9 }).Problem?.Code);
    }

    [Fact]
    public void Judge_Png_LosesTextsTimesAndWhatFollows()
    {
        var png = Pictures.Png(("tEXt", "Author\0สมชาย"u8.ToArray()), ("eXIf", "GPS"u8.ToArray()), ("tIME", new byte[7]), ("pHYs", new byte[9]));
        var kept = FileRules.Judge("a.png", (byte[])[.. png, .. "MZ hidden"u8]).Value!.Bytes;
        Assert.Equal(Pictures.Png(("pHYs", new byte[9])), kept.ToArray());
    }

    [Fact]
    public void Judge_Jpeg_LosesExifCommentsAndWhatFollows_KeepsColours()
    {
        byte[] profile = Pictures.Segment(0xE2, "ICC_PROFILE\0..."u8.ToArray());
        byte[] adobe = Pictures.Segment(0xEE, "Adobe"u8.ToArray());
        var jpeg = Pictures.Jpeg(
            Pictures.Exif(1, isLittle: true), profile, Pictures.Segment(0xE2, "MPF\0"u8.ToArray()),
            Pictures.Segment(0xED, "Photoshop"u8.ToArray()), Pictures.Segment(0xFE, "สมชาย"u8.ToArray()), adobe);
        var kept = FileRules.Judge("a.jpg", (byte[])[.. jpeg, .. Pictures.Jpeg(Pictures.Exif(1, false))]).Value!.Bytes;
        Assert.Equal(Pictures.Jpeg(profile, adobe), kept.ToArray());
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(8, false)]
    public void Judge_JpegHeldSideways_StaysTheRightWayUp(byte orientation, bool isLittle)
    {
        var kept = FileRules.Judge("a.jpg", Pictures.Jpeg(Pictures.Exif(orientation, isLittle))).Value!.Bytes.ToArray();
        Assert.Equal(-1, kept.AsSpan().IndexOf("GPS"u8));
        Assert.Equal(34, kept[5]);
        Assert.Equal(kept, FileRules.Judge("a.jpg", kept).Value!.Bytes.ToArray());
        Assert.Equal(orientation, kept[2 + 4 + 6 + 8 + 2 + 9]);
    }

    [Fact]
    public void Judge_AnyBytes_NeverThrows_AndACleanFileStaysAsItIs() => Gen.Int[0, 2]
        .Select(which => which switch { 0 => Pictures.Jpeg(Pictures.Exif(6, true)), 1 => Pictures.Png(("tEXt", [1])), _ => Pictures.Pdf }).SelectMany(file => Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte, Gen.Int[0, file.Length], (at, value, length) =>
        {
            var changed = (byte[])file.Clone();
            changed[at] = value;
            return changed[..length];
        })).Sample(bytes =>
        {
            if (FileRules.Judge("a", bytes) is { IsOk: true, Value: var first })
            {
                Assert.Equal(first.Bytes.ToArray(), FileRules.Judge("a", first.Bytes).Value!.Bytes.ToArray());
            }
        });

    [Theory]
    [InlineData("C:\\Users\\สมชาย\\ประกาศ.PDF", "ประกาศ.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("a\r\nSet-Cookie: x\u200B.pdf", "a Set-Cookie x.pdf")]
    [InlineData("  ..  ", "file.pdf")]
    [InlineData("<b>\".pdf", "b.pdf")]
    [InlineData("ว.ด.ป. 12.3", "ว.ด.ป. 12.3.pdf")]
    public void Of_AnyName_IsSafe(string name, string safe) => Assert.Equal(safe, FileNames.Of(name, FileKind.Pdf));

    [Fact]
    public void Of_LongName_IsCutBetweenCharacters()
    {
        var cut = FileNames.Of("ก" + string.Concat(Enumerable.Repeat("น้ำ", 60)) + ".pdf", FileKind.Pdf);
        Assert.True(cut.Length <= 104);
        Assert.EndsWith("น้ำ.pdf", cut, StringComparison.Ordinal);
        Assert.Equal(cut, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)));
    }
}
