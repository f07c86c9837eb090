using System.Text.RegularExpressions;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Thai;

namespace Klang.Core.Checks;

/// <summary>What follows from a field itself: required, parsed, in range, not too long.</summary>
internal static class CellChecks
{
    public static void Check(Field field, Answer? answer, bool required, CellRef at, List<Issue> issues)
    {
        switch (answer)
        {
            case null when required:
                issues.Add(Error("required", $"ยังไม่ได้กรอก “{field.Label.Th}”", $"'{field.Label.In("en")}' is not filled in.", at));
                break;
            case Unparsed unparsed:
                var fault = AnswerParser.Parse(field, unparsed.Raw).Fault ?? new LocalText("อ่านค่าไม่ได้", "This cannot be read.");
                issues.Add(Error("unparsed", $"“{field.Label.Th}”: {fault.Th}", $"'{field.Label.In("en")}': {fault.In("en")}", at));
                break;
            case Answered { Value: var value }:
                Value(field, value, at, issues);
                break;
            default:
                break;
        }
    }

    private static void Value(Field field, Datasets.Expressions.Value value, CellRef at, List<Issue> issues)
    {
        switch (field)
        {
            case NumberField number when value.Number < number.Min || value.Number > number.Max:
                issues.Add(Error("range", $"“{field.Label.Th}” ต้อง{Range(number, "th")} แต่กรอก {Shown(number, value.Number)}", $"'{field.Label.In("en")}' must be {Range(number, "en")} but is {Shown(number, value.Number)}.", at));
                break;
            case TextField text when ThaiText.Graphemes(value.Text) is var length && length > text.MaxLength:
                issues.Add(Error("too_long", $"“{field.Label.Th}” ยาวได้ไม่เกิน {text.MaxLength.Plain()} ตัวอักษร แต่ยาว {length.Plain()}", $"'{field.Label.In("en")}' may have {text.MaxLength.Plain()} characters but has {length.Plain()}.", at));
                break;
            case TextField { Pattern: { } pattern } when !Matches(value.Text, pattern):
                issues.Add(Error("pattern", $"“{field.Label.Th}” เขียนไม่ตรงรูปแบบ{Hint(field, "th")}", $"'{field.Label.In("en")}' is not written in the form needed.{Hint(field, "en")}", at));
                break;
            case DateField date when value.Date < date.Min || value.Date > date.Max:
                issues.Add(Error("range", $"“{field.Label.Th}” {BuddhistDate.Short(value.Date, "th")} อยู่นอกช่วงที่ใช้ได้", $"'{field.Label.In("en")}' {BuddhistDate.Short(value.Date, "en")} is outside the range allowed.", at));
                break;
            default:
                break;
        }
    }

    /// <summary>Patterns come from definitions; the bound keeps a careless one from running long.</summary>
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string Hint(Field field, string language) => field.Help is { } help ? ": " + help.In(language) : "";

    private static string Range(NumberField field, string language) => (field.Min, field.Max, language == "en") switch
    {
        ({ } min, { } max, false) => $"อยู่ระหว่าง {Shown(field, min)} ถึง {Shown(field, max)}",
        ({ } min, null, false) => $"ไม่น้อยกว่า {Shown(field, min)}",
        (null, { } max, false) => $"ไม่เกิน {Shown(field, max)}",
        ({ } min, { } max, true) => $"between {Shown(field, min)} and {Shown(field, max)}",
        ({ } min, null, true) => $"at least {Shown(field, min)}",
        (null, { } max, true) => $"at most {Shown(field, max)}",
        _ => "",
    };

    private static string Shown(NumberField field, decimal value) =>
        field is YearField ? value.Plain() : ThaiNumber.Show(value, value == decimal.Truncate(value) ? 0 : field.Decimals);

    private static Issue Error(string rule, string th, string en, CellRef at) => new(rule, Severity.Error, new LocalText(th, en), [at]);
}
