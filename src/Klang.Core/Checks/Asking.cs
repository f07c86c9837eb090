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
    /// <summary>A record, whose values each step finds as the steps before left them; afterwards they are those of the whole record.</summary>
    public static (Answers Answers, RecordValues Values) Through(ImmutableArray<CompiledField> steps, Answers answers, RecordFacts facts) => Fill(steps, Unfolded(answers), facts);

    /// <summary>The same for answers whose questions were settled before.</summary>
    public static (Answers Answers, RecordValues Values) Fill(ImmutableArray<CompiledField> steps, Answers answers, RecordFacts facts)
    {
        var (values, settled) = (new RecordValues(facts, answers, readOften: true), new List<(FieldKey, Answer?)>(steps.Length));
        foreach (var step in steps)
        {
            var (key, typed) = (step.Field.Key, answers[step.Field.Key]);
            var answer = Answer(step, typed, values);
            if (!Equals(typed, answer))
            {
                values.Settle(key, answer);
                settled.Add((key, answer));
            }
        }

        return (answers.With(settled), values);
    }

    /// <summary>A row, whose values are made anew for each step: it has few.</summary>
    public static Answers Through(ImmutableArray<CompiledField> steps, Answers row, Func<Answers, IValues> values) =>
        steps.Aggregate(Unfolded(row), (whole, step) =>
        {
            var typed = whole[step.Field.Key];
            var settled = Answer(step, typed, values(whole));
            return Equals(typed, settled) ? whole : whole.With(step.Field.Key, settled);
        });

    /// <summary>Whether the question is asked as the other answers stand; a condition whose data is missing is not true.</summary>
    public static bool IsAsked(CompiledField field, IValues values) => field.AskIf is null || IsTrue(field.AskIf, values);

    /// <summary>Whether there are rows in the list at all.</summary>
    public static bool IsAsked(CompiledList list, IValues values) => list.AskIf is null || IsTrue(list.AskIf, values);

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
        answers.With([.. answers.Cells.Where(c => c.Value is NotAsked).Select(c => (c.Key, NotAsked.Given(c.Value)))]);
}
