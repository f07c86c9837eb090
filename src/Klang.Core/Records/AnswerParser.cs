using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Thai;
using Cell = Klang.Core.Datasets.Expressions.Value;

namespace Klang.Core.Records;

/// <summary>What a text became: an answer (null: missing) and, where it did not parse, why.</summary>
public readonly record struct ParsedAnswer(Answer? Answer, LocalText? Fault);

/// <summary>
/// The one parser of cell text, for screen, form, import and API. It never loses what was typed: text that is no value of
/// the field's type comes back as <see cref="Unparsed"/> with the reason. A national id comes back masked: who keeps the
/// whole number reads it with <see cref="NationalId"/> and encrypts it.
/// </summary>
public static class AnswerParser
{
    /// <summary>Longer texts are cut off at the door, so that nobody can fill the store through one cell.</summary>
    public const int MaxRaw = 10_000;

    /// <summary>The largest number kept, either sign; the typed columns hold it.</summary>
    public const decimal MostNumber = 999_999_999_999_999m;

    /// <summary>So many digits are never more than <see cref="MostNumber"/>.</summary>
    private const int SafeDigits = 15;

    private static readonly ImmutableArray<string> Dashes = ["-", "–", "—"];
    private static readonly ImmutableArray<string> NotApplicableWords = ["n/a", "na", "ไม่เกี่ยวข้อง"];
    private static readonly ImmutableArray<string> YesWords = ["1", "true", "yes", "y", "มี", "ใช่", "ผ่าน"];
    private static readonly ImmutableArray<string> NoWords = ["0", "false", "no", "n", "ไม่มี", "ไม่ใช่", "ไม่ผ่าน"];

    public static ParsedAnswer Parse(Field field, string? text)
    {
        if (IsPlainNumber(field, text))
        {
            return new(new Answered(Cell.Of(decimal.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))), null);
        }

        var raw = Storable(text);
        var clean = field is TextField { Multiline: true } ? ThaiText.NormaliseLines(raw ?? "") : ThaiText.Normalise(raw ?? "");
        if (clean.Length == 0 || Dashes.Contains(clean))
        {
            return default;
        }

        if (NotApplicableWords.Contains(clean.ToLowerInvariant()))
        {
            return new(NotApplicable.Instance, null);
        }

        var (value, fault) = Value(field, clean);
        return fault is null ? new(new Answered(value), null) : new(new Unparsed(raw!), fault);
    }

    /// <summary>A few bare digits under a number: most cells of most workbooks. They need none of the steps that follow.</summary>
    public static bool IsPlainNumber(Field field, [NotNullWhen(true)] string? text) =>
        field is NumberField && text is { Length: > 0 and <= SafeDigits } && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>At most <see cref="MaxRaw"/>, no character cut in two, and no NUL: PostgreSQL's JSON takes neither.</summary>
    private static string? Storable(string? text)
    {
        var whole = text?.Replace("\0", "", StringComparison.Ordinal);
        return whole is { Length: > MaxRaw } ? whole[..(char.IsHighSurrogate(whole[MaxRaw - 1]) ? MaxRaw - 1 : MaxRaw)] : whole;
    }

    private static (Cell Value, LocalText? Fault) Value(Field field, string text) => field switch
    {
        NumberField number => Number(number, text),
        TextField => (Cell.Of(text), null),
        DateField => Date(text),
        ChoiceField choice => Choice(choice.Choices, text),
        MultiField multi => Multi(multi.Choices, text),
        YesNoField => YesNo(text),
        PhoneField => ThaiPhone.TryParse(text, out var phone, out var wrong) ? (Cell.Of(phone.Show()), null) : (default, wrong.ToProblem().Message),
        NationalIdField => NationalId.TryParse(text, out var id, out var fault) ? (Cell.Of(id.Masked), null)
            : NationalId.IsMask(text) ? (Cell.Of(text), null) : (default, fault.ToProblem().Message),
        AreaField area => Area(area, text),
        SubjectField => (Cell.Of(ThaiDigits.ToArabic(text).ToUpperInvariant()), null),
        FileField => Files(text),
        _ => throw new NotSupportedException($"Unknown field type {field.GetType().Name}."),
    };

    private static (Cell, LocalText?) Number(NumberField field, string text)
    {
        if (!ThaiNumber.TryParse(WithoutUnit(field, text), out var value, out var fault))
        {
            return (default, fault.ToProblem().Message);
        }

        if (Math.Abs(value) > MostNumber)
        {
            return (default, new("ตัวเลขใหญ่เกินไป ตรวจว่าพิมพ์เกินหลักหรือไม่", "The number is too large; check for extra digits."));
        }

        return decimal.Round(value, field.Decimals) == value
            ? (Cell.Of(value), null)
            : (default, field.Decimals == 0
                ? new("ต้องเป็นจำนวนเต็ม ไม่มีทศนิยม", "This must be a whole number.")
                : new($"มีทศนิยมได้ไม่เกิน {field.Decimals.Plain()} ตำแหน่ง", $"At most {field.Decimals.Plain()} decimal places."));
    }

    /// <summary>"12 คน" in a field that counts people, "5 %" in a percentage. Another word stays, and is a fault: 12 households are not 12 people.</summary>
    private static string WithoutUnit(NumberField field, string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return text;
        }

        string?[] units = [field.Unit?.Name.Th, field.Unit?.Name.En, field is PercentField ? "%" : null];
        var unit = units.FirstOrDefault(u => u is { Length: > 0 } && text.EndsWith(u, StringComparison.OrdinalIgnoreCase));
        var number = unit is null ? "" : text[..^unit.Length].TrimEnd();
        return number.Length > 0 && char.IsAsciiDigit(ThaiDigits.ToArabic(number)[^1]) ? number : text;
    }

    private static (Cell, LocalText?) Date(string text) => BuddhistDate.TryParse(text, out var day, out var fault)
        ? (Cell.Of(day.Date), null)
        : (default, fault.ToProblem().Message);

    private static (Cell, LocalText?) Choice(ImmutableArray<Choice> choices, string text) => Find(choices, text) is { } found
        ? (Cell.Of(found.Code), null)
        : (default, NoSuchChoice(text));

    private static (Cell, LocalText?) Multi(ImmutableArray<Choice> choices, string text)
    {
        var parts = text.Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var codes = parts.Select(p => (Text: p, Choice: Find(choices, p))).ToList();
        return codes.Count == 0 ? (default, NoSuchChoice(text))
            : codes.Find(c => c.Choice is null) is { Text: not null } lost ? (default, NoSuchChoice(lost.Text))
            : (Cell.Of([.. choices.Where(c => codes.Exists(f => f.Choice == c)).Select(c => c.Code)]), null);
    }

    private static Choice? Find(ImmutableArray<Choice> choices, string text)
    {
        var typed = ThaiDigits.ToArabic(text);
        return choices.FirstOrDefault(c => c.Code == typed)
            ?? choices.FirstOrDefault(c => ThaiDigits.ToArabic(ThaiText.Normalise(c.Label.Th)) == typed)
            ?? choices.FirstOrDefault(c => string.Equals(c.Label.En, text, StringComparison.OrdinalIgnoreCase));
    }

    private static LocalText NoSuchChoice(string text) =>
        new($"ไม่มีตัวเลือก “{text}” เลือกจากรายการ", $"There is no choice '{text}'; pick one from the list.");

    /// <summary>Ids of attached files, as the form that shows them sends them back.</summary>
    private static (Cell, LocalText?) Files(string text)
    {
        var ids = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Guid.TryParseExact(part, "D", out var id) ? id.ToString("D") : null).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return ids.IsEmpty || ids.Contains(null)
            ? (default, new("แนบไฟล์ที่แบบฟอร์มของรายการนี้ พิมพ์ในช่องไม่ได้", "Files are attached on the record's form; they cannot be typed."))
            : (Cell.Of([.. ids.OfType<string>()]), null);
    }

    private static (Cell, LocalText?) YesNo(string text)
    {
        var word = ThaiDigits.ToArabic(text).ToLowerInvariant();
        return YesWords.Contains(word) ? (Cell.Of(true), null)
            : NoWords.Contains(word) ? (Cell.Of(false), null)
            : (default, new("ตอบ ใช่ หรือ ไม่ใช่", "Answer yes or no."));
    }

    private static (Cell, LocalText?) Area(AreaField field, string text) =>
        AreaCode.TryParse(text, out var code) && (field.Levels.Contains(code.Level) || (code.Level == AreaLevel.Community && field.Levels.Contains(AreaLevel.Village)))
            ? (Cell.Of(code.Digits), null)
            : (default, new("รหัสพื้นที่ไม่ถูกต้อง เลือกพื้นที่จากทะเบียน", "Not an area code of the level needed; pick the area from the registry."));
}
