using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>
/// Fills the computed cells of a record and says what is wrong with it. Every door (grid, form, import, API) comes through
/// here, so the same record has the same issues everywhere.
/// </summary>
public sealed class RecordChecker(CompiledDefinition definition)
{
    /// <summary>The record with its computed cells, each from the others; a cell whose operands are missing is missing.</summary>
    public Answers Compute(RecordFacts facts)
    {
        var answers = definition.Lists.Aggregate(facts.Answers, (whole, list) =>
            whole.WithList(list.List.Key, [.. whole.List(list.List.Key).Select(row => Filled(row, list.Computed, r => new RowValues(list.List, r, new RecordValues(facts, whole), facts.Around)))]));
        return Filled(answers, definition.Computed, a => new RecordValues(facts, a));
    }

    private static Answers Filled(Answers answers, ImmutableArray<CompiledField> computed, Func<Answers, IValues> values)
    {
        foreach (var field in computed)
        {
            var value = field.Value!.Evaluate(values(answers));
            answers = answers.With(field.Field.Key, value.IsMissing || TooLarge(value) ? null : new Answered(Rounded(field.Field, value)));
        }

        return answers;
    }

    /// <summary>A product of typing slips must not overflow the typed column.</summary>
    private static bool TooLarge(Value value) => value.Type == Datasets.Expressions.ValueType.Number && Math.Abs(value.Number) > AnswerParser.MostNumber;

    /// <summary>Every issue of a computed record, errors first, then in the order of the form and the file.</summary>
    public ImmutableArray<Issue> Check(RecordFacts facts)
    {
        var values = new RecordValues(facts, facts.Answers);
        var issues = new List<Issue>();
        foreach (var field in definition.Fields.Where(f => !f.Field.IsComputed && f.Field.IsAskedIn(facts.Round, facts.FiscalYear)))
        {
            Cell(field, facts.Answers, values, new CellRef(field.Field.Key), issues);
        }

        foreach (var list in definition.Lists)
        {
            ListChecks.Check(list, facts, values, issues);
        }

        if (Standings.Issue(facts) is { } misplaced)
        {
            issues.Add(misplaced);
        }

        issues.AddRange(definition.Rules.SelectMany(rule => Broken(rule, facts, values)));
        return [.. issues.OrderBy(i => i.Severity)];
    }

    /// <summary>Whether a condition is true of a record; missing data is not true.</summary>
    public static bool Says(Expression condition, RecordFacts facts) => IsTrue(condition, new RecordValues(facts, facts.Answers));

    /// <summary>Whether a total of the year goes on from last round's: it is still the same fiscal year, or the same account year.</summary>
    public bool GoesOn(Field field, RecordFacts facts) =>
        definition.Fields.FirstOrDefault(f => f.Field.Key == field.Key)?.SameYear is { } sameYear
            ? IsTrue(sameYear, new RecordValues(facts, facts.Answers))
            : facts.IsNewYear == false;

    /// <summary>One cell by its field: asked at all, required, well formed.</summary>
    internal static void Cell(CompiledField field, Answers answers, IValues values, CellRef at, List<Issue> issues)
    {
        if (field.AskIf is null || IsTrue(field.AskIf, values))
        {
            // No door takes files or personal numbers yet: what nobody can answer must not block.
            var required = field.Field is not (FileField or NationalIdField) && (field.Field.Required || (field.RequiredIf is not null && IsTrue(field.RequiredIf, values)));
            CellChecks.Check(field.Field, answers[field.Field.Key], required, at, issues);
            OfferedChoices.Check(field, answers, values, at, issues);
        }
    }

    /// <summary>A rule over rows is asked of each.</summary>
    private static IEnumerable<Issue> Broken(CompiledRule rule, RecordFacts facts, RecordValues values) => rule.Each is not { } list
        ? Broken(rule, values, key => new CellRef(key)) is { } issue ? [issue] : []
        : facts.Answers.List(list.Key)
            .Select((row, i) => Broken(rule, new RowValues(list, row, values, facts.Around), key => new CellRef(key, list.Key, i))).OfType<Issue>();

    private static Issue? Broken(CompiledRule rule, IValues values, Func<FieldKey, CellRef> at)
    {
        if (rule.When is not null && !IsTrue(rule.When, values))
        {
            return null;
        }

        // Missing data: the rule is not evaluated, which is neither passed nor broken.
        var check = rule.Check.Evaluate(values);
        return check.IsMissing || check.Boolean
            ? null
            : new Issue(
                rule.Rule.Key.Name,
                rule.Rule.Severity,
                new LocalText(rule.Message.Render("th", values), rule.Message.Render("en", values)),
                [.. rule.At.Select(at)]);
    }

    private static bool IsTrue(Expression expression, IValues values)
    {
        var value = expression.Evaluate(values);
        return !value.IsMissing && value.Boolean;
    }

    private static Value Rounded(Field field, Value value) =>
        field is NumberField number ? Value.Of(decimal.Round(value.Number, number.Decimals, MidpointRounding.AwayFromZero)) : value;
}
