using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>
/// Goes through the computed and conditional fields of a record or a row, each after what it builds on: fills in what is
/// computed, and puts aside what was answered under a question that is not asked.
/// </summary>
internal static class Asking
{
    public static Answers Through(ImmutableArray<CompiledField> steps, Answers answers, Func<Answers, IValues> values) =>
        Fill(steps, Unfolded(answers), values);

    /// <summary>The same for answers whose questions were settled before.</summary>
    public static Answers Fill(ImmutableArray<CompiledField> steps, Answers answers, Func<Answers, IValues> values) =>
        steps.Aggregate(answers, (whole, field) =>
        {
            var typed = whole[field.Field.Key];
            var settled = Answer(field, typed, values(whole));
            return Equals(typed, settled) ? whole : whole.With(field.Field.Key, settled);
        });

    /// <summary>Whether the question is asked as the other answers stand; a condition whose data is missing is not true.</summary>
    public static bool IsAsked(CompiledField field, IValues values) => field.AskIf is null || IsTrue(field.AskIf, values);

    public static bool IsTrue(Expression expression, IValues values)
    {
        var value = expression.Evaluate(values);
        return !value.IsMissing && value.Boolean;
    }

    private static Answer? Answer(CompiledField field, Answer? typed, IValues values)
    {
        var asked = IsAsked(field, values);
        return field.Value is { } formula ? (asked ? Computed(field.Field, formula.Evaluate(values)) : null)
            : asked || typed is null ? typed
            : new NotAsked(typed);
    }

    private static Answered? Computed(Field field, Value value) => value.IsMissing || TooLarge(value) ? null : new Answered(Rounded(field, value));

    /// <summary>A product of typing slips must not overflow the typed column.</summary>
    private static bool TooLarge(Value value) => value.Type == Datasets.Expressions.ValueType.Number && Math.Abs(value.Number) > AnswerParser.MostNumber;

    private static Value Rounded(Field field, Value value) =>
        field is NumberField number ? Value.Of(decimal.Round(value.Number, number.Decimals, MidpointRounding.AwayFromZero)) : value;

    /// <summary>A definition may have taken a condition away since.</summary>
    private static Answers Unfolded(Answers answers) =>
        answers.Cells.Where(c => c.Value is NotAsked).Aggregate(answers, (whole, cell) => whole.With(cell.Key, NotAsked.Given(cell.Value)));
}
