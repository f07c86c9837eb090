using System.Collections.Immutable;
using CsCheck;
using DocumentFormat.OpenXml.Wordprocessing;
using Klang.Core.Letters;
using Klang.Web.Features.Letters.Docx;
using Klang.Web.Hosting;

namespace Klang.Web.Tests.Letters;

public sealed class DocxWriterTests
{
    private static readonly DateTime Made = new(2026, 12, 10, 3, 0, 0, DateTimeKind.Utc);

    private static readonly LetterTable Table = new(
        [new("ที่", 1, LetterAlign.Centre), new("อำเภอ", 3, Group: "หน่วย"), new("จังหวัด", 3, Group: "หน่วย"), new("จำนวน", 2, LetterAlign.Right)],
        [LetterRow.Across("กลุ่ม"), LetterRow.Of("1", "ก", "", "20"), new LetterRow([["2"], ["ข", "ค"], [], ["3"]])]);

    public static TheoryData<LetterKind> Kinds => [.. LetterKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Write_EveryShippedKind_IsValidAndAGoodWording(LetterKind kind)
    {
        var forms = ShippedFiles.Letters();
        foreach (var area in new[] { "", "57", "50" }.Select(Core.Areas.AreaCode.Parse))
        {
            var parts = forms.Shipped(kind, area);
            Assert.Null(LetterCheck.Fault(parts));
            using var docx = new DocxReader(DocxWriter.Write(Compose(parts), "สำนักงาน", Made));
            Assert.Empty(docx.Faults());
        }
    }

    [Fact]
    public void Write_AnyText_IsReadBackAsItWas()
    {
        var text = Gen.String[Gen.Frequency((5, Gen.Char['ก', '๙']), (2, Gen.Const(' ')), (1, Gen.Char["<&>\"']"])), 1, 40].Select(Core.Thai.ThaiText.Normalise).Where(t => t.Trim().Length > 0);
        Gen.Select(text, text, text).Sample((subject, item, cell) =>
        {
            var letter = Compose(LetterParts.Empty) with { Subject = subject, Items = [item], Annex = new LetterAnnex(subject, new LetterTable(Table.Columns, [LetterRow.Of(cell, "", "", item)]), []) };
            using var docx = new DocxReader(DocxWriter.Write(letter, "สำนักงาน", Made));
            Assert.Contains("เรื่อง\t" + subject, docx.Paragraphs);
            Assert.Contains(item, docx.Paragraphs);
            Assert.Equal([cell, "", "", item], docx.Cells[^1]);
            Assert.Empty(docx.Faults());
        }, iter: 30);
    }

    [Fact]
    public void Write_Document_SaysTheRegulationsPaperFontAndLanguage()
    {
        using var docx = new DocxReader(DocxWriter.Write(Compose(LetterParts.Empty), "สำนักงาน", Made));

        var run = docx.Main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal(("TH Sarabun New", "TH Sarabun New", "32", "32", "th-TH"),
            (run.RunFonts!.Ascii!.Value, run.RunFonts.ComplexScript!.Value, run.FontSize!.Val!.Value, run.FontSizeComplexScript!.Val!.Value, run.Languages!.Bidi!.Value));
        Assert.Contains("Sarabun", docx.Main.FontTablePart!.Fonts!.Descendants<AltName>().Single().Val!.Value!.Split(','));
        var page = docx.Body.Descendants<SectionProperties>().First();
        Assert.Equal((11906u, 16838u, 1701u, 1134u), (page.GetFirstChild<PageSize>()!.Width!.Value, page.GetFirstChild<PageSize>()!.Height!.Value, page.GetFirstChild<PageMargin>()!.Left!.Value, page.GetFirstChild<PageMargin>()!.Right!.Value));
        Assert.Equal(2, docx.Body.Descendants<SectionProperties>().Count());
    }

    [Fact]
    public void Write_Annex_HasBordersAndRepeatsBothRowsOfItsHead()
    {
        using var docx = new DocxReader(DocxWriter.Write(Compose(LetterParts.Empty), "สำนักงาน", Made));

        Assert.Equal(BorderValues.Single, docx.Annex.GetFirstChild<TableProperties>()!.TableBorders!.InsideHorizontalBorder!.Val!.Value);
        Assert.Equal([true, true, false, false, false], docx.Annex.Elements<TableRow>().Select(r => r.TableRowProperties!.GetFirstChild<TableHeader>() is not null));
        Assert.Equal(["ที่/หน่วย//จำนวน", "/อำเภอ/จังหวัด/", "กลุ่ม///", "๑/ก//๒๐", "๒/ข|ค//๓"], docx.Cells.Select(r => string.Join('/', r)));
    }

    private static LetterText Compose(LetterParts parts) => LetterComposer.Compose(
        parts, LetterFields.All.ToDictionary(f => f.Key, f => "ค่า " + f.Key), new DateOnly(2026, 12, 10), Table);
}
