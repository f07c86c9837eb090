using CsCheck;
using Klang.Core.Registers;

namespace Klang.Core.Tests.Registers;

public sealed class DuplicateFinderTests
{
    [Theory]
    [InlineData("กลุ่มออมทรัพย์เพื่อการผลิตบ้านน้ำลัด", "ออมทรัพย์บ้านนํ้าลัด")]
    [InlineData("นายสมชาย ใจดี", "สมชาย  ใจดี")]
    [InlineData("นางสาวแสงดาว คำแก้ว", "น.ส.เเสงดาว คําแก้ว")]
    [InlineData("กลุ่มทอผ้า บ้านดู่ หมู่ที่ ๓", "กลุ่มทอผ้าบ้านดู่ ม.3")]
    [InlineData("วิสาหกิจชุมชนข้าวกล้อง", "กลุ่มข้าวกลอง")]
    [InlineData("กลุ่มจำปา", "กลุ่มจาํปา")]
    [InlineData("กลุ่มสตรีทอผ้า ต.แม่ยาว อ.เมืองเชียงราย", "กลุ่มสตรีทอผ้า")]
    public void Find_SameNameWrittenOtherwise_IsOnePairOfSameName(string one, string other)
    {
        var found = Assert.Single(Find((one, "57010101"), (other, "57010102")));

        Assert.Equal((LikenessReason.SameName, 1m), (found.Reason, found.Score));
    }

    [Theory]
    [InlineData("กลุ่มแปรรูปสมุนไพร", "กลุ่มแปรรูปสมุไพร")]
    [InlineData("นายประเสริฐ วงศ์คำ", "นายประเสริด วงศ์คำ")]
    public void Find_LetterOrTwoOffInOneVillage_IsLike(string one, string other) =>
        Assert.Equal(LikenessReason.LikeName, Assert.Single(Find((one, "57010101"), (other, "57010101"))).Reason);

    [Theory]
    [InlineData("กลุ่มออมทรัพย์ หมู่ 1", "กลุ่มออมทรัพย์ หมู่ 2")]
    [InlineData("กลุ่มทอผ้าบ้านดู่", "กลุ่มจักสานบ้านดู่")]
    [InlineData("นายดี มา", "นายมี มา")]
    public void Find_NamesOfTwoThings_AreNoPair(string one, string other) => Assert.Empty(Find((one, "57010101"), (other, "57010101")));

    [Fact]
    public void Find_SameGroupNameInAnotherSubdistrict_IsNoPairButAPersonIs()
    {
        var entries = new[] { new NamedEntry("a", "กลุ่มสตรี ทอผ้าไหม", "57010101"), new NamedEntry("b", "กลุ่มสตรี ทอผ้าไหม", "57020101") };

        Assert.Empty(new DuplicateFinder(anywhere: false).Find(entries));
        Assert.Single(new DuplicateFinder(anywhere: true).Find(entries));
    }

    [Fact]
    public void Find_OneNumber_IsAPairWhateverTheNamesAndTwoNumbersNever()
    {
        NamedEntry[] entries = [new("a", "นายหนึ่ง สองสาม", "57010101", "h1"), new("b", "นางเปลี่ยน ชื่อแล้ว", "57090101", "h1"), new("c", "นายหนึ่ง สองสาม", "57010101", "h2")];

        var pairs = new DuplicateFinder(anywhere: false).Find(entries);

        Assert.Equal(("a", "b", LikenessReason.SameNumber), (pairs[0].First, pairs[0].Second, pairs[0].Reason));
        Assert.Single(pairs);
    }

    [Fact]
    public void Like_EntryBeingTyped_NamesTheKnownOne()
    {
        var found = new DuplicateFinder(anywhere: false).Like(new("", "ออมทรัพย์บ้านดู่", "57010101"), [new("57010101S01", "กลุ่มออมทรัพย์เพื่อการผลิตบ้านดู่", "57010101"), new("57010101S02", "กลุ่มอื่น", "57010101")]);

        Assert.Equal("57010101S01", Assert.Single(found).Second);
    }

    [Fact]
    public void Find_EqualsComparingEveryPair() => Gen.Select(Gen.Char["กขคงาำ้1"].Array[0, 9], Gen.Int[1, 3], Gen.Int[1, 2]).Array[0, 14].Sample(rows =>
    {
        var entries = rows.Select((r, i) => new NamedEntry($"{i:D2}", new string(r.Item1), $"57010{r.Item3}0{r.Item2}")).ToList();
        var finder = new DuplicateFinder(anywhere: false);
        var slow = entries.SelectMany((e, i) => finder.Like(e, entries.Skip(i + 1))).Select(p => (p.First, p.Second)).Order();

        Assert.Equal(slow, finder.Find(entries).Select(p => (p.First, p.Second)).Order());
    });

    [Fact]
    public void Edits_AgreeWithTheWholeTable() => Gen.Select(Gen.Char["กขค"].Array[0, 7], Gen.Char["กขค"].Array[0, 7], Gen.Int[0, 4]).Sample((one, other, most) =>
        Assert.Equal(Math.Min(Whole(one, other), most + 1), NameSkeleton.Edits(one, other, most)));

    private static int Whole(char[] a, char[] b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }

    private static IReadOnlyList<LikelyDouble> Find(params (string Name, string Area)[] entries) =>
        new DuplicateFinder(anywhere: false).Find(entries.Select((e, i) => new NamedEntry($"{i}", e.Name, e.Area)));
}
