using System.Globalization;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Kinds;

/// <summary>
/// All that rules made from kinds say, in one place: the message of each, in which <c>{…}</c> shows values, and the rule itself in
/// words for the data dictionary.
/// </summary>
internal static class KindWords
{
    private const int LongestName = 80;
    private const int LongestChoices = 1200;

    public static LocalText Later(Field f) => new(
        $"{Name(f, "th")} {{{f.Key}}} ต้องหลังงวดก่อน ({{previous.{f.Key}}}) ใส่วันที่ของยอดงวดนี้ ถ้างวดก่อนผิด ให้ขอแก้ไขงวดก่อน",
        $"{Name(f, "en")} {{{f.Key}}} must be later than last round's ({{previous.{f.Key}}}). Enter this round's date; if last round was wrong, ask to correct it");

    public static LocalText LaterRule(Field f) => new($"{Plain(f, "th")} ต้องหลังงวดก่อน", $"{Plain(f, "en")} must be later than last round's");

    public static LocalText Same(Field f) => f.Changeable == Severity.Error
        ? new(
            $"{Name(f, "th")} ต้องเหมือนงวดก่อน คือ {Shown(f, "previous.", "th")} แต่กรอก {Shown(f, "", "th")} ใส่ค่าเดิม ถ้าเดิมผิด ให้แจ้งจังหวัด",
            $"{Name(f, "en")} must stay what it was last round, {Shown(f, "previous.", "en")}, but is {Shown(f, "", "en")}. Enter what stood there; if that was wrong, tell the province")
        : new(
            $"{Name(f, "th")} เปลี่ยนจากงวดก่อน {Shown(f, "previous.", "th")} เป็น {Shown(f, "", "th")} ตามปกติค่านี้ไม่เปลี่ยน ถ้าเปลี่ยนจริงให้เขียนเหตุผล ถ้าเดิมผิด ให้แจ้งจังหวัด",
            $"{Name(f, "en")} went from {Shown(f, "previous.", "en")} to {Shown(f, "", "en")}, which seldom changes. If it did, give the reason; if the old value was wrong, tell the province");

    public static LocalText SameRule(Field f) => new($"{Plain(f, "th")} ต้องเหมือนงวดก่อน", $"{Plain(f, "en")} must stay what it was last round");

    public static LocalText Grows(Field f) => new(
        $"{Name(f, "th")} {Amount(f, "", "th")} น้อยกว่างวดก่อน {Amount(f, "previous.", "th")} ทั้งที่ยังอยู่ใน{YearTh(f)}เดียวกัน ใส่ยอดสะสมตั้งแต่{BeginTh(f)} ไม่ใช่เฉพาะงวดนี้ ถ้างวดก่อนผิด ให้ขอแก้ไขงวดก่อน",
        $"{Name(f, "en")} of {Amount(f, "", "en")} is less than last round's {Amount(f, "previous.", "en")} in the same {YearEn(f)}. Enter the total since {BeginEn(f)}, not this round's alone; if last round was wrong, ask to correct it");

    public static LocalText GrowsRule(Field f) => new(
        $"{Plain(f, "th")} ต้องไม่น้อยกว่างวดก่อนใน{YearTh(f)}เดียวกัน",
        $"{Plain(f, "en")} must not fall below last round's within the same {YearEn(f)}");

    public static LocalText Steady(Field f, decimal percent) => new(
        $"{Name(f, "th")} เปลี่ยนจากงวดก่อน {Amount(f, "previous.", "th")} เป็น {Amount(f, "", "th")} เกินร้อยละ {Number(percent)} ตรวจว่าพิมพ์ตัวเลขครบหลัก ถ้าถูกต้องให้เขียนเหตุผล",
        $"{Name(f, "en")} went from {Amount(f, "previous.", "en")} to {Amount(f, "", "en")}, more than {Number(percent)} percent. Check for a dropped or doubled digit; if right, give the reason");

    public static LocalText SteadyRule(Field f, decimal percent) => new(
        $"{Plain(f, "th")} เปลี่ยนจากงวดก่อนไม่เกินร้อยละ {Number(percent)}",
        $"{Plain(f, "en")} changes by no more than {Number(percent)} percent from last round");

    public static LocalText Moves(DatasetDefinition d, Field f, KindTexts texts, bool newYear)
    {
        var expected = texts.Expected(f, newYear);
        var last = f.Moves!.Severity == Severity.Error && !newYear ? "ถ้างวดก่อนผิด ให้ขอแก้ไขงวดก่อน" : "ถ้าถูกต้องให้เขียนเหตุผล";
        var lastEn = f.Moves.Severity == Severity.Error && !newYear ? "if last round was wrong, ask to correct it" : "if right, give the reason";
        return new(
            $"{Name(f, "th")} งวดก่อน {Amount(f, "previous.", "th")}{Parts("th")} ควรเป็น {{{expected}}} แต่รายงาน {Amount(f, "", "th")} (ต่างกัน {{{f.Key} - ({expected})}}) ตรวจยอดคงเหลือและยอดเคลื่อนไหว{NewYearTh(newYear)} {last}",
            $"{Name(f, "en")} was {Amount(f, "previous.", "en")} last round{Parts("en")}: {{{expected}}} expected, {Amount(f, "", "en")} reported (off by {{{f.Key} - ({expected})}}). Check the balance and its movements{NewYearEn(newYear)}; {lastEn}");

        string Parts(string language) => string.Concat(
            f.Moves.With.Select(k => Part("+", k, language)).Concat(f.Moves.Against.Select(k => Part("−", k, language))));

        string Part(string sign, FieldKey key, string language)
        {
            var movement = d.Field(key)!;
            return $" {sign} {Name(movement, language)} {{{texts.Change(movement, newYear, texts.Years(f).Length == 1)}}}";
        }
    }

    public static LocalText MovesRule(DatasetDefinition d, Field f, bool newYear) => new(
        $"{Plain(f, "th")} ต้องเท่ากับงวดก่อน{Sum(d, f, "th")}{(newYear ? " (งวดแรกของปี ยอดสะสมนับใหม่)" : "")}{ToleranceTh(f)}",
        $"{Plain(f, "en")} must be last round's{Sum(d, f, "en")}{(newYear ? " (first round of a year, in which totals start anew)" : "")}{ToleranceEn(f)}");

    public static LocalText MovesSmall(Field f, string expected) => new(
        $"{Name(f, "th")} ต่างจากงวดก่อนและยอดเคลื่อนไหวอยู่ {{{f.Key} - ({expected})}} {f.Unit?.Name.Th} ตรวจยอดเคลื่อนไหว ถ้าถูกต้องให้เขียนเหตุผล",
        $"{Name(f, "en")} is {{{f.Key} - ({expected})}} {f.Unit?.Name.In("en")} off last round and its movements. Check the movements; if right, give the reason");

    public static LocalText MovesSmallRule(DatasetDefinition d, Field f) => new(
        $"{Plain(f, "th")} ควรเท่ากับงวดก่อน{Sum(d, f, "th")} พอดี แม้ต่างกันเล็กน้อย",
        $"{Plain(f, "en")} should be last round's{Sum(d, f, "en")} to the unit, however small the difference");

    private static string Sum(DatasetDefinition d, Field f, string language) => string.Concat(
        f.Moves!.With.Select(k => " + " + Plain(d.Field(k)!, language)).Concat(f.Moves.Against.Select(k => " − " + Plain(d.Field(k)!, language))));

    private static string ToleranceTh(Field f) => f.Moves!.Tolerance > 0 ? $" ต่างได้ไม่เกินร้อยละ {Number(f.Moves.Tolerance)} หรือ 1 หน่วย" : "";

    private static string ToleranceEn(Field f) => f.Moves!.Tolerance > 0 ? $", give or take {Number(f.Moves.Tolerance)} percent or 1 unit" : "";

    private static string NewYearTh(bool newYear) => newYear ? " และดูว่ายอดสะสมเริ่มนับใหม่ตั้งแต่ต้นปี" : "";

    private static string NewYearEn(bool newYear) => newYear ? ", and that totals of the year start anew" : "";

    private static string YearTh(Field f) => f.YearEnds is null ? "ปีงบประมาณ" : "รอบบัญชี";

    private static string YearEn(Field f) => f.YearEnds is null ? "fiscal year" : "account year";

    private static string BeginTh(Field f) => f.YearEnds is null ? " 1 ตุลาคม" : "ต้นรอบบัญชี";

    private static string BeginEn(Field f) => f.YearEnds is null ? "1 October" : "the account year began";

    private static string Amount(Field f, string of, string language) => $"{{{of}{f.Key}}}{(f.Unit is { } unit ? " " + unit.Name.In(language) : "")}";

    /// <summary>A choice is shown by its words, where there are not too many; the rest as they are.</summary>
    private static string Shown(Field f, string of, string language)
    {
        var path = of + f.Key.Name;
        if (f is not ChoiceField { Choices: var choices } || choices.Sum(c => c.Label.In(language).Length + path.Length + 20) > LongestChoices || choices.Length > 20)
        {
            return $"{{{path}}}";
        }

        var words = choices.Aggregate(path, (rest, c) => $"if({path} == '{Quoted(c.Code)}', '{Quoted(c.Label.In(language))}', {rest})");
        return $"{{{words}}}";
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal).Replace('{', '(').Replace('}', ')');

    /// <summary>As part of a template, in which braces hold expressions.</summary>
    private static string Name(Field f, string language)
    {
        var text = Plain(f, language).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return language == "th" ? $"“{text}”" : $"'{text}'";
    }

    private static string Plain(Field f, string language)
    {
        var label = f.Label.In(language);
        return label.Length <= LongestName ? label : new StringInfo(label).SubstringByTextElements(0, Math.Min(LongestName, new StringInfo(label).LengthInTextElements) / 2) + "…";
    }

    private static string Number(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
