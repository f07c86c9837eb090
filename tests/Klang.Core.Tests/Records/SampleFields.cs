using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Areas;
using Klang.Core.Datasets;

namespace Klang.Core.Tests.Records;

/// <summary>One field of every type, and what people type into them.</summary>
internal static class SampleFields
{
    public static readonly ImmutableArray<Choice> Choices =
    [
        new("1", new("ดี", "Good")), new("2", new("ปานกลาง", "Fair")), new("10", new("น้ำดื่ม", "Drinking water")),
    ];

    public static readonly IntegerField Integer = new() { Key = Key("whole"), Label = new("จำนวน"), Kind = FieldKind.Flow };
    public static readonly DecimalField Fraction = new() { Key = Key("fraction"), Label = new("ทศนิยม"), Places = 3 };
    public static readonly MoneyField Money = new() { Key = Key("money"), Label = new("เงิน"), Kind = FieldKind.Ytd };
    public static readonly PercentField Percent = new() { Key = Key("percent"), Label = new("ร้อยละ") };
    public static readonly YearField Year = new() { Key = Key("year"), Label = new("ปี") };
    public static readonly TextField Text = new() { Key = Key("text"), Label = new("ข้อความ") };
    public static readonly TextField Lines = new() { Key = Key("lines"), Label = new("หลายบรรทัด"), Multiline = true };
    public static readonly DateField Date = new() { Key = Key("day"), Label = new("วันที่"), Kind = FieldKind.Flow };
    public static readonly ChoiceField Choice = new() { Key = Key("choice"), Label = new("เลือก"), Choices = Choices };
    public static readonly MultiField Multi = new() { Key = Key("multi"), Label = new("เลือกหลายข้อ"), Choices = Choices };
    public static readonly YesNoField YesNo = new() { Key = Key("yesno"), Label = new("ใช่หรือไม่"), Kind = FieldKind.Flow };
    public static readonly PhoneField Phone = new() { Key = Key("phone"), Label = new("โทรศัพท์") };
    public static readonly NationalIdField NationalId = new() { Key = Key("national_id"), Label = new("เลขประจำตัวประชาชน") };
    public static readonly AreaField Area = new() { Key = Key("area"), Label = new("พื้นที่"), Levels = [AreaLevel.District, AreaLevel.Village] };
    public static readonly SubjectField Subject = new() { Key = Key("subject"), Label = new("กลุ่ม"), Registers = ["savings-group"] };
    public static readonly FileField File = new() { Key = Key("file"), Label = new("ไฟล์") };

    public static readonly ImmutableArray<Field> All =
    [
        Integer, Fraction, Money, Percent, Year, Text, Lines, Date, Choice, Multi, YesNo, Phone, NationalId, Area, Subject, File,
    ];

    /// <summary>A good answer to every field, as typed.</summary>
    public static readonly ImmutableArray<(Field Field, string Typed)> Good =
    [
        (Integer, "๑,๒๓๔"), (Fraction, "1.125"), (Money, "๑,๒๓๔.๕๐ บาท"), (Percent, "12.5"), (Year, "๒๕๖๒"), (Text, "บ้านหนองแรด"),
        (Lines, "บรรทัดแรก\r\nบรรทัดสอง"), (Date, "๓๑ ม.ค. ๒๕๖๒"), (Choice, "ปานกลาง"), (Multi, "๑๐, 1"), (YesNo, "ใช่"),
        (Phone, "053177350 ต่อ 12"), (NationalId, "1-2345-67890-12-1"), (Area, "๕๗๐๑"), (Subject, "57010101S01"), (File, "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b, 0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c"),
    ];

    private static readonly Gen<string> Pieces = Gen.OneOf(
    [
        Gen.OneOf([.. Good.Select(g => g.Typed)]),
        Gen.OneOf("-", "–", ",", ";", "|", " ", "\n", ".", "0", "-1", "1", "10", "๒", "n/a", "ไม่เกี่ยวข้อง", "ไม่มี", "บาท", "57010101", "1e5", "\0", "\u200b", "ํา", "เเ", "😀"),
        Gen.Int.Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Decimal.Select(d => d.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String,
    ]);

    /// <summary>Good answers, bad ones, and mixtures.</summary>
    public static readonly Gen<string> Typed = Gen.Frequency((3, Pieces), (2, Pieces.Array[0, 4].Select(parts => string.Concat(parts))));

    public static readonly Gen<Field> Any = Gen.OneOf(All.ToArray());

    private static FieldKey Key(string name) => FieldKey.Parse(name);
}
