using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Thai;

namespace Klang.Core.Checks;

/// <summary>What follows from a field itself: required, parsed, in range, not too long, offered in the year, in its register, enough files.</summary>
internal static class CellChecks
{
    /// <summary>What is said of a field that is not filled in is the same in every record, and half-filled workbooks say it a million times.</summary>
    private static readonly ConditionalWeakTable<Field, Issue> Empty = [];

    public static void Check(Field field, Answer? answer, bool required, RecordFacts facts, CellRef at, List<Issue> issues)
    {
        switch (answer)
        {
            case null when required:
                issues.Add(at.List is null ? Empty.GetValue(field, static f => Required(f, new CellRef(f.Key))) : Required(field, at));
                break;
            case Unparsed unparsed:
                var fault = AnswerParser.Parse(field, unparsed.Raw).Fault ?? new LocalText("อ่านค่าไม่ได้", "This cannot be read.");
                issues.Add(Error("unparsed", $"“{field.Label.Th}”: {fault.Th}", $"'{field.Label.In("en")}': {fault.In("en")}", at));
                break;
            case Answered { Value: var value }:
                Value(field, value, facts, at, issues);
                break;
            default:
                break;
        }
    }

    private static void Value(Field field, Datasets.Expressions.Value value, RecordFacts facts, CellRef at, List<Issue> issues)
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
            case SubjectField subject when !IsKnown(subject, value.Text, facts.Around):
                issues.Add(Error(
                    "unknown_subject",
                    $"“{field.Label.Th}”: ไม่พบรหัส “{value.Text}” ในทะเบียน ตรวจรหัส หรือเลือกจากรายการ ถ้ายังไม่มีให้ลงทะเบียนก่อน",
                    $"'{field.Label.In("en")}': the register has no code '{value.Text}'. Check the code, or pick from the list; what is missing is registered first.", at));
                break;
            case ChoiceField choice:
                Offered(field, choice.Choices, [value.Text], facts, at, issues);
                break;
            case MultiField multi:
                Offered(field, multi.Choices, value.Codes, facts, at, issues);
                break;
            case FileField file when value.Codes.Length < file.MinFiles:
                issues.Add(Error("min_files", $"“{field.Label.Th}” ต้องมีอย่างน้อย {file.MinFiles.Plain()} ไฟล์ แต่มี {value.Codes.Length.Plain()}", $"'{field.Label.In("en")}' needs at least {file.MinFiles.Plain()} files but has {value.Codes.Length.Plain()}.", at));
                break;
            case FileField file when value.Codes.Length > file.MaxFiles:
                issues.Add(Error("max_files", $"“{field.Label.Th}” มีได้ไม่เกิน {file.MaxFiles.Plain()} ไฟล์ แต่มี {value.Codes.Length.Plain()}", $"'{field.Label.In("en")}' may have {file.MaxFiles.Plain()} files but has {value.Codes.Length.Plain()}.", at));
                break;
            default:
                break;
        }
    }

    /// <summary>Where nothing was brought, nothing is said.</summary>
    private static bool IsKnown(SubjectField field, string code, ISurroundings around) =>
        around is NoSurroundings || (around.Find(code) is { } entry && field.Registers.Contains(entry.Register));

    /// <summary>A choice of other years is not to be picked anew; where it stood before, it may stay.</summary>
    private static void Offered(Field field, ImmutableArray<Choice> choices, ImmutableArray<string> codes, RecordFacts facts, CellRef at, List<Issue> issues)
    {
        foreach (var choice in choices.Where(c => !c.IsOfferedIn(facts.FiscalYear) && codes.Contains(c.Code) && !Stood(c.Code, facts.Previous, at)))
        {
            issues.Add(Error(
                "not_offered",
                $"“{field.Label.Th}”: ตัวเลือก “{choice.Label.Th}” ใช้ในปี {facts.FiscalYear.Plain()} ไม่ได้ เลือกตัวเลือกของปีนี้",
                $"'{field.Label.In("en")}': the choice '{choice.Label.In("en")}' is not offered in {facts.FiscalYear.Plain()}; pick one that is.", at));
        }
    }

    private static bool Stood(string code, Answers? before, CellRef at) => before is not null && (at.List is { } list
        ? before.List(list).Any(row => Holds(row, at.Field, code))
        : Holds(before, at.Field, code));

    private static bool Holds(Answers answers, FieldKey field, string code) => NotAsked.Given(answers[field]) is Answered { Value: var value }
        && (value.Type == Datasets.Expressions.ValueType.Codes ? value.Codes.Contains(code) : value.Type == Datasets.Expressions.ValueType.Text && value.Text == code);

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

    private static Issue Required(Field field, CellRef at) => Error("required", $"ยังไม่ได้กรอก “{field.Label.Th}”", $"'{field.Label.In("en")}' is not filled in.", at);

    private static Issue Error(string rule, string th, string en, CellRef at) => new(rule, Severity.Error, new LocalText(th, en), [at]);
}
