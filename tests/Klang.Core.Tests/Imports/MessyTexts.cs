using System.Globalization;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Core.Thai;
using Typed = Klang.Core.Datasets.Expressions.Value;

namespace Klang.Core.Tests.Imports;

/// <summary>Words and values the way hurried people type them.</summary>
internal sealed class MessyTexts(Random random)
{
    public SheetCell Of(string text) => SheetCell.Of(Spoiled(text));

    public string Any(params string[] texts) => texts[random.Next(texts.Length)];

    public IEnumerable<string> Titles() => new[]
    {
        "แบบรายงานข้อมูลกลุ่มออมทรัพย์เพื่อการผลิต", "สำนักงานพัฒนาชุมชนอำเภอเมืองเชียงราย จังหวัดเชียงราย", "ประจำปีงบประมาณ ๒๕๗๐ งวดที่ ๑", "ข้อมูล ณ วันที่ 15 พฤศจิกายน 2569",
    }.Take(random.Next(5));

    public string Heading(Field field)
    {
        var label = field.Label.Th;
        var text = random.Next(10) switch
        {
            0 => "จำนวน" + label,
            1 or 2 when field.Unit is { } unit => $"{label} ({unit.Name.Th})",
            3 => $"{random.Next(1, 40)}. {label}",
            4 when label.Length > 9 => Slip(label),
            5 => label.Replace(" ", "\n", StringComparison.Ordinal),
            _ => label,
        };
        return text;
    }

    public string Name(SubjectFact subject) => random.Next(12) switch
    {
        0 => subject.Name.Replace("กลุ่มออมทรัพย์เพื่อการผลิต", "กลุ่มออมทรัพย์ฯ ", StringComparison.Ordinal).Replace("ฯ", "เพื่อการผลิต", StringComparison.Ordinal),
        1 => $"{subject.Name} หมู่ที่ {subject.Moo}",
        2 => $"{subject.Name} ต.{subject.Subdistrict}",
        3 when random.Next(4) == 0 => Slip(subject.Name),
        _ => subject.Name,
    };

    /// <summary>A cell, what it truly says, and whether nobody could know.</summary>
    public (SheetCell Cell, Answer? Answer, bool IsGarbage) Value(Field field) => random.Next(100) switch
    {
        < 6 => (SheetCell.Empty, null, false),
        6 => (SheetCell.Of("-"), null, false),
        7 when random.Next(2) == 0 => (SheetCell.Of(Any("ประมาณ 200", "?", "รอข้อมูล", "๑๒ หรือ ๑๓", "#REF!")), null, true),
        _ => field switch
        {
            DateField => Date(),
            NumberField number => Number(number),
            _ => throw new NotSupportedException(),
        },
    };

    private (SheetCell, Answer?, bool) Number(NumberField field)
    {
        if (field is not PercentField && random.Next(60) == 0)
        {
            return (SheetCell.Of("ไม่มี"), new Answered(Typed.Of(0m)), false);
        }

        var value = (decimal)random.Next(0, field is PercentField ? 100 : 90_000);
        value = field.Decimals > 0 && random.Next(3) == 0 ? value + (random.Next(0, 100) / 100m) : value;
        var plain = value.ToString(CultureInfo.InvariantCulture);
        var cell = random.Next(10) switch
        {
            0 => SheetCell.Of(ThaiNumber.Show(value, field.Decimals)),
            1 => SheetCell.Of(ThaiDigits.ToThai(ThaiNumber.Show(value, field.Decimals))),
            2 when field is MoneyField => SheetCell.Of($"{ThaiNumber.Show(value, 2)} บาท"),
            3 => SheetCell.Of(" " + plain + "\u00A0"),
            4 => SheetCell.Of(plain),
            _ => new SheetCell(plain, CellNature.Number),
        };
        return (cell, new Answered(Typed.Of(value)), false);
    }

    private (SheetCell, Answer?, bool) Date()
    {
        var day = new DateOnly(2026, 10, 1).AddDays(random.Next(50));
        if (random.Next(60) == 0)
        {
            return (SheetCell.Of($"{day.Day}/{day.Month}/{(day.Year + 543) % 100}"), null, true);
        }

        var cell = random.Next(7) switch
        {
            0 => SheetCell.Of(BuddhistDate.Long(day)),
            1 => SheetCell.Of(BuddhistDate.Short(day)),
            2 => SheetCell.Of(ThaiDigits.ToThai(BuddhistDate.Numeric(day))),
            3 => SheetCell.Of($"{day.Day}/{day.Month}/{day.Year}"),
            4 => new SheetCell($"{day.Year + 543:D4}-{day.Month:D2}-{day.Day:D2}", CellNature.Date),
            _ => new SheetCell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellNature.Date),
        };
        return (cell, new Answered(Typed.Of(day)), false);
    }

    /// <summary>One letter left out, or two changed about.</summary>
    private string Slip(string text)
    {
        var at = random.Next(text.Length / 2, text.Length - 1);
        return random.Next(2) == 0 ? text.Remove(at, 1) : text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
    }

    private string Spoiled(string text) => random.Next(12) switch
    {
        0 => text.Replace("แ", "เเ", StringComparison.Ordinal),
        1 => text.Replace("ำ", "ํา", StringComparison.Ordinal),
        2 => text.Replace("า", "า\u200B", StringComparison.Ordinal),
        3 => "  " + text + " ",
        _ => text,
    };
}
