using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Entry;

/// <summary>Turns records into grid rows.</summary>
internal sealed class GridRows(EntryContext context, Func<Record, (string Name, string Place)> names)
{
    private readonly ImmutableArray<Field> _fields = GridFields(context);
    private readonly RecordEditor _editor = new(context);

    public static ImmutableArray<Field> GridFields(EntryContext context) => [.. context.AskedFields];

    /// <summary>A row that nobody has confirmed yet says so, and nothing else: its empty cells are not mistakes.</summary>
    public GridRow Row(Record record) => Row(record, record.State == RecordState.Carried ? [] : _editor.Check(record), []);

    public GridRow Row(SavedRow saved) => Row(saved.Record, saved.Issues, saved.Conflicts);

    public static IReadOnlyList<GridIssue> Issues(ImmutableArray<Issue> issues) =>
        [.. issues.SelectMany(i => (i.At.IsEmpty ? [default] : i.At).Select(at =>
            new GridIssue((at.List ?? at.Field).Name ?? "", i.Rule, i.Severity.ToString().ToLowerInvariant(), i.Message.Here())))];

    private GridRow Row(Record record, ImmutableArray<Issue> issues, ImmutableArray<CellConflict> conflicts)
    {
        var previous = context.PreviousAnswers.GetValueOrDefault(record.SubjectKey);
        var (name, place) = names(record);
        var values = Values(record.Answers);
        var last = previous is null ? Values(Answers.Empty) : Values(previous);
        return new GridRow(
            record.Id, record.Version, record.State.ToString().ToLowerInvariant(), record.SubjectKey, name, place, record.AreaCode,
            values, values.SequenceEqual(last) ? null : last,
            Some(_fields.Where(f => Given(record, f) is Unparsed).ToDictionary(f => f.Key.Name, f => ((Unparsed)Given(record, f)!).Raw, StringComparer.Ordinal)),
            Some(_fields.Where(f => Given(record, f) is NotApplicable).Select(f => f.Key.Name).ToList()),
            Some(_editor.NotAsked(record).Where(c => c.List is null).Select(c => c.Field.Name).ToList()),
            Issues(issues),
            Some(conflicts.Select(c => new GridConflict(c.Field.Name, c.Theirs, c.Mine, c.By, Display.Time(c.At))).ToList()));
    }

    private static Answer? Given(Record record, Field field) => NotAsked.Given(record.Answers[field.Key]);

    private List<object?> Values(Answers answers) => [.. _fields.Select(f => NotAsked.Given(answers[f.Key]) switch
    {
        Answered { Value: var value } when f is FileField => (object?)value.Codes.Length,
        Answered { Value: var value } when f is NumberField => value.Number,
        Answered { Value: var value } when f is YesNoField => value.Boolean,
        Answered { Value: var value } when f is DateField => value.Date,
        Answered answered => AnswerText.Edit(f, answered),
        _ => null,
    })];

    private static Dictionary<string, string>? Some(Dictionary<string, string> map) => map.Count == 0 ? null : map;

    private static List<T>? Some<T>(List<T> list) => list.Count == 0 ? null : list;
}
