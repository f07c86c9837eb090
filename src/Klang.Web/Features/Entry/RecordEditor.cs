using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data.Model;

namespace Klang.Web.Features.Entry;

/// <summary>Applies edits to a record in memory: parse, merge, compute, check. Nothing is stored here.</summary>
internal sealed class RecordEditor(EntryContext context)
{
    private readonly RecordChecker _checker = new(context.Dataset);

    /// <summary>The record's issues as it stands.</summary>
    public ImmutableArray<Issue> Check(Record record, Answers? subject) => _checker.Check(context.Facts(record.SubjectKey, record.Answers, subject));

    /// <summary>What the record would say and what would be wrong with it.</summary>
    public (Answers Answers, ImmutableArray<Issue> Issues) Try(Record record, RowEdit edit, Answers? subject)
    {
        var answers = Computed(record, edit.Cells.Aggregate(record.Answers, (a, cell) => a.With(cell.Key, Parse(cell.Key, cell.Value))), subject);
        return (answers, _checker.Check(context.Facts(record.SubjectKey, answers, subject)));
    }

    /// <summary>Changes the record and says what was wrong, what changed, and what was left alone.</summary>
    public (SavedRow Row, Dictionary<string, string?[]> Changes) Apply(Record record, RowEdit edit, Answers? subject, string savedBy, DateTime now)
    {
        var conflicts = ImmutableArray.CreateBuilder<CellConflict>();
        var changes = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        var (answers, versions, next) = (record.Answers, record.CellVersions, record.Version + 1);
        foreach (var (key, text) in edit.Cells)
        {
            var (old, mine) = (answers[key], Parse(key, text));
            if (Equals(old, mine))
            {
                continue;
            }

            if (record.CellVersions.ChangedAfter(key, edit.Version))
            {
                conflicts.Add(new CellConflict(key, Text(key, old), text ?? "", record.SavedBy, record.SavedAt));
                continue;
            }

            (answers, versions) = (answers.With(key, mine), versions.With(key, next));
            changes[key.Name] = [Text(key, old), Text(key, mine)];
        }

        answers = WithLists(answers, edit, changes);
        Store(record, edit, Computed(record, answers, subject), changes.Count > 0, subject);
        if (changes.Count > 0 || edit.Confirm)
        {
            (record.Version, record.CellVersions, record.SavedAt, record.SavedBy) = (next, versions, now, savedBy);
        }

        return (new SavedRow(record, Check(record, subject), conflicts.ToImmutable()), changes);
    }

    private void Store(Record record, RowEdit edit, Answers answers, bool changed, Answers? subject)
    {
        record.Answers = answers;
        record.State = changed ? RecordState.Entered : edit.Confirm && record.State == RecordState.Carried ? RecordState.Confirmed : record.State;
        var issues = Check(record, subject);
        record.Errors = record.State == RecordState.Carried ? 0 : issues.Count(i => i.Severity == Severity.Error);
        record.Warnings = record.State == RecordState.Carried ? 0 : issues.Count(i => i.Severity == Severity.Warning);
    }

    private Answers Computed(Record record, Answers answers, Answers? subject) => _checker.Compute(context.Facts(record.SubjectKey, answers, subject));

    private Answers WithLists(Answers answers, RowEdit edit, Dictionary<string, string?[]> changes)
    {
        foreach (var (key, rows) in edit.Lists)
        {
            var list = context.Dataset.Definition.Lists.First(l => l.Key == key);
            var parsed = rows.Select(row => row.Aggregate(Answers.Empty, (a, cell) =>
                list.Fields.FirstOrDefault(f => f.Key == cell.Key && !f.IsComputed) is { } field ? a.With(cell.Key, AnswerParser.Parse(field, cell.Value).Answer) : a));
            var kept = parsed.Where(row => !row.Cells.IsEmpty).ToImmutableArray();
            var before = answers.List(key);
            answers = answers.WithList(key, kept);
            if (!before.SequenceEqual(answers.List(key)))
            {
                changes[key.Name] = [before.Length.Plain(), kept.Length.Plain()];
            }
        }

        return answers;
    }

    private Answer? Parse(FieldKey key, string? text) => context.Dataset.Definition.Field(key) is { IsComputed: false } field ? AnswerParser.Parse(field, text).Answer : null;

    private string Text(FieldKey key, Answer? answer) => context.Dataset.Definition.Field(key) is { } field ? AnswerText.Edit(field, answer) : "";
}
