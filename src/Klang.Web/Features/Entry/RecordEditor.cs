using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Entry;

/// <summary>Applies edits to a record in memory: parse, merge, compute, check. Nothing is stored here.</summary>
internal sealed class RecordEditor(EntryContext context)
{
    private readonly RecordChecker _checker = new(context.Dataset);

    /// <summary>The record's issues as it stands.</summary>
    public ImmutableArray<Issue> Check(Record record) => _checker.Check(context.Facts(record, record.Answers));

    /// <summary>The cells that are not asked as the record stands.</summary>
    public ImmutableArray<CellRef> NotAsked(Record record) => _checker.NotAsked(context.Facts(record, record.Answers));

    /// <summary>The same, if the record were saved so. Rows are counted as they are given, empty ones too.</summary>
    public ImmutableArray<CellRef> NotAsked(Record record, RowEdit edit)
    {
        var answers = edit.Lists.Aggregate(Typed(record, edit), (a, list) => a.WithList(list.Key, [.. list.Value.Select(row => Row(ListOf(list.Key), row))]));
        return _checker.NotAsked(context.Facts(record, Computed(record, answers)));
    }

    /// <summary>What the record would say and what would be wrong with it.</summary>
    public ImmutableArray<Issue> Try(Record record, RowEdit edit) => _checker.Check(context.Facts(record, Computed(record, Typed(record, edit))));

    /// <summary>Changes the record and says what was wrong, what changed, and what was left alone. Different records may be changed on several threads.</summary>
    public (SavedRow Row, RecordChanges Changes) Apply(Record record, RowEdit edit, string savedBy, DateTime now)
    {
        var (conflicts, changes, totalled) = (ImmutableArray.CreateBuilder<CellConflict>(), new RecordChanges(context.Dataset.Definition, edit.Cells.Count), false);
        foreach (var (key, text) in edit.Cells)
        {
            var field = context.Dataset.Definition.Field(key);
            totalled |= field is { IsComputed: true };
            var (old, mine) = (Core.Records.NotAsked.Given(record.Answers[key]), field is { IsComputed: false } ? AnswerParser.Parse(field, text).Answer : null);
            if (field is { IsComputed: true } || Equals(old, mine))
            {
                continue;
            }

            // Files are added to and taken from what is there: two officers' photographs do not exclude each other.
            if (record.CellVersions.ChangedAfter(key, edit.Version) && !edit.Files.ContainsKey(new CellRef(key)))
            {
                conflicts.Add(new CellConflict(key, RecordChanges.Text(context.Dataset.Definition, key, old), text ?? "", record.SavedBy, record.SavedAt));
                continue;
            }

            changes.Add(key, old, mine);
        }

        var answers = WithLists(changes.Onto(record.Answers), edit, changes);
        var totals = totalled ? ComputedCells.Differing(context.Dataset, Computed(record, answers), edit.Cells) : [];
        if (!totals.IsEmpty)
        {
            return (new SavedRow(record, [.. totals, .. Check(record)], []) { Taken = false }, new(context.Dataset.Definition, 0));
        }

        if (edit.Confirm && edit.IsEmpty && record.State == RecordState.Carried)
        {
            answers = Unchanged(record, answers, now);
        }

        var issues = Store(record, edit, answers, changes.Count > 0);
        if (changes.Count > 0 || edit.Confirm)
        {
            var next = record.Version + 1;
            (record.Version, record.CellVersions, record.SavedAt, record.SavedBy) = (next, record.CellVersions.With(changes.Cells, next), now, savedBy);
        }

        return (new SavedRow(record, issues, conflicts.ToImmutable()), changes);
    }

    private Answers Unchanged(Record record, Answers answers, DateTime now) => NoChange.Fill(
        context.Dataset.Definition, answers, context.PreviousAnswers.GetValueOrDefault(record.SubjectKey),
        (field, so) => _checker.GoesOn(field, context.Facts(record, so)), Bangkok.DayOf(now));

    private ImmutableArray<Issue> Store(Record record, RowEdit edit, Answers answers, bool changed)
    {
        record.State = changed ? RecordState.Entered : edit.Confirm && record.State == RecordState.Carried ? RecordState.Confirmed : record.State;
        (record.Answers, var issues) = _checker.Settle(context.Facts(record, answers));
        Count(record, issues);
        return issues;
    }

    /// <summary>Puts back what a record said, as a change of its own: whoever has it open is told like of any other.</summary>
    public void Restore(Record record, Answers answers, RecordState state, string savedBy, DateTime now)
    {
        var next = record.Version + 1;
        var keys = record.Answers.Cells.Keys.Union(answers.Cells.Keys).Where(k => !Equals(record.Answers[k], answers[k]));
        (record.CellVersions, record.Version) = (record.CellVersions.With(keys, next), next);
        (record.State, record.Answers, record.SavedAt, record.SavedBy) = (state, Computed(record, answers), now, savedBy);
        Recount(record);
    }

    /// <summary>The record's issues as they stand now, counted.</summary>
    public ImmutableArray<Issue> Recount(Record record)
    {
        var issues = Check(record);
        Count(record, issues);
        return issues;
    }

    private static void Count(Record record, ImmutableArray<Issue> issues)
    {
        record.Errors = record.State == RecordState.Carried ? 0 : issues.Count(i => i.Severity == Severity.Error);
        record.Warnings = record.State == RecordState.Carried ? 0 : issues.Count(i => i.Severity == Severity.Warning);
    }

    private Answers Computed(Record record, Answers answers) => _checker.Compute(context.Facts(record, answers));

    private Answers WithLists(Answers answers, RowEdit edit, RecordChanges changes)
    {
        foreach (var (key, rows) in edit.Lists)
        {
            var parsed = rows.Select(row => Row(ListOf(key), row));
            var kept = parsed.Where(row => !row.Cells.IsEmpty).ToImmutableArray();
            var before = answers.GivenList(key);
            answers = answers.WithList(key, kept);
            if (!before.Select(row => CarriedRows.Given(ListOf(key), row)).SequenceEqual(kept))
            {
                changes.AddList(key, before.Length, kept.Length);
            }
        }

        return answers;
    }

    private Answers Typed(Record record, RowEdit edit) => edit.Cells.Aggregate(record.Answers, (a, cell) => a.With(cell.Key, Parse(cell.Key, cell.Value)));

    private ListDefinition ListOf(FieldKey key) => context.Dataset.Definition.Lists.First(l => l.Key == key);

    private static Answers Row(ListDefinition list, ImmutableDictionary<FieldKey, string?> row) => row.Aggregate(Answers.Empty, (a, cell) =>
        list.Fields.FirstOrDefault(f => f.Key == cell.Key && !f.IsComputed) is { } field ? a.With(cell.Key, AnswerParser.Parse(field, cell.Value).Answer) : a);

    private Answer? Parse(FieldKey key, string? text) => context.Dataset.Definition.Field(key) is { IsComputed: false } field ? AnswerParser.Parse(field, text).Answer : null;
}
