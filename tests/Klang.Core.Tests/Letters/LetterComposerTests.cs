using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Letters;

namespace Klang.Core.Tests.Letters;

public sealed class LetterComposerTests
{
    private static readonly DateOnly Day = new(2019, 1, 31);

    [Fact]
    public void Compose_LetterOf2562_FillsFieldsInThaiDigitsAndBuddhistYears()
    {
        var letter = LetterComposer.Compose(
            Parts((LetterPart.Number, "{letters} 0019.3/ว 2592"), (LetterPart.Subject, "การดำเนินงาน ปี {year}"), (LetterPart.To, "{recipients}"),
                (LetterPart.Address, "ศาลากลางจังหวัด{place}\n\nถนนแม่ฟ้าหลวง {letters} 57100"), (LetterPart.Cause, "ด้วย"), (LetterPart.Purpose, "จึงขอให้"),
                (LetterPart.Items, "มอบหมาย\nตรวจสอบ")),
            new Dictionary<string, string> { ["letters"] = "ชร", ["year"] = "2562", ["place"] = "เชียงราย", ["recipients"] = "นายอำเภอทุกอำเภอ" }, Day, null);

        Assert.Equal(("ชร ๐๐๑๙.๓/ว ๒๕๙๒", "๓๑ มกราคม ๒๕๖๒", "การดำเนินงาน ปี ๒๕๖๒", "นายอำเภอทุกอำเภอ"), (letter.Number, letter.Date, letter.Subject, letter.To));
        Assert.Equal(["ศาลากลางจังหวัดเชียงราย", "ถนนแม่ฟ้าหลวง ชร ๕๗๑๐๐"], letter.Address);
        Assert.Equal(["ด้วย", "จึงขอให้"], letter.Paragraphs);
        Assert.Equal(["๑. มอบหมาย", "๒. ตรวจสอบ"], letter.Items);
        Assert.Empty(letter.References);
        Assert.Null(letter.Annex);
    }

    [Fact]
    public void Compose_AnyWording_LeavesNoArabicDigitAndNoFieldBehind()
    {
        var word = Gen.OneOf(Gen.Const("ปี 2562 "), Gen.Const("{year}"), Gen.Const("{count} ฉบับ\n"), Gen.Const("๑๒"), Gen.String[Gen.Char['ก', 'ฮ'], 0, 9]);
        var parts = Gen.Select(Gen.Int[0, LetterPartList.All.Length - 1].Select(at => LetterPartList.All[at]), word.Array[0, 6]).Array[0, 12]
            .Select(all => new LetterParts(all.GroupBy(p => p.Item1).ToImmutableDictionary(p => p.Key, p => string.Concat(p.Last().Item2))));
        var table = new LetterTable([new("ที่", 1), new("จำนวน 30 วัน", 2)], [LetterRow.Of("1", "20"), LetterRow.Across("รวม 3")]);
        parts.Sample(wording =>
        {
            var letter = LetterComposer.Compose(wording, new Dictionary<string, string> { ["year"] = "2570", ["count"] = "12" }, Day, table);
            Assert.DoesNotContain(Said(letter), text => text.Any(char.IsAsciiDigit) || text.Contains('{'));
        });
    }

    [Fact]
    public void Fill_ValueWithBraces_StaysAsItIs() =>
        Assert.Equal("ก {count} ข ", LetterMerge.Fill("ก {dataset} ข {unknown}", new Dictionary<string, string> { ["dataset"] = "{count}", ["count"] = "9" }));

    [Fact]
    public void Since_ChangedAndBlankedParts_ComeBackOverTheShippedOnes()
    {
        var shipped = Parts((LetterPart.Subject, "ก"), (LetterPart.Items, "ข"), (LetterPart.Closing, "ค"));
        var own = Parts((LetterPart.Subject, "ก"), (LetterPart.Items, ""), (LetterPart.Closing, "ง"));

        var kept = own.Since(shipped);

        Assert.Equal([LetterPart.Items, LetterPart.Closing], kept.Texts.Keys.Order());
        Assert.Equal(("ก", "", "ง"), (shipped.With(kept)[LetterPart.Subject], shipped.With(kept)[LetterPart.Items], shipped.With(kept)[LetterPart.Closing]));
    }

    private static LetterParts Parts(params (LetterPart Part, string Text)[] parts) => new(parts.ToImmutableDictionary(p => p.Part, p => p.Text));

    private static IEnumerable<string> Said(LetterText letter) =>
    [
        letter.Number, letter.Date, letter.Subject, letter.To, letter.Valediction, letter.Annex!.Title,
        .. letter.Address, .. letter.References, .. letter.Enclosures, .. letter.Paragraphs, .. letter.Items, .. letter.Closing, .. letter.Signature, .. letter.Owner, .. letter.Copies,
        .. letter.Annex.Notes, .. letter.Annex.Table.Columns.Select(c => c.Title), .. letter.Annex.Table.Rows.SelectMany(r => r.Cells).SelectMany(c => c),
    ];
}
