using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Entry;

namespace Klang.Web.Features.Import;

/// <summary>Decides what becomes of one row. The record it is given is not tracked: it is changed to see what would come of it.</summary>
internal sealed class RowJudge(EntryContext context, ImportWorld world, SheetPlan plan)
{
    private static readonly LocalText NotInReport = new("รายการนี้ไม่มีแถวในรายงานงวดนี้ อาจพ้นสภาพหรือย้ายหน่วยแล้ว ตรวจในทะเบียน", "This entry has no row in this round's report; it may have ended or moved. Check the register.");

    private readonly RecordEditor _editor = new(context);
    private readonly Dictionary<string, int> _columns = plan.Columns.Where(c => c.Target is not null).DistinctBy(c => c.Target, StringComparer.Ordinal).ToDictionary(c => c.Target!, c => c.Column, StringComparer.Ordinal);

    private readonly ImmutableArray<(FieldKey Key, int Column)> _typed = [.. plan.Columns.Where(c => c.Target is not null).DistinctBy(c => c.Target, StringComparer.Ordinal)
        .Where(c => FieldKey.TryParse(c.Target, out var key) && context.Dataset.Definition.Field(key) is { IsComputed: false }).Select(c => (FieldKey.Parse(c.Target!), c.Column))];

    private readonly ImmutableArray<(FieldKey Key, Field Field)> _cells = [.. world.Targets.Where(t => t.Field is not null && !t.Key.Contains('.', StringComparison.Ordinal)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (FieldKey.Parse(t.Key), t.Field!))];

    private readonly bool _hasLists = plan.Columns.Select(c => c.Target).Concat(plan.Fixed.Keys).Any(t => t?.Contains('.', StringComparison.Ordinal) == true);

    /// <summary>Several rows may be judged at once, on as many threads, as long as no record is given twice.</summary>
    /// <param name="group">The row, with its child rows.</param>
    /// <param name="record">The record it is about; null where there is none.</param>
    /// <param name="twice">The row above that names the same subject.</param>
    public JudgedRow Judge(ReadGroup group, Record? record, int? twice)
    {
        var head = group.Head;
        if (head.Kind != RowKind.Data)
        {
            return new JudgedRow(group, ImportRowState.Skipped, null, new RowContent { About = head.Kind.ToString() }, []);
        }

        var content = Content(group);
        if (Elsewhere(head) is { } elsewhere)
        {
            return new JudgedRow(group, ImportRowState.Skipped, null, content, [elsewhere]);
        }

        record ??= head.Subject is { IsUnit: true } unit ? Total(unit) : null;
        var findings = group.Rows.SelectMany(r => r.Findings).ToList();
        if (twice is { } above)
        {
            findings.Add(Whole(new($"ซ้ำกับแถว {above.Plain()} เป็นรายการเดียวกัน ลบแถวที่ไม่ใช้ออก", $"The same entry as in row {above.Plain()}. Remove the one that is not meant.")));
        }

        if (head.Subject is not null && record is null)
        {
            findings.Add(Whole(NotInReport));
        }

        if (record is null || findings.Exists(f => f.Blocks))
        {
            return new JudgedRow(group, ImportRowState.Wrong, record?.Id, content, [.. findings]) { TwiceWith = twice };
        }

        return Try(group, record, content, findings);
    }

    /// <summary>Whether the row counts among those about its subject: another year's does not.</summary>
    public bool IsAbout(ReadRow head) => head.Kind == RowKind.Data && head.Subject is not null && !IsOfAnotherYear(head);

    /// <summary>The row's findings on a record, once it is known to be readable.</summary>
    private JudgedRow Try(ReadGroup group, Record record, RowContent content, List<CellFinding> findings)
    {
        var (id, state, before) = (record.Id, record.State, record.Answers);
        var (saved, changes) = _editor.Apply(record, content.Edit(id, record.Version), "", default);
        foreach (var issue in saved.Issues)
        {
            Show(issue, blocks: !saved.Taken && issue.Severity == Severity.Error, findings);
        }

        findings.AddRange(state == RecordState.Carried ? Kept(content, before) : []);
        var verdict = !saved.Taken ? ImportRowState.Wrong
            : changes.Count == 0 && state != RecordState.Carried ? ImportRowState.Same
            : state == RecordState.Carried ? ImportRowState.New
            : ImportRowState.Changed;
        return new JudgedRow(group, verdict, id == Guid.Empty ? null : id, content, [.. findings]);
    }

    /// <summary>An empty cell says nothing, so last round's value stands: nobody may think that it was typed.</summary>
    private IEnumerable<CellFinding> Kept(RowContent content, Answers before) => before.Cells.IsEmpty ? [] : _typed
        .Where(c => !content.Cells.ContainsKey(c.Key) && before[c.Key] is not null)
        .Select(c => new CellFinding(c.Column, c.Key.Name, Severity.Note, new("ช่องนี้ว่าง คงค่าที่ยกมาจากงวดก่อน", "This cell is empty: last round's value stays.")));

    /// <summary>An issue at the cells of this workbook that it is about; what the file does not hold is not its fault.</summary>
    private void Show(Issue issue, bool blocks, List<CellFinding> findings)
    {
        var first = findings.Count;
        foreach (var at in issue.At)
        {
            var target = at.List is { } list ? $"{list.Name}.{at.Field.Name}" : at.Field.Name;
            if (_columns.TryGetValue(target, out var column) && findings.FindIndex(first, f => f.Target == target) < 0)
            {
                findings.Add(new CellFinding(column, target, issue.Severity, issue.Message) { Blocks = blocks });
            }
        }
    }

    /// <summary>The unit's own row, which comes into the report when it is taken.</summary>
    private Record Total(SubjectFact unit) => new() { SubmissionId = context.Submission.Id, SubjectKey = unit.Key, AreaCode = context.Submission.AreaCode, State = RecordState.Carried, SavedBy = "" };

    /// <summary>Rows of another year, of another unit, or of nobody who reports; null where the row belongs here.</summary>
    private CellFinding? Elsewhere(ReadRow head) =>
        head.FiscalYear is { } year && IsOfAnotherYear(head)
            ? Aside(ImportTargets.Year, Severity.Note, new($"เป็นของปีงบประมาณ {year.Plain()} รายงานนี้เป็นของปี {context.Submission.FiscalYear.Plain()}", $"About fiscal year {year.Plain()}; this report is of {context.Submission.FiscalYear.Plain()}."))
        : world.Share?.WhyNobodys(head) is { } nobodys ? Aside(ImportTargets.District, Severity.Warning, nobodys)
        : head.Subject is not null || head.Clues is not { Code: "", Name: "", District.Length: > 0 } clues ? null
        : world.IsDistrict(clues.District)
            ? Aside(ImportTargets.District, Severity.Note, new($"เป็นของ {clues.District} ซึ่งเป็นหน่วยอื่น", $"About {clues.District}, which is another unit."))
            : Aside(ImportTargets.District, Severity.Warning, new($"“{clues.District}” ไม่ใช่หน่วยรายงาน จึงไม่นำเข้า", $"“{clues.District}” is not a reporting unit; it is left out."));

    private bool IsOfAnotherYear(ReadRow head) => head.FiscalYear is { } year && year != context.Submission.FiscalYear;

    private CellFinding Aside(string target, Severity level, LocalText message) => new(_columns.GetValueOrDefault(target, -1), target, level, message);

    private RowContent Content(ReadGroup group)
    {
        var cells = new Dictionary<FieldKey, string?>(group.Head.Cells.Count);
        foreach (var (key, field) in _cells)
        {
            if (group.Head.Cells.TryGetValue(key.Name, out var text))
            {
                cells[key] = ImportWorld.Masked(field, text);
            }
        }

        var lists = _hasLists ? group.Rows.SelectMany(r => r.Cells.Where(c => c.Key.Contains('.', StringComparison.Ordinal)).Select(c => (Row: r.Number, List: c.Key.Split('.')[0], Field: c.Key.Split('.')[1], c.Value)))
            .GroupBy(c => c.List).ToImmutableSortedDictionary(
                l => l.Key,
                l => l.GroupBy(c => c.Row).Select(r => r.ToImmutableSortedDictionary(c => c.Field, c => c.Value, StringComparer.Ordinal)).ToImmutableArray(),
                StringComparer.Ordinal) : RowContent.NoLists;
        return new RowContent { About = group.Head.Subject?.Name ?? RowReader.Words(group.Head.Clues), Clues = group.Head.Subject is null ? group.Head.Clues : null, Cells = cells, Lists = lists };
    }

    private static CellFinding Whole(LocalText message) => new(-1, "", Severity.Error, message) { Blocks = true };
}
