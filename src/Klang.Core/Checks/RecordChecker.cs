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
    /// <summary>
    /// The record with its computed cells, each from the others, and with answers to questions that are not asked put aside
    /// (<see cref="NotAsked"/>). A cell whose operands are missing is missing.
    /// </summary>
    public Answers Compute(RecordFacts facts) => Computed(facts).Answers;

    /// <summary>The same, and every issue of what comes of it: each value is looked up once for both.</summary>
    public (Answers Answers, ImmutableArray<Issue> Issues) Settle(RecordFacts facts)
    {
        var (answers, values) = Computed(facts);
        return (answers, Check(facts with { Answers = answers }, values));
    }

    private (Answers Answers, RecordValues Values) Computed(RecordFacts facts)
    {
        // Rows may build on what the record computes, and the record on its rows: what rows look at is made first, too.
        var answers = facts.Answers.BackInPlace();
        answers = definition.Lists.Any(l => l.AskIf is not null || !l.Steps.IsEmpty) ? AskedLists(Asking.Through(definition.Steps, answers, facts)) : answers;
        answers = definition.Lists.Aggregate(answers, (whole, list) => whole.List(list.List.Key) is { IsEmpty: false } rows ? whole.WithList(list.List.Key, Rows(facts, whole, list, rows)) : whole);
        return Asking.Through(definition.Steps, answers, facts);
    }

    /// <summary>Without the rows of lists that are not asked, which are put aside.</summary>
    private Answers AskedLists((Answers Answers, RecordValues Values) whole) =>
        definition.Lists.Where(list => !Asking.IsAsked(list, whole.Values)).Aggregate(whole.Answers, (answers, list) => answers.PutAside(list.List.Key));

    private static ImmutableArray<Answers> Rows(RecordFacts facts, Answers whole, CompiledList list, ImmutableArray<Answers> rows)
    {
        var record = new RecordValues(facts, whole, readOften: true);
        return [.. rows.Select(row => Asking.Through(list.Steps, row, r => new RowValues(list.List, r, record, facts.Around)))];
    }

    /// <summary>The cells of a computed record whose questions are not asked now, whether or not something stands in them; a list as a whole by its own key.</summary>
    public ImmutableArray<CellRef> NotAsked(RecordFacts facts)
    {
        var values = new RecordValues(facts, facts.Answers);
        var own = definition.Steps.Where(f => !Asking.IsAsked(f, values)).Select(f => new CellRef(f.Field.Key));
        var lists = definition.Lists.Where(list => !Asking.IsAsked(list, values)).Select(list => new CellRef(list.List.Key));
        return [.. own, .. lists, .. definition.Lists.SelectMany(list => facts.Answers.List(list.List.Key).SelectMany((row, i) =>
            list.Steps.Where(f => !Asking.IsAsked(f, new RowValues(list.List, row, values, facts.Around))).Select(f => new CellRef(f.Field.Key, list.List.Key, i))))];
    }

    /// <summary>
    /// The record with the columns that figures need and that it was saved without, because its definition did not ask for them
    /// then. Those that look beyond the record wait until it is saved again.
    /// </summary>
    public Answers WithColumns(RecordFacts facts) => Asking.Fill(
        [.. definition.Steps.Where(f => f.Field.IsHidden && facts.Answers[f.Field.Key] is null && f.Value!.Reach.IsNone && f.Value.Names.All(n => !n.Contains('.', StringComparison.Ordinal)))],
        facts.Answers,
        facts).Answers;

    /// <summary>Every issue of a computed record, errors first, then in the order of the form and the file.</summary>
    public ImmutableArray<Issue> Check(RecordFacts facts) => Check(facts, new RecordValues(facts, facts.Answers, readOften: true));

    private ImmutableArray<Issue> Check(RecordFacts facts, RecordValues values)
    {
        var issues = new List<Issue>();
        foreach (var field in definition.Fields)
        {
            if (!field.Field.IsComputed && field.Field.IsAskedIn(facts.Round, facts.FiscalYear))
            {
                Cell(field, facts.Answers, values, facts, new CellRef(field.Field.Key), issues);
            }
        }

        foreach (var list in definition.Lists)
        {
            ListChecks.Check(list, facts, values, issues);
        }

        if (Standings.Issue(facts) is { } misplaced)
        {
            issues.Add(misplaced);
        }

        foreach (var rule in definition.Rules)
        {
            Break(rule, facts, values, issues);
        }

        return InOrder(issues);
    }

    /// <summary>Whether a condition is true of a record; missing data is not true.</summary>
    public static bool Says(Expression condition, RecordFacts facts) => Asking.IsTrue(condition, new RecordValues(facts, facts.Answers));

    /// <summary>Whether a total of the year goes on from last round's: it is still the same fiscal year, or the same account year.</summary>
    public bool GoesOn(Field field, RecordFacts facts) =>
        definition.Fields.FirstOrDefault(f => f.Field.Key == field.Key)?.SameYear is { } sameYear
            ? Asking.IsTrue(sameYear, new RecordValues(facts, facts.Answers))
            : facts.IsNewYear == false;

    /// <summary>One cell by its field: asked at all, required, well formed.</summary>
    internal static void Cell(CompiledField field, Answers answers, IValues values, RecordFacts facts, CellRef at, List<Issue> issues)
    {
        if (Asking.IsAsked(field, values))
        {
            var required = field.RequiredIf is { } when ? field.Field.Required || Asking.IsTrue(when, values) : field.Field.Required || field.Field is FileField { MinFiles: > 0 };
            CellChecks.Check(field.Field, Records.NotAsked.Given(answers[field.Field.Key]), required, facts, at, issues);
            OfferedChoices.Check(field, answers, values, at, issues);
        }
    }

    /// <summary>Errors first, otherwise as they were found.</summary>
    private static ImmutableArray<Issue> InOrder(List<Issue> issues)
    {
        var ordered = ImmutableArray.CreateBuilder<Issue>(issues.Count);
        for (var severity = Severity.Error; ordered.Count < issues.Count; severity++)
        {
            foreach (var issue in issues)
            {
                if (issue.Severity == severity)
                {
                    ordered.Add(issue);
                }
            }
        }

        return ordered.MoveToImmutable();
    }

    private static void Break(CompiledRule rule, RecordFacts facts, RecordValues values, List<Issue> issues)
    {
        if (rule.Each is { } list)
        {
            issues.AddRange(BrokenRows(rule, list, facts, values));
        }
        else if (Broken(rule, values, static key => new CellRef(key)) is { } issue)
        {
            issues.Add(issue);
        }
    }

    /// <summary>A rule over rows is asked of each.</summary>
    private static IEnumerable<Issue> BrokenRows(CompiledRule rule, ListDefinition list, RecordFacts facts, RecordValues values) =>
        facts.Answers.List(list.Key).Select((row, i) => Broken(rule, new RowValues(list, row, values, facts.Around), key => new CellRef(key, list.Key, i))).OfType<Issue>();

    private static Issue? Broken(CompiledRule rule, IValues values, Func<FieldKey, CellRef> at)
    {
        if (rule.When is not null && !Asking.IsTrue(rule.When, values))
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
}
