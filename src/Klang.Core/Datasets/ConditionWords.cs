using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Datasets;

/// <summary>Says a condition in words: <c>held_status == 'held'</c> is “Was it held” is “Held”. For people without the screen's help.</summary>
public static class ConditionWords
{
    /// <param name="condition">An <c>askIf</c> or <c>requiredIf</c>.</param>
    /// <param name="field">The field behind a name such as <c>held_status</c> or <c>subject.network_type</c>; null where there is none.</param>
    /// <returns>The words; null for a condition that takes more than comparisons to say.</returns>
    public static LocalText? Of(Expression condition, Func<string, Field?> field) =>
        Say(condition.Tree, field, english: false) is { } th && Say(condition.Tree, field, english: true) is { } en ? new LocalText(th, en) : null;

    /// <summary>Finds fields of a record, of the row where <paramref name="list"/> is given, of the entry it is about and of the round before.</summary>
    public static Func<string, Field?> Names(CompiledDefinition dataset, ListDefinition? list = null) => path => path.Split('.') switch
    {
        [var own] => list?.Fields.FirstOrDefault(f => f.Key.Name == own) ?? dataset.Definition.Fields.FirstOrDefault(f => f.Key.Name == own),
        ["subject", var entry] => dataset.Register?.Fields.FirstOrDefault(f => f.Key.Name == entry),
        _ => null,
    };

    private static string? Say(Syntax syntax, Func<string, Field?> field, bool english) => syntax switch
    {
        ChainSyntax { Links: [{ Mark: "and" or "or" }, ..] } chain => Chain(chain, field, english),
        ComparisonSyntax test => Compare(test, field, english),
        UnarySyntax { Mark: "not", Operand: CallSyntax { Name: "missing", Arguments: [NameSyntax name] } } => Named(name, field, english) is { } label
            ? (english ? $"{label} is filled in" : $"กรอก{label}แล้ว") : null,
        NameSyntax { Path: "record.ofUnit" } => english ? "the row is the office's own total" : "แถวนี้เป็นยอดรวมของหน่วยงาน",
        UnarySyntax { Mark: "not", Operand: NameSyntax { Path: "record.ofUnit" } } => english ? "the row is not the office's own total" : "แถวนี้ไม่ใช่ยอดรวมของหน่วยงาน",
        UnarySyntax { Mark: "not", Operand: NameSyntax name } => Answered(name, yes: false, field, english),
        NameSyntax name => Answered(name, yes: true, field, english),
        CallSyntax { Name: "coalesce", Arguments: [NameSyntax name, LiteralSyntax { Value.Type: Expressions.ValueType.Boolean }] } => Answered(name, yes: true, field, english),
        CallSyntax { Name: "missing", Arguments: [NameSyntax name] } => Named(name, field, english) is { } label
            ? (english ? $"{label} is not filled in" : $"ยังไม่ได้กรอก{label}") : null,
        CallSyntax { Name: "has", Arguments: [NameSyntax name, LiteralSyntax code] } => Named(name, field, english) is { } label
            ? (english ? $"{label} has {Shown(name, code.Value, field, english)}" : $"{label}มี{Shown(name, code.Value, field, english)}") : null,
        _ => null,
    };

    private static string? Chain(ChainSyntax chain, Func<string, Field?> field, bool english)
    {
        var word = (chain.Links[0].Mark, english) switch
        {
            ("and", true) => " and ",
            ("and", false) => " และ ",
            (_, true) => " or ",
            _ => " หรือ ",
        };
        var parts = chain.Links.Select(l => l.Operand).Prepend(chain.First).Select(part => (Text: Say(part, field, english), IsChain: part is ChainSyntax)).ToImmutableArray();
        return parts.Any(p => p.Text is null) ? null : string.Join(word, parts.Select(p => p.IsChain ? $"({p.Text})" : p.Text));
    }

    private static string? Compare(ComparisonSyntax test, Func<string, Field?> field, bool english)
    {
        if (NameIn(test.Left) is not { } name || test.Right is not LiteralSyntax { Value: var value } || Named(name, field, english) is not { } label)
        {
            return null;
        }

        if (value.Type == Expressions.ValueType.Boolean && test.Mark.Text is "==" or "!=" && field(name.Path) is YesNoField)
        {
            return Answered(name, value.Boolean == (test.Mark.Text == "=="), field, english);
        }

        var shown = Shown(name, value, field, english);
        return (test.Mark.Text, english) switch
        {
            ("==", false) => $"{label}เป็น{shown}",
            ("==", true) => $"{label} is {shown}",
            ("!=", false) => $"{label}ไม่ใช่{shown}",
            ("!=", true) => $"{label} is not {shown}",
            ("<", false) => $"{label}น้อยกว่า {shown}",
            ("<", true) => $"{label} is less than {shown}",
            ("<=", false) => $"{label}ไม่เกิน {shown}",
            ("<=", true) => $"{label} is at most {shown}",
            (">", false) => $"{label}มากกว่า {shown}",
            (">", true) => $"{label} is more than {shown}",
            (">=", false) => $"{label}ตั้งแต่ {shown} ขึ้นไป",
            (">=", true) => $"{label} is at least {shown}",
            _ => null,
        };
    }

    /// <summary><c>coalesce(fund_type, subject.network_type)</c> is spoken of by its first name.</summary>
    private static NameSyntax? NameIn(Syntax syntax) => syntax switch
    {
        NameSyntax name => name,
        CallSyntax { Name: "coalesce", Arguments: [NameSyntax first, ..] } => first,
        _ => null,
    };

    private static string? Answered(NameSyntax name, bool yes, Func<string, Field?> field, bool english) => Named(name, field, english) is not { } label ? null
        : (yes, english) switch
        {
            (true, false) => $"ตอบ{label}ว่า ใช่",
            (false, false) => $"ตอบ{label}ว่า ไม่ใช่",
            (true, true) => $"{label} is answered yes",
            (false, true) => $"{label} is answered no",
        };

    private static string? Named(NameSyntax name, Func<string, Field?> field, bool english) =>
        field(name.Path)?.Label is { } label ? (english ? $"“{label.In("en")}”" : $"“{label.Th}”") : null;

    private static string Shown(NameSyntax name, Value value, Func<string, Field?> field, bool english)
    {
        var choices = field(name.Path) switch
        {
            ChoiceField choice => choice.Choices,
            MultiField multi => multi.Choices,
            _ => [],
        };
        return value.Type != Expressions.ValueType.Text ? value.ToString()
            : $"“{choices.FirstOrDefault(c => c.Code == value.Text)?.Label.In(english ? "en" : "th") ?? value.Text}”";
    }
}
