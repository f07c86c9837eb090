using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Thai;

namespace Klang.Core.Records;

/// <summary>An answer as text: to show, and to edit. What <see cref="Edit"/> gives, <see cref="AnswerParser"/> reads back.</summary>
public static class AnswerText
{
    /// <summary>For reading: thousands commas, labels of choices, Buddhist dates.</summary>
    public static string Show(Field field, Answer? answer, string language) => answer switch
    {
        null => "",
        Unparsed unparsed => unparsed.Raw,
        NotApplicable => language == "en" ? "n/a" : "ไม่เกี่ยวข้อง",
        NotAsked aside => Show(field, aside.Kept, language),
        Answered { Value: var value } => field switch
        {
            YearField => value.Number.Plain(),
            NumberField number => ThaiNumber.Show(value.Number, number.Decimals),
            DateField => BuddhistDate.Short(value.Date, language),
            ChoiceField choice => Label(choice.Choices, value.Text, language),
            MultiField multi => string.Join(", ", value.Codes.Select(c => Label(multi.Choices, c, language))),
            YesNoField => YesNo(value.Boolean, language),
            PhoneField => People.ThaiPhone.TryParse(value.Text, out var phone, out _) ? phone.Show() : value.Text,
            FileField => language == "en" ? $"{value.Codes.Length.Plain()} file{(value.Codes.Length == 1 ? "" : "s")}" : $"{value.Codes.Length.Plain()} ไฟล์",
            NationalIdField or TextField or AreaField or SubjectField => value.Text,
            _ => throw new NotSupportedException($"Unknown field type {field.GetType().Name}."),
        },
        _ => throw new NotSupportedException($"Unknown answer {answer.GetType().Name}."),
    };

    /// <summary>For an input: plain number, choice code, d/m/yyyy in the Buddhist era.</summary>
    public static string Edit(Field field, Answer? answer) => answer switch
    {
        null => "",
        Unparsed unparsed => unparsed.Raw,
        NotApplicable => "n/a",
        NotAsked aside => Edit(field, aside.Kept),
        Answered { Value: var value } => field switch
        {
            NumberField => value.Number.Plain(),
            DateField => BuddhistDate.Numeric(value.Date),
            MultiField or FileField => string.Join(",", value.Codes),
            YesNoField => value.Boolean ? "1" : "0",
            ChoiceField or TextField or PhoneField or NationalIdField or AreaField or SubjectField => value.Text,
            _ => throw new NotSupportedException($"Unknown field type {field.GetType().Name}."),
        },
        _ => throw new NotSupportedException($"Unknown answer {answer.GetType().Name}."),
    };

    private static string Label(ImmutableArray<Choice> choices, string code, string language) =>
        choices.FirstOrDefault(c => c.Code == code)?.Label.In(language) ?? code;

    private static string YesNo(bool value, string language) => (value, language == "en") switch
    {
        (true, true) => "Yes",
        (false, true) => "No",
        (true, false) => "ใช่",
        (false, false) => "ไม่ใช่",
    };
}
