using System.Text;
using CsCheck;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>Files that are broken, absurd or meant to hurt: told in plain words with file and line, never an exception.</summary>
public sealed class BadFilesTests
{
    private const string Name = "12-bad.yaml";

    private static readonly string[] Bits =
        ["[", "]", "{", "}", ":", "- ", "\n", "\n  ", "'", "\"", "&a ", "*a", "|", ">", "%", "!", "\t", "#", "? ", "<<: ", "ก", "\u00a0", "\ud800"];

    [Theory]
    [InlineData("key: a\n\tnumber: 1", 2, "ย่อหน้าด้วยแท็บไม่ได้")]
    [InlineData("key: a\nname: \uFFFD\uFFFD", 2, "ต้องบันทึกเป็น UTF-8")]
    [InlineData("key: a\0\nname: b", 1, "ต้องบันทึกเป็น UTF-8")]
    [InlineData("key: a\nkey: b", 2, "ไม่ใช่ YAML ที่ถูกต้อง")]
    [InlineData("key: [a", 2, "ไม่ใช่ YAML")]
    [InlineData("key: 'a\nname: b", 1, "ไม่ใช่ YAML ที่ถูกต้อง")]
    [InlineData("a: &x [1, 2]\nb: [*x, *x]", 1, "anchor")]
    [InlineData("a: 1\n---\nb: 2", 1, "เอกสาร YAML หนึ่งชุด")]
    [InlineData("", 1, "เอกสาร YAML หนึ่งชุด")]
    [InlineData("just text", 1, "ชุดของ ชื่อ: ค่า")]
    [InlineData("- a\n- b", 1, "ชุดของ ชื่อ: ค่า")]
    [InlineData("a: !!binary [x]\nkey: {}", 2, "ต้องเป็นข้อความบรรทัดเดียว")]
    public void Read_BrokenFile_IsToldWithItsLine(string text, int line, string said) => AssertTold(text, line, said);

    [Fact]
    public void Read_AliasBomb_IsRefusedAtItsFirstAnchor()
    {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat("bcdefghijk".Select((c, i) => $"{c}: &{c} [{string.Join(", ", Enumerable.Repeat("*" + (char)(c - 1), 9))}]\n"));

        AssertTold(bomb, 1, "anchor");
    }

    [Theory]
    [InlineData(100_000, '[', ']')]
    [InlineData(100_000, '{', '}')]
    public void Read_DeepNesting_IsRefused(int depth, char open, char close) =>
        AssertTold("key: " + new string(open, depth) + new string(close, depth), 1, "");

    [Fact]
    public void Read_DeepIndentation_IsRefused() =>
        AssertTold(string.Concat(Enumerable.Range(0, 400).Select(i => new string(' ', i) + "a:\n")) + new string(' ', 400) + "b", 13, "ลึกเกิน 12 ชั้น");

    [Fact]
    public void Read_HugeFile_IsRefused() => AssertTold("key: " + new string('ก', DefinitionLimits.Bytes), 1, "ไฟล์ใหญ่เกินไป");

    [Fact]
    public void Read_TooManyValues_IsRefused() => AssertTold("key: [" + string.Concat(Enumerable.Repeat("a,", DefinitionLimits.Nodes + 1)) + "]", 1, "มากกว่า 50,000 ค่า".Replace(",", "", StringComparison.Ordinal));

    [Fact]
    public void Read_ThousandFields_IsRefusedBeyondTheBound()
    {
        var fields = string.Concat(Enumerable.Range(0, 1000).Select(i => $"  - {{ key: f{i}, label: ข้อมูล, type: integer, kind: flow }}\n"));
        var faults = ReadAlone(Whole("fields:\n" + fields));

        Assert.Contains("fields มี 1000 รายการ ใช้ได้ไม่เกิน 400", Assert.Single(faults).Message.Th, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules:\n", "  - {{ key: r{0}, severity: note, check: \"a > 0\", message: ก }}\n", "rules มี 1000 รายการ")]
    [InlineData("indicators:\n", "  - {{ key: i{0}, label: ก, value: sum(a) }}\n", "indicators มี 1000 รายการ")]
    public void Read_ThousandOfAnything_IsRefusedBeyondTheBound(string head, string each, string said) => Assert.Contains(
        ReadAlone(Whole("fields: [{ key: a, label: ก, type: integer, kind: flow }]\n" + head + string.Concat(Enumerable.Range(0, 1000).Select(i => each.Replace("{0}", i.ToString(), StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal))))),
        f => f.Message.Th.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void Read_ThousandsOfUnknownNames_AreToldWithoutSearchingForLong()
    {
        var fields = string.Concat(Enumerable.Range(0, 399).Select(i => $"  - {{ key: number_of_households_in_the_village_{i}, label: ก, type: integer, kind: flow }}\n"));
        var rules = string.Concat(Enumerable.Range(0, 400).Select(i => $"  - {{ key: r{i}, severity: note, check: \"{string.Join(" + ", Enumerable.Range(0, 30).Select(n => $"unknown_number_of_people_in_town_{n}"))} > 0\", message: ก }}\n"));
        var faults = ReadAlone(Whole("fields:\n" + fields + "rules:\n" + rules));

        Assert.InRange(faults.Count, 200, 240);
        Assert.Contains(faults, f => f.Message.Th.Contains("เกิน 200 แห่ง", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 5000, "ยาวเกิน")]
    [InlineData("check: \"", 0, "ซ้อน")]
    public void Read_AbsurdExpression_IsRefused(string start, int length, string said)
    {
        var check = length > 0 ? "check: cash <= 0" + string.Concat(Enumerable.Repeat(" + 1", length / 4)) : start + new string('(', 65) + "cash" + new string(')', 65) + " > 0\"";
        var (faults, text) = ShippedDefinitions.Spoilt("check: cash <= 50000", check);

        Assert.Contains(said, Assert.Single(faults).Message.Th, StringComparison.Ordinal);
        Assert.Equal(ShippedDefinitions.LineOf(text, "key: cash-in-hand"), faults[0].Line);
    }

    [Theory]
    [InlineData("range: [0, 20000]", "range: [20000, 0]", "key: members_male", "range ต้องเรียง")]
    [InlineData("    rounds: [4]\n", "    rounds: [5]\n", "key: potential_level", "มีเพียง 4 งวด")]
    [InlineData("maxLength: 150", "maxLength: 0", "key: borrowed_source_other", "maxLength ต้องเป็น")]
    [InlineData("maxLength: 150", "maxLength: 150\n    pattern: \"[a-\"", "key: borrowed_source_other", "regular expression")]
    [InlineData("    min: 0\n    max: 30", "    min: 31\n    max: 30", "key: activities", "min และ max ต้องเรียงกัน")]
    [InlineData("- key: cash-in-hand", "- key: balance-sheet", "key: balance-sheet", "มีกฎ “balance_sheet” ซ้ำกัน")]
    [InlineData("- key: cash-in-hand", "- key: satja_balance__moves", "key: satja_balance__moves", "มีกฎ “satja_balance__moves” ซ้ำกัน")]
    [InlineData("th: ธนาคารออมสิน", "th: <b>ธนาคารออมสิน</b>", "{ code: \"1\", th: <b>", "แท็ก HTML")]
    public void Read_SettingThatCannotBeMeant_IsTold(string old, string replacement, string marker, string said)
    {
        var (faults, text) = ShippedDefinitions.Spoilt(old, replacement);

        Assert.Contains(faults, f => f.Line == ShippedDefinitions.LineOf(text, marker) && f.Message.Th.Contains(said, StringComparison.Ordinal) && f.Message.En?.Length > 0);
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Gen.String.Sample(text => Assert.NotEmpty(ReadAlone(text)), iter: 500);

    [Fact]
    public void Read_ShippedFileWithAnyPieceChanged_NeverThrows()
    {
        var text = ShippedDefinitions.SavingsGroupFile.Text;
        var pieces = Gen.OneOf(Gen.String[0, 20], Gen.OneOf(Bits));
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 60], pieces).Sample((at, length, piece) =>
        {
            var spoilt = text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, piece);
            CatalogueReader.Read([.. ShippedDefinitions.SavingsGroupFiles.Where(f => f.Path != ShippedDefinitions.SavingsGroup), new DefinitionFile(ShippedDefinitions.SavingsGroup, spoilt)]);
        }, iter: 300);
    }

    [Fact]
    public void Read_FileInThaiWindowsEncoding_IsToldWhereItsFirstThaiStands()
    {
        byte[] thai = [.. Encoding.ASCII.GetBytes("key: a\nname: "), 0xA1, 0xA2, 0xA3];

        AssertTold(Encoding.UTF8.GetString(thai), 2, "ต้องบันทึกเป็น UTF-8");
    }

    private static void AssertTold(string text, int line, string said)
    {
        var faults = ReadAlone(text);

        Assert.Contains(faults, f => f.File == Name && f.Line == line && f.Message.Th.Contains(said, StringComparison.Ordinal) && f.Message.En?.Length > 0);
    }

    private static List<DefinitionFault> ReadAlone(string text) => [.. CatalogueReader.Read(
        [.. ShippedDefinitions.Files.Where(f => f.Kind is DefinitionFileKind.Bureaus or DefinitionFileKind.Units), new DefinitionFile(Name, text)]).Faults];

    private static string Whole(string rest) =>
        "key: bad\nnumber: 12\nname: ก\nowner: planning\nreportedBy: [district]\nsubject: { unit: self }\nrounds: { every: year, due: [20 Dec], announce: together }\n" + rest;
}
